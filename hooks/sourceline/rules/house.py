"""What a rule is, and what it may know beyond the entry before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..authorities import Authorities
from ..entry import Entry
from ..problem import Problem, Severity, Where


class Finding(NamedTuple):
    """Where it is wrong, one sentence saying what, and the cure.

    `words` are those of the value that are meant, where it is not the whole of it; `instead` what YAML should stand there
    instead, where that is known; `key` says that the key is meant and not its value.
    """

    where: Where
    sentence: str
    cure: str
    words: str = ""
    instead: str | None = None
    key: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """The rest of the edition as an entry's rules see it.

    `released` holds the ids its last release published; `terms` are the ids of the terms the entry's originals use.
    """

    authorities: Authorities
    released: Mapping[str, tuple[str, ...]]
    id: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One house rule: its function's name is its code, its docstring is the rule."""

    check: Callable[[Entry, House], Iterator[Finding]]
    severity: Severity = "error"

    @property
    def code(self) -> str:
        """The stable code: `note-undefined`."""
        return self.check.__name__.replace("_", "-")

    def problem(self, one: Finding) -> Problem:
        """Return what this rule found, as a problem of its entry."""
        return Problem(
            self.code,
            self.severity,
            one.sentence,
            one.cure,
            where=one.where,
            key=one.key,
            words=one.words,
            instead=one.instead,
        )
