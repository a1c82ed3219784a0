"""A problem: where an entry falls short of what the house asks, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "advice"]
Where = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a file to a value."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One shortcoming of one file.

    `line` and `column` count from 1 and are 0 until the file has been read again for them; `where` is the path of
    keys that leads to the value, `key` whether the key itself is meant rather than what stands under it.
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

    def __str__(self) -> str:
        """`path:line:column: sentence. Cure. [code]`, as compilers write it so that editors can jump there."""
        cure = f" {self.cure}" if self.cure else ""
        return f"{self.path}:{self.line}:{self.column}: {self.sentence}{cure} [{self.code}]"

    def moved(self, path: str, line: int, column: int) -> "Problem":
        """The same problem, found at this place."""
        return Problem(self.code, self.severity, self.sentence, self.cure, path, line, column, self.where, self.key)


def in_order(problem: Problem) -> tuple[str, int, int, str, str]:
    """Sort key: by file, then by place, then by code."""
    return problem.path, problem.line, problem.column, problem.code, problem.sentence
