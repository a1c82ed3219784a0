"""Offprints: read back by the engine's own reader, they are the entries they were made of, and nothing is missing."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from sourceline.authorities import Authorities
from sourceline.entry import Entry
from sourceline.imprint import Imprint
from sourceline.offprint import offprint_of, shape_text, without_html
from sourceline.reading import read_entry, schema_text

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "hooks/sourceline/reading/examples/entry.yml"
FILES = [EXAMPLE, *sorted(ROOT.glob("entries/[12]*/*.yml"))]
NOBODY = Authorities({}, {}, {}, {}, {})
IMPRINT = Imprint("Edition", "https://example.org/")


def entry_of(file: Path) -> Entry:
    entry, problems = read_entry(file.read_bytes(), file.name)
    assert entry, problems
    return entry


def offprint(entry: Entry, html: str = "<p>Text</p>") -> Any:
    return json.loads(offprint_of(entry, "sowing", (), html, NOBODY, IMPRINT))


def validator() -> jsonschema.Draft202012Validator:
    shapes = {"entry.schema.json": json.loads(schema_text("entry")), "published.schema.json": json.loads(shape_text(IMPRINT))}
    registry: Registry[Any] = Registry().with_resources((name, Resource.from_contents(shape)) for name, shape in shapes.items())
    return jsonschema.Draft202012Validator(shapes["published.schema.json"], registry=registry)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_goes_in_comes_out(file: Path) -> None:
    entry = entry_of(file)
    printed = offprint(entry)
    validator().validate(printed)
    if entry.status == "withdrawn":
        assert not {"entry", "html"} & printed.keys()
    else:
        again, problems = read_entry(json.dumps(printed["entry"], ensure_ascii=False).encode(), "offprint.yml")
        assert again == entry, problems


def test_the_example_has_every_field() -> None:
    """So that the round trip above tries each of them."""
    lacking = set(_empty(entry_of(EXAMPLE)))
    assert not {field for field in lacking if not _given_elsewhere(field)}


def _empty(value: Any) -> Any:
    if isinstance(value, tuple):
        for one in value:
            yield from _empty(one)
    elif hasattr(value, "items"):
        for one in value.values():
            yield from _empty(one)
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if part is None or part == ():
                yield type(value).__name__, field.name
            yield from _empty(part)


def _given_elsewhere(field: tuple[str, str]) -> bool:
    """Whether some other value of the same class in the example gives the field."""
    kind, name = field
    return any(type(one).__name__ == kind and getattr(one, name) not in (None, ()) for one in _values(entry_of(EXAMPLE)))


def _values(value: Any) -> Any:
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one)
    elif hasattr(value, "items"):
        for one in value.values():
            yield from _values(one)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _values(getattr(value, field.name))


def test_numbers_are_numbers_and_truths_truths() -> None:
    printed = offprint(entry_of(EXAMPLE))["entry"]
    assert printed["claims"][0]["figures"][0]["value"] == 800000
    assert isinstance(printed["revisions"][0]["material"], bool)


@pytest.mark.parametrize("html", ["<p>Text</p>", "", 'with ,"html":" in it', "</script>\u2028\U0001f600\x00"])
def test_html_is_taken_off_whatever_it_holds(html: str) -> None:
    entry = entry_of(EXAMPLE)
    whole = offprint_of(entry, "sowing", (), html, NOBODY, IMPRINT)
    assert json.loads(whole)["html"] == html
    rest = {key: part for key, part in json.loads(whole).items() if key != "html"}
    assert json.loads(without_html(whole)) == rest
    assert b"\n" not in whole
