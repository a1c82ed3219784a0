"""Leniency: where libyaml lets pass what YAML 1.2 does not allow, or reads it otherwise than the specification.

Each case was found with yaml-test-suite. What readers of YAML do not agree on is refused: a wrong value would mislead unnoticed.
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

_GLUED = re.compile("[\\]}\"',|>]#")
_DASH = re.compile(r"[\[,:{]\s*-\s*[,\]}:]")
_QUESTION = re.compile(r"(?<![^\s,\[{])\?(?=\S)")
_LINE = re.compile(r"\n( *)([^\n]*)")

DISAGREED = frozenset(("yaml-behind", "yaml-dash", "yaml-indent", "yaml-sign", "yaml-tab"))
"""The codes of what is found here; whatever has one of them and does stop the parser is explained elsewhere."""

Open = tuple[int, bool]

_MOST = 1_000
"""So many signs are looked at, so that a text full of them is read in a moment."""


class Leniency:
    """Looks over the parser's events in their order; what it costs where nothing is wrong is two patterns through the text."""

    def __init__(self, text: str, blame: Callable[[str, str, str, int], None]) -> None:
        self._text, self._blame = text, blame
        self._open: Open = (-1, False)  # the column of the innermost block, and whether a bracket is open within it
        self._glued = _glued_remarks(text) if "#" in text else []  # the last first
        self._amiss: list[int] = []
        self._questions = {one.start() for one in _QUESTION.finditer(text)} if "?" in text else set()
        self.is_alert = bool(self._glued or self._questions) or _DASH.search(text) is not None

    def begin(self, start: Any) -> None:
        """See the beginning of a document."""
        if start.version or start.tags:
            sentence = "This line starts with “%”, which YAML takes for an order to its reader; entries have none."
            self._blame("yaml-sign", sentence, "Delete the line; put a text that starts so in quotes.", start.start_mark.index)

    def enter(self, start: Any) -> Open:
        """See the beginning of a collection; return what is given back at its end."""
        outer = self._open
        self._open = (outer[0], True) if start.flow_style else (start.start_mark.column, False)
        return outer

    def leave(self, start: Any, end: Any, outer: Open) -> None:
        """See the end of a collection."""
        self._open = outer
        if start.flow_style and not outer[1] and start.start_mark.line < end.end_mark.line:
            self._look_within(start.start_mark, end.end_mark)

    def pass_over(self, event: Any) -> None:
        """See a scalar; of those without quotes only where there is an alert."""
        style = event.style
        if style and style in "'\"" and not self._open[1] and event.start_mark.line < event.end_mark.line:
            self._look_within(event.start_mark, event.end_mark)
        elif not style and event.value == "-":
            self._blame("yaml-dash", "A dash stands here by itself.", "Put it in quotes if it is a text.", event.start_mark.index)
        if self._questions and event.start_mark.index - 1 in self._questions:
            sentence = "This starts with “?”, which some readers of YAML take for the sign of a key."
            self._blame("yaml-sign", sentence, "Put a text that starts so in quotes.", event.start_mark.index - 1)
        if self._glued:
            self._pass_remarks(event)

    def finish(self) -> None:
        """See the end of the document."""
        for at in (*self._amiss, *self._glued):
            sentence = "To some readers of YAML a remark starts with this #, and to others nothing here is YAML."
            self._blame("yaml-behind", sentence, "Put a space before the #, or put it within the quotes.", at)

    def _pass_remarks(self, event: Any) -> None:
        """Leave out each # within a scalar; the line that announces a block of text is none of its text."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            start = self._text.find("\n", start)
        while self._glued and self._glued[-1] <= start:
            self._amiss.append(self._glued.pop())
        while self._glued and self._glued[-1] < end:
            self._glued.pop()

    def _look_within(self, start: Any, end: Any) -> None:
        """Refuse the first line of what is open that stands no further in than the block around it; brackets may close there."""
        for found in _LINE.finditer(self._text, start.index, end.index):
            if len(found[1]) > self._open[0] or not found[2].strip() or found[2][0] in "]}":
                continue
            if found[2][0] == "\t":
                self._blame("yaml-tab", "A tab indents this line.", "Indent with two spaces for each level.", found.start(2))
            else:
                sentence = "This line goes on with what is open above it, and stands no further in than the key of that."
                self._blame("yaml-indent", sentence, "Indent it by two spaces more.", found.start(2))
            return


def _glued_remarks(text: str) -> list[int]:
    """Return where a # follows a quotation mark, bracket or comma at once, but not within a remark, the last first."""
    found = [one.end() - 1 for one in islice(_GLUED.finditer(text), _MOST)]
    return [at for at in reversed(found) if not _is_remarked(text, text.rfind("\n", 0, at) + 1, at)]


def _is_remarked(text: str, start: int, at: int) -> bool:
    return text[start] == "#" or text.find(" #", start, at) >= 0 or text.find("\t#", start, at) >= 0
