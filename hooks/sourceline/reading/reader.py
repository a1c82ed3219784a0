"""The one reader: the bytes of a file to the value they write, or to everything that is wrong with them at once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
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
    return _read(raw, path, Entry)


def read_authority(raw: bytes, path: str, folder: str) -> tuple[Authority | None, tuple[Problem, ...]]:
    """Read an authority record of the kind its folder names."""
    return _read(raw, path, AUTHORITIES[folder])


def placed(problems: Iterable[Problem], raw: bytes, path: str) -> tuple[Problem, ...]:
    """Give problems their lines and columns by reading the file a second time, sorted by place; the file is YAML."""
    pending = [problem.moved(path, problem.line, problem.column) for problem in problems]
    if any(not problem.line for problem in pending):
        manuscript, places = Manuscript(decoded(raw)), Places()
        tree, _ = read_tree(manuscript.text, places)
        pending = list(located(pending, tree, places, manuscript))
    return tuple(sorted(pending, key=in_order))


def _read(raw: bytes, path: str, kind: Any) -> tuple[Any, tuple[Problem, ...]]:
    """Take the quick road, which only a file without fault gets to the end of; examine any other."""
    if len(raw) > LARGEST:
        sentence, cure = "The file has more than a mebibyte.", f"Keep to {LARGEST:,} bytes."
        return None, (Problem("file-large", "error", sentence, cure, path, 1, 1),)
    if len(raw) > MOST_SIGNS and len(raw) - len(raw.translate(None, _SIGNS)) > MOST_SIGNS:
        sentence, cure = f"The file has more than {MOST_SIGNS:,} signs of markup.", "Take out those that mean nothing."
        return None, (Problem("file-large", "error", sentence, cure, path, 1, 1),)
    is_yaml = False
    try:
        text = clean_text(raw)
        tree, problems = _tree(text) if text is not None else (None, [])
        if tree is None and any(problem.code in _HOPELESS for problem in problems):
            return None, tuple(replace(problem, path=path) for problem in cut(problems))  # nobody meant that, and reading gave up
        is_yaml = isinstance(tree, dict)
        if isinstance(tree, dict) and not any(problem.severity == "error" for problem in problems):
            return adapter(kind).validate_python(tree), tuple(replace(problem, path=path) for problem in problems)
    except (UnicodeDecodeError, yaml.YAMLError, ValidationError):
        pass
    return None, tuple(replace(problem, path=path) for problem in examined(raw, kind, is_yaml))


def _tree(text: str) -> tuple[Tree, list[Problem]]:
    tree = read_lines(text)
    return read_tree(text) if tree is None else (tree, [])


__all__ = ["AUTHORITIES", "LARGEST", "placed", "read_authority", "read_entry"]
