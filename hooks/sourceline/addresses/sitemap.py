"""Sitemaps (sitemaps.org/protocol.html): the entries, the listings and the pages written by hand, and an index of them."""

from collections.abc import Iterable, Iterator, Sequence

from ..catalogue import Card
from ..sinks import xml
from ..standing import last_changed

MOST = 50_000
"""So many addresses a sitemap may hold."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Places = Sequence[tuple[str, str]]
"""Addresses, each with the day of its last change, empty where it is not known."""


def entry_places(cards: Iterable[Card], root: str) -> Places:
    """Return the addresses of entries; a draft has none that anybody should find."""
    return [(f"{root}entries/{card.id}/", _day(card)) for card in cards if card.status in ("published", "withdrawn")]


def _day(card: Card) -> str:
    changed = last_changed(card)
    return changed.iso if changed and changed.day else ""


def split(name: str, places: Places) -> Iterator[tuple[str, Places]]:
    """Yield the files of a sitemap, each with its addresses; none for none."""
    for number, start in enumerate(range(0, len(places), MOST), 1):
        yield f"sitemap-{name}-{number}.xml", places[start : start + MOST]


def sitemap(places: Places) -> str:
    """Write one sitemap."""
    return f"{_HEAD}<urlset {_NAMES}>\n{''.join([_place('url', *place) for place in places])}</urlset>\n"


def sitemap_index(addresses: Iterable[str]) -> str:
    """Write the index of sitemaps."""
    return f"{_HEAD}<sitemapindex {_NAMES}>\n{''.join([_place('sitemap', one) for one in addresses])}</sitemapindex>\n"


def _place(element: str, address: str, day: str = "") -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{element}><loc>{xml(address)}</loc>{changed}</{element}>\n"
