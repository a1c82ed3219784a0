"""Formatting: the form of the house, and nothing said otherwise, lost or moved."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from remarks import remarks_of, with_remarks
from sourceline.editing import formatted, put
from sourceline.entry import Entry
from sourceline.reading import AUTHORITIES, read_tree

ROOT = Path(__file__).parent.parent.parent
CASES = yaml.safe_load((Path(__file__).parent / "formatting.yml").read_text("utf-8"))
ENTRIES = [file.read_text("utf-8") for file in sorted((ROOT / "entries").glob("[0-9]*/*.yml"))]
RECORDS = sorted((ROOT / "entries/authority").glob("*/*.yml"))


@pytest.mark.parametrize("form", CASES, ids=[form["about"] for form in CASES])
def test_a_file_is_laid_out_as_the_house_does(form: dict[str, Any]) -> None:
    assert formatted(form["written"]) == form["laid"]
    assert formatted(form["laid"]) == form["laid"]
    assert read_tree(form["laid"])[0] == read_tree(form["written"])[0]


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_records_read_the_same(file: Path) -> None:
    text = file.read_text("utf-8")
    laid = formatted(text, AUTHORITIES[file.parent.name])
    assert read_tree(laid) == read_tree(text)
    assert formatted(laid, AUTHORITIES[file.parent.name]) == laid


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ENTRIES), st.data())
def test_wherever_comments_stand_they_stay_and_the_values_too(text: str, data: st.DataObject) -> None:
    remarked = with_remarks(text, data)
    laid = formatted(remarked)
    assert read_tree(laid)[0] == read_tree(text)[0]
    assert remarks_of(laid) == remarks_of(remarked)
    assert formatted(laid) == laid


# What YAML writes in one way or another: signs that need quotes, lines, spaces, letters of several widths.
TEXTS = st.text(st.sampled_from(list("ab -:#'\"[]{}>|&*!%@`\\,?\n\té한春ع~")), min_size=1, max_size=400).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["context", "title"]))
def test_any_text_that_is_put_into_a_file_reads_back_and_is_formatted(text: str, key: str) -> None:
    file = put("title: x\nsource: {language: ru, title: y}\ncontext: >-\n  z\n", (key,), text)
    file = put(file, ("source", "title"), text)
    tree: Any = read_tree(file)[0]
    assert tree[key] == tree["source"]["title"] == text
    assert read_tree(formatted(file, Entry))[0] == tree
    assert formatted(formatted(file)) == formatted(file)
