"""The road for plain layouts reads what the parser reads, or nothing: file by file, mutant by mutant, trap by trap."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yaml import YAMLError

from mutation import Mutant, mutants
from sourceline.lessons import lessons
from sourceline.reading.characters import decoded, is_clean
from sourceline.reading.lines import read_lines
from sourceline.reading.tree import Tree, read_tree

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "entries").rglob("*.yml"))
ENTRIES = [file.read_bytes() for file in FILES if "authority" not in file.parts]

PLAIN = (
    "a: b\n", "a:\n  b: c\n  d: e\nf: g\n", "a:\n- b\n- c\nd: e\n", "a:\n  - b: c\n    d:\n      - e\n  - b: f\ng:\n",
    "a: >-\n  one\n  two\n\n  three\n\n\n  four\nb: c\n", "a: >\n  one\n\nb: |\n  one\n    two\n\n  three\n",
    "a: |-\n  x: y\n  -z\n", "a: [b, c-d]\ne: []\nf: {g: [h, 'i']}\n", "a: 'b: c'\nd: \"e \\\"f\\\" [g]\"\n",
    "a: ~\nb: null\nc: ~2023\n", "a: b:c\nd: http://e.f/?g=h#i\n", "# first\na: b\n\n\nc: d\n\n",
    "a:\n  - >-\n    b\n    c\n  - d\n",
)  # fmt: skip
TRAPS = (
    "a:\n- - b\n", "- a: b\n", "a: |-\n  x: y\n  # z\n", "", "\n", "a", "a\n", "a:b\n", "a: b", "a: b: c\n", "a: b:\n",
    "a: b\n  c\n", "a: b\n  c: d\n", "a: b\na: c\n", "a:\n  b: c\n d: e\n", "a:\n    b: c\n  d: e\n", "a: b\n- c\n",
    "a:\n- b\n  c\n", "a:\n- b\nc\n", "a: [b\n  c]\n", "a: [b, null]\n", "a: {b: c}: d\n", "a: {b: c, b: d}\n",
    "a: \"b\n  c\"\n", "a: 'it''s'\n", "a: 'b' c\n", "a: \"b\": c\n", "a: \"\\u202e\"\n", "a: &b c\n", "a: *b\n",
    "a: !!str b\n", "<<: {a: b}\n", "? a\n: b\n", "a: b # c\n", "a: b #c\n", "# a\n  # b\nc: d\n", "a: >-\nb: c\n",
    "a: >-\n- b\n", "a:\n  b: >-\n  c\n", "a:\n  - b: >-\n     c\n", "a: >-\n\n  b\n", "a: >-\n   b\n  c\n",
    "a: >-\n  b\n   c\n", "a: >-\n  b \n  c\n", "a: >+\n  b\n\n", "a: >2\n    b\n", "a: | # c\n  b\n", "a: >-\n  b",
    "a:\tb\n", "a: b\t\n", "---\na: b\n", "a: b\n---\nc: d\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", " a: b\n",
    "  a: b\nc: d\n", "- a\n- b\n", "-\n", "a: -\n", "a: - b\n", "a: %b\n", "a: @b\n", "a: `b\n", "a: , b\n", "a: ? b\n",
    "a: |b\n", "a: >b\n", "a: {b\n", "a: ]\n", "é: b\n", "1: b\n", "\"a\": b\n", "a : b\n", "a:  b\n",
    "a:\n- b: c\n- b\n  d: e\n", "a:\n- b: c\n   d: e\n", "a:\n  - b\n - c\n", "a:\n  - b\nc: d\n  e: f\n", "a: b\n\n  c\n",
    "a:\n" + "".join(f"{'  ' * depth}b:\n" for depth in range(1, 30)), "a: " + "[" * 30 + "]" * 30 + "\n", f"{'a' * 2000}: b\n",
)  # fmt: skip
SIGNS = ["a", "b", "c", ":", ": ", " ", "  ", "\n", "\n  ", "\n    ", "- ", ">-", "|", *"'\"[]{}#~\\", ", "]


def _parsed(text: str) -> Tree:
    """What the parser makes of a text without finding fault with it; None where it does."""
    try:
        tree, problems = read_tree(text)
    except YAMLError:
        return None
    return None if problems else tree


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_of_the_edition_is_read_so(file: Path) -> None:
    text = decoded(file.read_bytes())
    tree = read_lines(text)
    assert tree is not None
    assert tree == _parsed(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_layouts(text: str) -> None:
    tree = read_lines(text)
    assert tree is not None
    assert tree == _parsed(text)


@pytest.mark.parametrize("text", TRAPS)
def test_traps(text: str) -> None:
    tree = read_lines(text)
    assert tree is None or tree == _parsed(text)


def test_lessons_and_broken_files() -> None:
    texts = [case[key] for lesson in lessons().values() for case in lesson for key in ("wrong", "right")]
    texts += [file.read_bytes().decode("utf-8", "replace") for file in (ROOT / "tests/broken").glob("*.yml")]
    for text in texts:
        tree = read_lines(text) if is_clean(text) else None
        assert tree is None or tree == _parsed(text), text


@settings(max_examples=1_500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutants(ENTRIES))
def test_mutants(mutant: Mutant) -> None:
    try:
        text = decoded(mutant.raw)
    except UnicodeDecodeError:
        return
    tree = read_lines(text) if is_clean(text) else None
    assert tree is None or tree == _parsed(text)


@settings(max_examples=3_000, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "c",
                ":",
                ": ",
                " ",
                "  ",
                "\n",
                "\n  ",
                "\n    ",
                "- ",
                ">-",
                "|",
                "'",
                '"',
                "[",
                "]",
                "{",
                "}",
                ", ",
                "#",
                "~",
                "\\",
            ]
        )
    )
)
def test_heaps_of_signs(signs: list[str]) -> None:
    text = "".join(signs) + "\n"
    tree = read_lines(text)
    assert tree is None or tree == _parsed(text)
