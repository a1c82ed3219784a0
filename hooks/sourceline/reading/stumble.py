"""A stumble: where the YAML parser gave up, with the lines around it, and what the trouble turns out to be."""

import re
from dataclasses import dataclass
from functools import cached_property

import yaml
from yaml._yaml import CParser

from .vocabulary import Vocabulary

KEY_LINE = re.compile(r"(?P<lead> *(?:- +)*)(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w-]*)(?P=quote) *:(?: +(?P<value>\S.*?))? *$")
"""A line that starts with a key, as entries are written: indentation, dashes, the key, what stands behind its colon."""

BLOCK = re.compile(r"[|>][-+1-9]{0,2}(?: +#.*)?$")
"""What stands behind the colon where a block of lines follows."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong and where, and the text that would stand right between two offsets, where that is known.

    It is `sure` where no other cause need be thought of.
    """

    code: str
    sentence: str
    cure: str
    at: int
    start: int = 0
    end: int = 0
    instead: str | None = None
    sure: bool = False


@dataclass(eq=False)
class Line:
    """One line of a text: its number from 0, the offset at which it starts, and its text without its end."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def indent(self) -> int:
        """How many spaces stand before its first sign."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_blank(self) -> bool:
        return not self.text.strip() or self.text.lstrip().startswith("#")

    @cached_property
    def key(self) -> re.Match[str] | None:
        """The line taken apart as a key and its value; None where it does not start with a key."""
        return KEY_LINE.match(self.text)

    @property
    def column(self) -> int:
        """The column, from 0, of the key or of what else follows indentation and dashes."""
        return len(self.key["lead"]) if self.key else self.indent

    @property
    def value(self) -> str:
        """What stands behind its key."""
        return (self.key and self.key["value"]) or ""

    @property
    def value_start(self) -> int:
        """Offset at which its value starts; its end where it has none."""
        return self.start + self.key.start("value") if self.key and self.key["value"] else self.end


@dataclass(frozen=True)
class Stumble:
    """The parser's complaint (`said`), the offsets where it gave up and where it had begun what it could not finish."""

    text: str
    words: Vocabulary
    said: str
    at: int
    began: int

    @classmethod
    def of(cls, fault: yaml.YAMLError, text: str, words: Vocabulary) -> "Stumble":
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        at = min(mark.index, len(text)) if mark else 0
        context = getattr(fault, "context_mark", None)
        said = f"{getattr(fault, 'problem', '') or fault} {getattr(fault, 'context', '') or ''}"
        return cls(text, words, " ".join(said.split()), at, min(context.index, len(text)) if context else at)

    @cached_property
    def lines(self) -> list[Line]:
        lines, start = [], 0
        for number, text in enumerate(self.text.split("\n")):
            lines.append(Line(number, start, text))
            start += len(text) + 1
        return lines

    @cached_property
    def open_brackets(self) -> list[int]:
        """The offsets of all brackets and braces that are open where the parser gave up, outermost first."""
        open: list[int] = []
        for token in self.tokens:
            if token.start_mark.index >= self.at:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                open.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and open:
                open.pop()
        return open

    @property
    def reached(self) -> int:
        """How far the text made sense: what is opened and never closed makes none from there on."""
        return self.began if self.at >= len(self.text.rstrip()) else self.at

    @cached_property
    def section(self) -> int:
        """The offset of the last key in the first column before the stumble, if the parser stumbles just so from there on.

        Whether a mend helps can be tried on what follows alone.
        """
        near = min(self.at, self.began)
        starts = [one.start for one in self.lines if one.start <= near and one.text[:1].isalpha() and one.key]
        start = starts[-1] if starts else 0
        return start if start + (reach(self.text[start:]) or 0) == self.reached else 0

    def line(self, offset: int) -> Line:
        return self.lines[self.text.count("\n", 0, offset)]

    def above(self, line: Line) -> Line | None:
        """The nearest line above that is neither empty nor a remark."""
        return next((one for one in reversed(self.lines[: line.number]) if not one.is_blank), None)

    def below(self, line: Line) -> list[Line]:
        return self.lines[line.number + 1 :]

    def key_above(self, line: Line, within: int = 40) -> Line | None:
        """The nearest line above that starts with a key of the format, and so may own what the line goes on with."""
        near = reversed(self.lines[max(0, line.number - within) : line.number])
        return next((one for one in near if self.is_key_line(one)), None)

    def is_key_line(self, line: Line) -> bool:
        return line.key is not None and self.words.is_key(line.key["key"])

    def next_key(self, line: Line, at_most: int) -> Line | None:
        """The first line below that starts with a key of the format, indented no further than to a column."""
        return next((one for one in self.below(line) if self.is_key_line(one) and one.indent <= at_most), None)

    def last_before(self, line: Line, end: Line | None) -> Line:
        """The last line with anything on it, from one line on to before another or the end of the text."""
        between = self.lines[line.number : end.number if end else None]
        return next((one for one in reversed(between) if one.text.strip()), line)

    @cached_property
    def tokens(self) -> list[yaml.Token]:
        """The parser's tokens up to where it gave up."""
        found: list[yaml.Token] = []
        try:
            for token in yaml.scan(self.text, Loader=yaml.CLoader):
                if token.start_mark.index > self.at:
                    break
                found.append(token)
        except yaml.YAMLError:
            pass
        return found


def fault_of(text: str) -> yaml.YAMLError | None:
    """Return what the parser gives up over, or None where it reads a text to its end."""
    take, end = CParser(text).get_event, yaml.StreamEndEvent
    try:
        while take().__class__ is not end:
            pass
    except yaml.YAMLError as fault:
        return fault
    return None


def reach(text: str) -> int | None:
    """Return the offset at which the parser gives up, or None where it reads a text to its end."""
    fault = fault_of(text)
    if fault is None:
        return None
    mark = getattr(fault, "problem_mark", None)
    context = getattr(fault, "context_mark", None)
    at = mark.index if mark else 0
    return context.index if context and at >= len(text.rstrip()) else at


def quoted(text: str) -> str:
    """Write a text of one line as a YAML scalar in quotes, of the kind that needs the fewest escapes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def rewritten(lines: list[Line], texts: list[str]) -> tuple[int, int, str]:
    """Return the span of neighbouring lines and what they are to become."""
    return lines[0].start, lines[-1].end, "\n".join(texts)
