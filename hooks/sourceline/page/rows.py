"""The rows of a text: each segment with its translations, its original and the notes called there."""

from dataclasses import dataclass

from markupsafe import Markup

from ..entry import Alternative, Entry, Note, Rendering, Segment
from ..markup import blocks, inline
from .marks import Marks


@dataclass(frozen=True, slots=True)
class Cell:
    """One language's side of a row; `html` is empty where there is no text."""

    key: str
    language: str
    html: Markup
    omitted: str = ""
    uncertain: str = ""
    alternatives: tuple[Alternative, ...] = ()
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as the page shows it; `others` are translations published elsewhere."""

    segment: Segment
    translation: Cell
    original: Cell
    others: tuple[Cell, ...]
    notes: tuple[tuple[str, Note], ...]


def rows_of(entry: Entry, marks: Marks, stale: frozenset[tuple[str, str]]) -> list[Row]:
    """Set every segment, calling its notes in reading order; `stale` holds (translation, segment) pairs."""
    keys = list(entry.translations)
    own = entry.source.language or "und"
    rows = []
    for segment in entry.segments:
        cells = [_cell(segment, key, entry, marks, (key, segment.id) in stale) for key in keys]
        original = Cell("original", segment.language or own, _set(segment, segment.original, marks))
        notes = tuple((marks.label(note.id), note) for note in marks.called())
        rows.append(Row(segment, cells[0], original, tuple(cell for cell in cells[1:] if cell.html or cell.omitted), notes))
    return rows


def _cell(segment: Segment, key: str, entry: Entry, marks: Marks, stale: bool) -> Cell:
    rendering = segment.renderings.get(key) or Rendering()
    language = entry.translations[key].language or key.split("-")[0]
    return Cell(
        key, language, _set(segment, rendering.text, marks), rendering.omitted or "", rendering.uncertain or "",
        rendering.alternatives, stale,
    )  # fmt: skip


def _set(segment: Segment, text: str | None, marks: Marks) -> Markup:
    if not text:
        return Markup()
    return inline(text, marks.mark) if segment.kind in ("heading", "caption") else blocks(text, marks.mark)
