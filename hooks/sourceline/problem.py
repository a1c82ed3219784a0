"""A problem: where an entry falls short of what the house asks, and what to do about it."""

from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "advice"]
Where = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a file to a value."""


@dataclass(frozen=True, slots=True)
class Mend:
    """The text to put in place of what stands between two places of a file.

    Lines and columns count from 1; the end is the first character left alone.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One shortcoming of one file.

    `line` and `column` count from 1 and are 0 until the file has been read again for them. Until then these say what is
    meant: `where`, the path of keys that leads to the value; `key`, whether the key itself is meant rather than what stands
    under it; `words`, which words of the value; `instead`, what YAML to write instead of them, or of the whole value.
    """

    code: str
    severity: Severity
    sentence: str
    cure: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    where: Where = ()
    key: bool = False
    words: str = ""
    instead: str | None = None
    mend: Mend | None = None

    def __str__(self) -> str:
        """`path:line:column: sentence. Cure. [code]`, as compilers write it so that editors can jump there."""
        cure = f" {self.cure}" if self.cure else ""
        return f"{self.path}:{self.line}:{self.column}: {self.sentence}{cure} [{self.code}]"

    def moved(self, path: str, line: int, column: int, mend: Mend | None = None) -> "Problem":
        """The same problem, found at this place."""
        return replace(self, path=path, line=line, column=column, mend=mend or self.mend)


def mended(text: str, mend: Mend) -> str:
    """Return a file's text, its lines ended by newlines, with one mend made."""
    lines = text.split("\n")
    before = [*lines[: mend.line - 1], lines[mend.line - 1][: mend.column - 1]]
    after = [lines[mend.end_line - 1][mend.end_column - 1 :], *lines[mend.end_line :]]
    return "\n".join(before) + mend.text + "\n".join(after)


def in_order(problem: Problem) -> tuple[str, int, int, str, str]:
    """Sort key: by file, then by place, then by code."""
    return problem.path, problem.line, problem.column, problem.code, problem.sentence
