"""Rules on notes: every mark has its note, every note its mark and its voice."""

from collections.abc import Iterator

from ..entry import Entry
from ..markup import marks
from ..problem import Where
from .house import Finding, House


def marked(entry: Entry) -> Iterator[tuple[Where, str]]:
    """Yield every mark of an entry with where it hangs."""
    for note in marks(entry.context):
        yield ("context",), note
    for at, segment in enumerate(entry.segments):
        for note in marks(segment.original or ""):
            yield ("segments", at, "original"), note
        for key, rendering in segment.renderings.items():
            for note in marks(rendering.text or ""):
                yield ("segments", at, key, "text"), note


def note_undefined(entry: Entry, house: House) -> Iterator[Finding]:
    """A mark in the text calls a note that exists."""
    known = {note.id for note in entry.notes}
    for where, mark in marked(entry):
        if mark not in known:
            number = f"n{mark}" if f"n{mark}" in known else ""
            cure = f"Write [^{number}]." if number else f"Add a note with `id: {mark}`, or delete the mark."
            words = f"[^{mark}]"
            yield Finding(where, f"The mark {words} has no note.", cure, words, f"[^{number}]" if number else None)


def note_unmarked(entry: Entry, house: House) -> Iterator[Finding]:
    """A note is called by a mark somewhere in the text."""
    called = {mark for _, mark in marked(entry)}
    for at, note in enumerate(entry.notes):
        if note.id not in called:
            yield Finding(
                ("notes", at, "id"), f"No mark calls the note {note.id}.", f"Put [^{note.id}] behind the word it is about."
            )


def voice_missing(entry: Entry, house: House) -> Iterator[Finding]:
    """A note says whose voice it is, so that no reader takes the translator for the source."""
    for at, note in enumerate(entry.notes):
        if note.voice is None:
            yield Finding(
                ("notes", at),
                f"Nobody knows whose voice the note {note.id} is.",
                "Add `voice: source`, `translator` or `editor`.",
            )
