"""Aligned segments: an original and one translation of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..entry import Entry, language_of
from ..markup import plain
from .unit import text_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts without markup, their languages, where they stand, and on what terms the translation is given."""

    entry: str
    segment: str
    into: str
    source: str
    source_language: str
    target: str
    target_language: str
    licence: str


def pairs_of(entry: Entry, id: str) -> Iterator[Pair]:
    """Yield every pair of an entry, segment by segment, in the order of its translations."""
    for segment in entry.segments:
        for into, translation in entry.translations.items():
            text = text_of(segment.renderings.get(into))
            if segment.original and text:
                language = segment.language or entry.source.language or "und"
                target, licence = language_of(into, translation), translation.licence or ""
                yield Pair(id, segment.id, into, plain(segment.original), language, plain(text), target, licence)
