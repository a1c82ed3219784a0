"""The marks of a page: notes numbered per voice in the order they are first called, and the sign for each call."""

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from ..entry import Entry, Note

_PREFIX = {"source": "", "translator": "T", "editor": "E", None: "N"}
VOICES = {"source": "The source’s own note", "translator": "Translator’s note", "editor": "Editor’s note", None: "Note"}


@dataclass(slots=True)
class Marks:
    """Gives each note its number and each call an address of its own; grows as the page is set from top to bottom."""

    notes: dict[str, Note]
    labels: dict[str, str] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)
    _numbers: Counter[str | None] = field(default_factory=Counter)
    called_here: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, entry: Entry) -> "Marks":
        """Return the marks of an entry, none of them called yet."""
        return cls({note.id: note for note in entry.notes})

    def label(self, id: str) -> str:
        """Return a note's number in its voice: `1`, `T1`, `E1`."""
        if id not in self.labels:
            voice = self.notes[id].voice
            self._numbers[voice] += 1
            self.labels[id] = f"{_PREFIX[voice]}{self._numbers[voice]}"
        return self.labels[id]

    def mark(self, id: str) -> str:
        """Return the HTML of one call of a note; a call without a note shows itself, for the editor to see."""
        if id not in self.notes:
            return f"[^{escape(id)}]"
        label, voice = self.label(id), self.notes[id].voice
        self.calls[id] += 1
        self.called_here.append(id)
        return (
            f'<a class="mark {voice or "nobody"}" id="{id}-{self.calls[id]}" href="#{id}"'
            f' aria-label="{VOICES[voice]} {label}" role="doc-noteref">{label}</a>'
        )

    def called(self) -> list[Note]:
        """Return the notes called since the last time of asking, each once."""
        ids = list(dict.fromkeys(self.called_here))
        self.called_here.clear()
        return [self.notes[id] for id in ids]

    def by_voice(self) -> list[tuple[str | None, list[tuple[str, Note, int]]]]:
        """Return each voice with its notes in order of number: label, note and count of calls; the source's come first."""
        for id in self.notes:
            self.label(id)
        groups: dict[str | None, list[tuple[str, Note, int]]] = {voice: [] for voice in _PREFIX}
        for id, label in self.labels.items():
            groups[self.notes[id].voice].append((label, self.notes[id], self.calls[id]))
        return [(voice, notes) for voice, notes in groups.items() if notes]
