"""A unit: one segment of an entry as a translator's tool shows it, with everything the entry says of its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..editing import is_to_write
from ..entry import Entry, Note, Rendering, Segment, referred
from ..entry.name import Named
from ..markup import marks


@dataclass(frozen=True, slots=True)
class Unit:
    """The id of a segment, its original with its language, its translation or an empty text, and remarks for the translator."""

    id: str
    source: str
    language: str
    target: str
    remarks: tuple[str, ...]


def units_of(entry: Entry, into: str) -> tuple[Unit, ...]:
    """Return the units of one translation; a segment whose original nobody holds has none."""
    notes = {note.id: note for note in entry.notes}
    return tuple(
        Unit(
            segment.id,
            segment.original,
            segment.language or entry.source.language or "und",
            text_of(rendering),
            tuple(_remarks(segment, rendering, into, notes)),
        )
        for segment in entry.segments
        if segment.original
        for rendering in [segment.renderings.get(into, Rendering())]
    )


def text_of(rendering: Rendering | None) -> str:
    """Return a translation's text; none where it is still to be written."""
    text = rendering.text or "" if rendering else ""
    return "" if is_to_write(text) else text


def _remarks(segment: Segment, rendering: Rendering, into: str, notes: dict[str, Note]) -> Iterator[str]:
    if segment.kind != "paragraph":
        yield f"This is a {segment.kind}."
    if segment.speaker:
        yield f"Said by {segment.speaker.name if isinstance(segment.speaker, Named) else referred(segment.speaker)}."
    for id in dict.fromkeys([*marks(segment.original or ""), *marks(rendering.text or "")]):
        if note := notes.get(id):
            yield f"[^{id}], {note.voice or 'note'}: {note.text}"
    for alternative in rendering.alternatives:
        yield f"Or: {alternative.text}" + (f" ({alternative.why})" if alternative.why else "")
    if rendering.uncertain:
        yield f"Doubtful: {rendering.uncertain}"
    if rendering.numbers:
        yield f"Its numbers differ: {rendering.numbers}"
    if rendering.omitted:
        yield f"Left out: {rendering.omitted}"
    for key, other in segment.renderings.items():
        if key != into and other.text:
            yield f"{key}: {other.text}"
