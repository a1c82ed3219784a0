"""The published schema is the model's own, describes every field, and accepts what the reader accepts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sourceline.reading import read_entry, schema_text
from sourceline.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
FILE = ROOT / "schema/entry.schema.json"
SCHEMA: dict[str, Any] = json.loads(schema_text())

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


def test_file_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == schema_text(), "renew it: sourceline schema > schema/entry.schema.json"


def test_is_json_schema() -> None:
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMA)


def test_every_property_is_described() -> None:
    described = dict(_properties(SCHEMA, "entry"))
    assert len(described) > 100
    assert [name for name, property in described.items() if not property.get("description")] == []


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


def _faults(text: str) -> list[str]:
    tree, problems = read_tree(text)
    assert not problems
    return [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(SCHEMA).iter_errors(_as_in_an_editor(tree))]


def _as_in_an_editor(tree: Any) -> Any:
    """Type the truths of a tree, which our reader leaves as text and an editor's does not."""
    if isinstance(tree, dict):
        return {key: _as_in_an_editor(part) for key, part in tree.items()}
    if isinstance(tree, list):
        return [_as_in_an_editor(part) for part in tree]
    return {"true": True, "false": False}.get(tree, tree) if isinstance(tree, str) else tree


def _properties(part: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property of a schema and of its definitions, by a name that tells where it is."""
    for key, property in part.get("properties", {}).items():
        yield f"{name}.{key}", property
    for key, definition in part.get("$defs", {}).items():
        yield key, definition
        yield from _properties(definition, key)
