"""The rows of a text: each segment with our translation, its original, what others made of it, and the notes called there."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from ..directory import Directory
from ..entry import Alternative, Entry, Note, Rendering, Segment, language_of
from ..language import language_name
from ..markup import blocks, inline
from .cited import Cited
from .collation import differing, marked
from .marks import Marks
from .termlinks import TermLinks

_NOTHING = Markup()


class Cell(NamedTuple):
    """One language's side of a row; `html` is empty where there is no text."""

    key: str
    language: str
    html: Markup
    omitted: str = ""
    uncertain: str = ""
    alternatives: tuple[Alternative, ...] = ()
    stale: bool = False
    numbers: str = ""


class Row(NamedTuple):
    """A segment as the page shows it; `others` has a cell for each further translation, in the order of `beside_of`."""

    segment: Segment
    translation: Cell
    original: Cell
    others: tuple[Cell, ...]
    notes: tuple[tuple[str, Note], ...]
    elsewhere: str = ""
    """What its original's source is called, where that is not the article's own."""
    appeared: str = ""
    """Where and when that source appeared."""


def beside_of(entry: Entry, outlets: Mapping[str, str], directory: Directory) -> list[str]:
    """Name every translation but the first, which a reader may lay beside ours: by its name, else by outlet or makers.

    `outlets` names the outlet of each source by its id. Two that would be named alike are named after who made them.
    """
    named = []
    for key, one in list(entry.translations.items())[1:]:
        makers = ", ".join(directory.name(who) for who in one.translators) or key
        label = one.name or outlets.get(one.published_in or "") or one.published_in or makers
        named.append((label, makers, language_name(language_of(key, one))))
    alike = Counter((label, language) for label, _, language in named)
    return [f"{makers if alike[label, language] > 1 else label} ({language})" for label, makers, language in named]


def rows_of(entry: Entry, marks: Marks, stale: frozenset[tuple[str, str]], terms: TermLinks, cited: Cited) -> list[Row]:
    """Set every segment, calling its notes in reading order.

    `stale` holds (translation, segment) pairs; `cited` tells what each source is called.
    """
    keys = list(entry.translations)
    own = entry.source.language or "und"
    rows = []
    for segment in entry.segments:
        cells = [
            _cell(segment, key, entry, marks, (key, segment.id) in stale, None if at else terms) for at, key in enumerate(keys)
        ]
        language = segment.language or own
        original = Cell("original", language, terms.linked(_set(segment, segment.original, marks), "original", language))
        notes = tuple((marks.label(note.id), note) for note in marks.called())
        translation, others = _collated(cells) if len(cells) > 1 else (cells[0], ())
        other = segment.source if segment.source and segment.source != entry.source.id else ""
        elsewhere = (cited[other], cited.appeared.get(other, other)) if other else ("", "")
        rows.append(Row(segment, translation, original, others, notes, *elsewhere))
    return rows


def _cell(segment: Segment, key: str, entry: Entry, marks: Marks, stale: bool, terms: TermLinks | None) -> Cell:
    rendering = segment.renderings.get(key) or Rendering()
    language = language_of(key, entry.translations[key])
    html = _set(segment, rendering.text, marks)
    if terms:
        html = terms.linked(html, "translation", language)
    return Cell(
        key, language, html, rendering.omitted or "", rendering.uncertain or "", rendering.alternatives, stale,
        rendering.numbers or "",
    )  # fmt: skip


def _collated(cells: list[Cell]) -> tuple[Cell, tuple[Cell, ...]]:
    """Mark in our cell and in every other of its language the words that differ: class `d2` in ours for the second other."""
    ours, others = cells[0], cells[1:]
    in_ours: list[tuple[str, frozenset[int]]] = []
    for at, other in enumerate(others):
        if ours.html and other.html and ours.language.split("-")[0] == other.language.split("-")[0]:
            mine, theirs = differing(ours.html, other.html)
            in_ours.append((f"d{at + 1}", mine))
            others[at] = other._replace(html=marked(other.html, [("differs", theirs)]))
    return (ours._replace(html=marked(ours.html, in_ours)) if in_ours else ours), tuple(others)


def _set(segment: Segment, text: str | None, marks: Marks) -> Markup:
    if not text:
        return _NOTHING
    return inline(text, marks.mark) if segment.kind in ("heading", "caption") else blocks(text, marks.mark)
