"""The one reader: the bytes of a file to the value they write, or to everything that is wrong with them at once."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..entry import Authority, Entry, Outlet, Person, Term, Topic
from ..problem import Problem, Where, in_order
from .characters import decoded, hidden
from .tree import Places, Tree, read_places, read_tree
from .wording import in_words

LARGEST = 1 << 20
"""Size cap of a file, in bytes."""

AUTHORITIES: Mapping[str, Any] = {"people": Person, "outlets": Outlet, "topics": Topic, "terms": Term}
"""Kinds of authority record by the folder they live in."""


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the validator of a value, built once per run."""
    return TypeAdapter(kind)


def read_entry(raw: bytes, path: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Read an entry file; `path` is only named in problems. The entry is None when it cannot be made."""
    return _read(raw, path, Entry)


def read_authority(raw: bytes, path: str, folder: str) -> tuple[Authority | None, tuple[Problem, ...]]:
    """Read an authority record of the kind its folder names."""
    return _read(raw, path, AUTHORITIES[folder])


def placed(problems: Iterable[Problem], raw: bytes, path: str) -> tuple[Problem, ...]:
    """Give problems their lines and columns by reading the file a second time, sorted by place."""
    pending = list(problems)
    if not pending:
        return ()
    places: Places = {}
    keys: Places = {}
    if any(not problem.line and problem.where for problem in pending):
        places, keys = read_places(decoded(raw)[0])
    return tuple(sorted((_placed(problem, path, places, keys) for problem in pending), key=in_order))


def _placed(problem: Problem, path: str, places: Places, keys: Places) -> Problem:
    if problem.line:
        return problem.moved(path, problem.line, problem.column)
    where = problem.where
    if problem.key and where in keys:
        return problem.moved(path, *keys[where])
    while where and where not in places:
        where = where[:-1]
    return problem.moved(path, *(places.get(where, (1, 1))))


def _read(raw: bytes, path: str, kind: Any) -> tuple[Any, tuple[Problem, ...]]:
    if len(raw) > LARGEST:
        sentence = f"The file has {len(raw):,} bytes."
        return None, (Problem("file-large", "error", sentence, f"Keep to {LARGEST:,}.", path, 1, 1),)
    text, undecodable = decoded(raw)
    if undecodable:
        return None, (undecodable.moved(path, undecodable.line, undecodable.column),)
    if refused := list(hidden(text)):
        return None, placed(refused, raw, path)
    tree, problems = read_tree(text)
    made = None
    if isinstance(tree, dict):
        try:
            made = adapter(kind).validate_python(tree)
        except ValidationError as invalid:
            faults = invalid.errors(include_url=False)
            problems += in_words(faults, tree, lambda where: _known(kind, where))
    elif not problems:
        problems.append(
            Problem("value-shape", "error", "The file is not a mapping.", "Write `title: …` first.", line=1, column=1)
        )
    failed = any(problem.severity == "error" for problem in problems)
    return (None if failed else made), placed(problems, raw, path)


def _known(kind: Any, where: Where) -> list[str]:
    """Name the keys that may stand at a place, by walking the schema of the kind."""
    schema = _schema(kind)
    at: Any = schema
    for step in where:
        options = list(_options(at, schema))
        at = next((inner for option in options if (inner := _inside(option, step)) is not None), {})
    return [key for option in _options(at, schema) for key in option.get("properties", ()) if key != "renderings"]


@cache
def _schema(kind: Any) -> dict[str, Any]:
    return adapter(kind).json_schema()


def _options(at: Any, schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in at:
        return _options(schema["$defs"][at["$ref"].rsplit("/", 1)[1]], schema)
    return [option for inner in at.get("anyOf", ()) for option in _options(inner, schema)] or [at]


def _inside(at: dict[str, Any], step: str | int) -> Any:
    if isinstance(step, int):
        return at.get("items")
    properties = at.get("properties", {})
    if "renderings" in properties and step not in properties:
        return _inside(properties["renderings"], step)
    return properties.get(step, next(iter(at.get("patternProperties", {}).values()), None))


__all__ = ["AUTHORITIES", "LARGEST", "Tree", "adapter", "placed", "read_authority", "read_entry"]
