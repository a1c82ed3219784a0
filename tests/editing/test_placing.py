"""Editing: what is put into a file reads as what was put, and nothing else in it changes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from remarks import remarks_of, with_remarks
from sourceline.editing import put, remove
from sourceline.reading import read_tree

HERE = Path(__file__).parent
CASES: Any = read_tree((HERE / "placing.yml").read_text("utf-8"))[0]
ENTRIES = [file.read_text("utf-8") for file in sorted((HERE.parent.parent / "entries").glob("[0-9]*/*.yml"))]


def place(steps: list[str]) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdecimal() else step for step in steps)


@pytest.mark.parametrize("form", CASES, ids=[form["about"] for form in CASES])
def test_an_edit_changes_what_it_must_and_no_more(form: dict[str, Any]) -> None:
    if "put" in form:
        assert put(form["before"], place(form["put"]["where"]), form["put"]["value"]) == form["after"]
    else:
        assert remove(form["before"], place(form["remove"])) == form["after"]


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        put("title: x\n", ("source", "archives", 0), "y")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ENTRIES), st.data())
def test_in_any_entry_only_its_segment_changes(text: str, data: st.DataObject) -> None:
    remarked = with_remarks(text, data)
    tree: Any = read_tree(remarked)[0]
    at = data.draw(st.integers(0, len(tree["segments"]) - 1))
    key = data.draw(st.sampled_from(sorted({*tree["translations"], "original"})))
    there = tree["segments"][at].get(key)
    where = ("segments", at, key, "text") if isinstance(there, dict) else ("segments", at, key)
    words = "Слово, and a word: “one”. " * data.draw(st.integers(1, 9))
    edited = put(remarked, where, words.strip())
    assert remarks_of(edited) == remarks_of(remarked)
    start, end = extent(remarked, at)
    assert edited.startswith(remarked[:start])
    assert edited.endswith(remarked[end:])


def extent(text: str, at: int) -> tuple[int, int]:
    """Where a segment's lines begin, and where it ends."""
    top: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    segment = next(value for key, value in top.value if key.value == "segments").value[at]
    return text.rindex("\n", 0, segment.start_mark.index) + 1, segment.end_mark.index
