"""The one reader: the bytes of a file to the value they write, or to everything that is wrong with them at once."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from pydantic import ValidationError

from ..entry import Authority, Entry, Outlet, Person, Term, Topic
from ..problem import Problem, in_order
from .characters import clean_text, decoded
from .examination import cut, examined, located
from .leniency import DISAGREED
from .lines import read_lines
from .manuscript import Manuscript
from .tree import Places, Tree, read_tree
from .vocabulary import adapter

LARGEST = 1 << 20
"""Size cap of a file, in bytes."""

MOST_SIGNS, _SIGNS = 20_000, b"[*_~`"
"""So many signs of markup a file may hold; CommonMark takes up to a tenth of a millisecond for each."""

_HOPELESS = DISAGREED | {"yaml-depth", "yaml-reference", "key-doubled"}

AUTHORITIES: Mapping[str, Any] = {"people": Person, "outlets": Outlet, "topics": Topic, "terms": Term}
"""Kinds of authority record by the folder they live in."""


def read_entry(raw: bytes, path: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Read an entry file; `path` is only named in problems. The entry is None when it cannot be made."""
    return read_entries([(raw, path)])[0]


def read_entries(files: Iterable[tuple[bytes, str]]) -> list[tuple[Entry | None, tuple[Problem, ...]]]:
    """Read entry files, each given with its path: each step is taken for all of them before the next."""
    return _read([_Reading(raw, path, Entry) for raw, path in files])


def read_authority(raw: bytes, path: str, folder: str) -> tuple[Authority | None, tuple[Problem, ...]]:
    """Read an authority record of the kind its folder names."""
    return _read([_Reading(raw, path, AUTHORITIES[folder])])[0]


def placed(problems: Iterable[Problem], raw: bytes, path: str) -> tuple[Problem, ...]:
    """Give problems their lines and columns by reading the file a second time, sorted by place; the file is YAML."""
    pending = [problem.moved(path, problem.line, problem.column) for problem in problems]
    if any(not problem.line for problem in pending):
        manuscript, places = Manuscript(decoded(raw)), Places()
        tree, _ = read_tree(manuscript.text, places)
        pending = list(located(pending, tree, places, manuscript))
    return tuple(sorted(pending, key=in_order))


@dataclass(slots=True)
class _Reading:
    """A file on the quick road, which only one without fault gets to the end of; any other is examined."""

    raw: bytes
    path: str
    kind: Any
    size: Problem | None = None
    """What is to be said of its size, if that is too much: then nothing else is done with it."""
    text: str | None = None
    tree: Tree = None
    problems: list[Problem] = field(default_factory=list)
    value: Any = None

    def decode(self) -> None:
        """Take the text, if no character in it is refused."""
        self.size = _too_large(self.raw)
        if not self.size:
            with suppress(UnicodeDecodeError):
                self.text = clean_text(self.raw)

    def parse(self) -> None:
        """Take the tree, if the text is YAML."""
        if self.text is not None:
            with suppress(yaml.YAMLError):
                self.tree, self.problems = _tree(self.text)

    def type(self) -> None:
        """Take the value, if nothing in the tree is wrong."""
        if isinstance(self.tree, dict) and not any(problem.severity == "error" for problem in self.problems):
            with suppress(ValidationError):
                self.value = adapter(self.kind).validate_python(self.tree)

    def result(self) -> tuple[Any, tuple[Problem, ...]]:
        """The value, or None, and the problems of the file."""
        found: Iterable[Problem]
        if self.value is not None:
            found = self.problems
        elif self.size:
            found = (self.size,)
        elif self.tree is None and any(problem.code in _HOPELESS for problem in self.problems):
            found = cut(self.problems)  # nobody meant that, and reading gave up
        else:
            found = examined(self.raw, self.kind, isinstance(self.tree, dict))
        return self.value, tuple(replace(problem, path=self.path) for problem in found)


def _read(readings: list[_Reading]) -> list[tuple[Any, tuple[Problem, ...]]]:
    for step in (_Reading.decode, _Reading.parse, _Reading.type):
        for reading in readings:
            step(reading)
    return [reading.result() for reading in readings]


def _too_large(raw: bytes) -> Problem | None:
    if len(raw) > LARGEST:
        sentence, cure = "The file has more than a mebibyte.", f"Keep to {LARGEST:,} bytes."
    elif len(raw) > MOST_SIGNS and len(raw) - len(raw.translate(None, _SIGNS)) > MOST_SIGNS:
        sentence, cure = f"The file has more than {MOST_SIGNS:,} signs of markup.", "Take out those that mean nothing."
    else:
        return None
    return Problem("file-large", "error", sentence, cure, line=1, column=1)


def _tree(text: str) -> tuple[Tree, list[Problem]]:
    tree = read_lines(text)
    return read_tree(text) if tree is None else (tree, [])


__all__ = ["AUTHORITIES", "LARGEST", "placed", "read_authority", "read_entries", "read_entry"]
