"""The manuscript: a file's text as it was handed in, and as it reads once what is wrong with it is put right.

Whoever goes on reading behind a mend works on places that have moved; the manuscript knows the way back.
"""

from bisect import bisect_right
from itertools import accumulate

from ..problem import Mend


class Manuscript:
    """A text that can be mended piece by piece; places are offsets into it as it reads now."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._mends: list[tuple[int, int, int]] = []
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._mended: set[int] = set()
        self._reworded: set[int] = set()

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and column, counted from 1, at which the text that was handed in has what is now at an offset."""
        at = self._handed_in(at)
        line = bisect_right(self._starts, at) - 1
        return line + 1, at - self._starts[line] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place of the text as it reads now."""
        at = 0
        for _ in range(line - 1):
            at = self.text.index("\n", at) + 1
        return at + column - 1

    def mend(self, start: int, end: int, text: str, same_words: bool = False) -> Mend:
        """Put a text in place of what stands between two offsets, and return the mend as one of what was handed in.

        `same_words` says that lines of which only the white space changes mean what they were meant to.
        """
        made = Mend(*self.place(start), *self.place(end), text)
        before, after = self.text[start:end].split("\n"), text.split("\n")
        for at, line in enumerate(range(made.line, made.end_line + 1)):
            old, new = (lines[at] if at < len(lines) else "" for lines in (before, after))
            if old != new:
                self._mended.add(line)
            if old != new and not (same_words and old.strip() == new.strip()):
                self._reworded.add(line)
        self.clean(start, end, text)
        return made

    def clean(self, start: int, end: int, text: str) -> None:
        """Do the same where the mend cannot have been a wrong guess."""
        self.text = self.text[:start] + text + self.text[end:]
        self._mends.append((start, end - start, len(text)))

    def was_mended(self, line: int) -> bool:
        """Whether a line that was handed in has been changed, so that what is amiss there now may be the mend."""
        return line in self._mended

    def was_reworded(self, line: int) -> bool:
        """Whether a line may say something now that was not meant."""
        return line in self._reworded

    def _handed_in(self, at: int) -> int:
        for start, removed, added in reversed(self._mends):
            if at >= start + added:
                at += removed - added
            elif at > start:
                at = start
        return at
