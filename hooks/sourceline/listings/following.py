"""Following: the feeds that stand beside a listing, and the links that lead to them."""

from collections.abc import Collection, Iterable

from ..catalogue import Card
from ..sinks import ALTERNATE, html

ATOM, JSON = "feed.atom", "feed.json"
"""The files of a feed, in the folder of the page it belongs to."""

LINKS = {ATOM: "application/atom+xml", JSON: "application/feed+json"}
"""The media type of each file."""

FOLLOWED = ("topics", "outlets", "people")
"""The kinds of record whose listings have feeds."""


def is_followed(kind: str, id: str, cards: Iterable[Card], released: Collection[str]) -> bool:
    """Whether a listing of these cards has feeds; that of a released record always has, since somebody may follow it."""
    return kind in FOLLOWED and (f"{kind}/{id}" in released or any(card.status == "published" for card in cards))


def feed_links(title: str) -> str:
    """Return the elements by which a page's head leads to the feeds in its folder."""
    return "\n".join(
        f'<link rel="{ALTERNATE}" type="{type}" href="{file}" title="{html(title)}">' for file, type in LINKS.items()
    )
