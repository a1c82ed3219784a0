"""The items of feeds: entries from their offprints, corrections from their cards."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec

from ..catalogue import Card
from ..imprint import Imprint
from ..markup import blocks
from .feed import Item

Read = Callable[[str], bytes]
"""Gives the offprint of an entry by its id."""

FULL = 400_000
"""So many characters of text a feed holds in all; the entries after that are in it with their summaries."""

Reference = str | dict[str, str]


class _Source(msgspec.Struct):
    url: str = ""
    outlet: Reference = ""
    authors: list[Reference] = []


class _Translation(msgspec.Struct):
    translators: list[Reference] = []


class _Entry(msgspec.Struct):
    title: str
    source: _Source
    translations: dict[str, _Translation]
    summary: str = ""
    published: str = ""
    topics: list[Reference] = []


class _Offprint(msgspec.Struct):
    """As much of an offprint as a feed shows."""

    id: str
    first_id: str
    address: str
    licence: str
    language: str
    names: dict[str, dict[str, str]]
    entry: _Entry
    html: str
    changed: str = ""


_decode = msgspec.json.Decoder(_Offprint).decode


@lru_cache(maxsize=1024)
def _entry_item(id: str, mark: str, read: Read, imprint: Imprint) -> Item:
    """Make the item of an entry; of one text only once, since it may stand in many feeds."""
    print = _decode(read(id))
    entry = print.entry
    authors = _named(entry.source.authors or ([entry.source.outlet] if entry.source.outlet else []), print)
    first = next(iter(entry.translations.values()))
    return Item(
        id=imprint.page(f"entries/{print.first_id}/"), url=_reached(print.address, imprint), title=entry.title,
        language=print.language, html=print.html, published=_day(entry.published), changed=print.changed,
        summary=entry.summary, authors=authors, translators=_named(first.translators, print),
        topics=_named(entry.topics, print), source=entry.source.url if entry.source.url != "unknown" else "",
        data=_reached(f"{print.address}index.json", imprint), licence=print.licence,
    )  # fmt: skip


def entry_items(ids: Iterable[str], texts: Mapping[str, str], read: Read, imprint: Imprint) -> Iterator[Item]:
    """Yield the items of entries; `texts` has a digest of each one's text."""
    room = FULL
    for id in ids:
        item = _entry_item(id, texts[id], read, imprint)
        room -= len(item.html)
        yield item if room >= 0 else replace(item, html="", summary=item.summary or item.title)


def correction_items(revised: Iterable[tuple[Card, int]], imprint: Imprint) -> Iterator[Item]:
    """Yield the items of material revisions, each given by its card and its position."""
    for card, at in revised:
        one, first = card.revisions[at], card.aliases[0] if card.aliases else card.id
        yield Item(
            id=f"{imprint.page(f'entries/{first}/')}#revision-{at + 1}",
            url=_reached(imprint.page(f"entries/{card.id}/"), imprint), title=f"Corrected: {card.title}", language="en",
            html=str(blocks(one.what)), published=one.date.iso, changed=one.date.iso, licence=imprint.licence,
        )  # fmt: skip


def _named(references: Iterable[Reference], print: _Offprint) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(one, print.names) for one in references))


def _name(reference: Any, names: Mapping[str, Mapping[str, str]]) -> str:
    if isinstance(reference, dict):
        return str(reference["name"])
    found = (names.get(f"{kind}/{reference}") for kind in ("people", "outlets", "topics"))
    return next((one["name"] for one in found if one), reference)


def _day(written: str) -> str:
    return "" if written == "unknown" else written.lstrip("~")


def _reached(address: str, imprint: Imprint) -> str:
    """An address as seen from a feed: where the edition has none of its own, from the site's root, which a reader must know."""
    return address if imprint.address else f"/{address}"
