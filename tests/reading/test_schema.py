"""The published schemas are the model's own, describe and exemplify every field, and accept what the reader accepts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sourceline.reading import KINDS, read_authority, read_entry, schema_text
from sourceline.reading.tree import Tree, read_tree

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "hooks/sourceline/reading/examples"
SCHEMAS: dict[str, dict[str, Any]] = {kind: json.loads(schema_text(kind)) for kind in KINDS}

SMALLEST = """\
title: A regional paper on the spring sowing
source:
  outlet: example-gazette          # an authority record, or {name: …} until an editor makes one
  title: Весенний сев              # in the original's language
  language: ru
  date: 2023-03-28
  url: https://example.org/1
  extent: full                     # full | abridged | excerpt | summary
translations:
  en: {translators: [jane-doe], method: human, licence: CC-BY-4.0}
context: Why this text matters, in the editor's words.
segments:
  - {id: s1, original: "…", en: "…"}
"""

WRONG = {
    "a key unknown": ("title:", "titel:"),
    "a key missing": ("context: Why", "summary: Why"),
    "a choice unknown": ("extent: full", "extent: half"),
    "a date malformed": ("2023-03-28", "28.03.2023"),
    "an id malformed": ("[jane-doe]", "[Jane Doe]"),
    "a segment's id malformed": ("id: s1", "id: 1"),
    "a segment's key unknown": ("original:", "orignal:"),
    "a list for a text": ('en: "…"', "en: [a]"),
    "a key of a translation malformed": ("  en: {", "  English: {"),
    "a translation's key unknown": ("method: human", "method: human, engin: x"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_file_is_up_to_date(kind: str) -> None:
    file = ROOT / f"schema/{kind}.schema.json"
    assert file.read_text("utf-8") == schema_text(kind), f"renew it: sourceline schema {kind} > schema/{kind}.schema.json"


@pytest.mark.parametrize("kind", KINDS)
def test_is_json_schema(kind: str) -> None:
    assert SCHEMAS[kind]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMAS[kind])


def test_every_property_is_described_and_shown_by_an_example() -> None:
    fields = {name: field for kind, schema in SCHEMAS.items() for name, field in _properties(schema, kind)}
    assert len(fields) > 100
    assert [name for name, field in fields.items() if not field.get("description")] == []
    scalar = {name: field for name, field in fields.items() if field.get("type") != "boolean" and _is_scalar(field)}
    assert len(scalar) > 70
    assert [name for name, field in scalar.items() if "enum" not in field and not field.get("examples")] == []


def _is_scalar(field: dict[str, Any]) -> bool:
    """Whether a field may be a text or a number; lists and mappings show theirs further in."""
    return any(one.get("type") not in ("array", "object", None) for one in field.get("anyOf", [field]))


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_examples_are_taken_from_is_right(kind: str) -> None:
    raw = (EXAMPLES / f"{kind}.yml").read_bytes()
    value, problems = read_entry(raw, kind) if kind == "entry" else read_authority(raw, kind, kind)
    assert value, problems
    assert problems == ()
    assert _faults(raw.decode(), kind) == []


def test_no_field_takes_null() -> None:
    assert "null" not in json.dumps(SCHEMAS)


@pytest.mark.parametrize("path", sorted(ROOT.glob("entries/authority/*/*.yml")), ids=lambda path: path.stem)
def test_accepts_the_records_of_the_edition(path: Path) -> None:
    assert _faults(path.read_text("utf-8"), path.parent.name) == []


def test_editors_find_the_schemas() -> None:
    """The settings of VS Code name every schema, and give every file of the edition to just one."""
    named = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(schema).name for schema in named} == {f"{kind}.schema.json" for kind in KINDS}
    assert [schema for schema in named if not (ROOT / schema).exists()] == []
    given = [path for pattern in named.values() for path in ROOT.glob(pattern)]
    assert sorted(given) == sorted(ROOT.glob("entries/**/*.yml"))


@pytest.mark.parametrize("path", sorted(ROOT.glob("entries/[0-9]*/*.yml")), ids=lambda path: path.stem)
def test_accepts_the_edition(path: Path) -> None:
    assert _faults(path.read_text("utf-8")) == []


def test_accepts_the_smallest_entry() -> None:
    assert _faults(SMALLEST) == []
    assert read_entry(SMALLEST.encode(), "")[1] == ()


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_refuses_what_the_reader_refuses(change: tuple[str, str]) -> None:
    wrong = SMALLEST.replace(*change)
    assert wrong != SMALLEST
    assert read_entry(wrong.encode(), "")[1]
    assert _faults(wrong)


def _faults(text: str, kind: str = "entry") -> list[str]:
    tree, problems = read_tree(text)
    assert not problems
    return [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(SCHEMAS[kind]).iter_errors(_typed(tree))]


def _typed(tree: Tree) -> Any:
    """Make true and false of the two words, as an editor reads them."""
    if isinstance(tree, dict):
        return {key: _typed(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_typed(value) for value in tree]
    return tree == "true" if tree in ("true", "false") else tree


def _properties(part: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property of a schema and of its definitions, by a name that tells where it is."""
    for key, property in part.get("properties", {}).items():
        yield f"{name}.{key}", property
    for key, definition in part.get("$defs", {}).items():
        yield key, definition
        yield from _properties(definition, key)
