"""The report of a change: every difference told, in words, and nothing in an entry able to break out of them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import completed
from sourceline.authorities import Authorities
from sourceline.entry import Person
from sourceline.reading import read_entry
from sourceline.redline import report
from sourceline.redline.markdown import escaped, word_difference

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "sentences.yml").read_text("utf-8"))
PATH = "2023/spring-sowing.yml"
ENTRIES = [file.read_text("utf-8") for file in sorted((HERE.parent.parent / "entries").glob("[0-9]*/*.yml"))]
RECORDS = Authorities({"jane-doe": Person(name="Jane Doe")}, {}, {}, {}, {})


def told(before: str | None, after: str | None) -> list[str]:
    """The lines told of one file."""
    was, now = ({} if text is None else {PATH: text.encode()} for text in (before, after))
    return [line.removeprefix("- ") for line in report(was, now, RECORDS).splitlines() if line.startswith("- ")]


@pytest.mark.parametrize("form", CASES, ids=[form["about"] for form in CASES])
def test_a_change_is_told_in_words(form: dict[str, Any]) -> None:
    assert told(completed(form["before"]), completed(form["after"])) == form["told"]


def test_a_new_entry_is_told_by_its_source_its_translators_and_its_claims() -> None:
    text = completed("claims: [{id: c1, text: It rains., kind: event}]\n")
    assert told(None, text) == [
        "<code>2023/spring-sowing.yml</code>",
        "From Example Gazette in Russian, 28 March 2023; status draft",
        "<strong>en</strong>: 1 of 1 segments translated",
        "<strong>claim c1</strong>: “It rains.”",
    ]


def test_a_deleted_entry_and_one_that_cannot_be_read() -> None:
    text = completed("")
    assert told(text, None) == ["<code>2023/spring-sowing.yml</code> is gone. What has been published is withdrawn, not deleted."]
    assert told(text, "title: [\n")[0].startswith("This file cannot be read: 2023/spring-sowing.yml:")
    assert "now it can" in told("title: [\n", text)[0]
    assert told(text, text) == []


def test_a_renamed_file_is_told_as_one() -> None:
    text = completed("").encode()
    lines = report({PATH: text}, {"2024/sowing.yml": text.replace(b"spring sowing", b"sowing")}, RECORDS).splitlines()
    assert "- Renamed: <code>2023/spring-sowing.yml</code> is now <code>2024/sowing.yml</code>" in lines
    assert "- title A regional paper on the spring sowing → <strong>A regional paper on the sowing</strong>" in lines
    assert not any("Deleted" in line or "New" in line for line in lines)


def test_records_are_told_too() -> None:
    path = "authority/people/jane-doe.yml"
    lines = report({path: b"name: Jane Doe\n"}, {path: b"name: Jane M. Doe\n"}, RECORDS).splitlines()
    assert "### person jane-doe" in lines
    assert "- name Jane Doe → <strong>Jane M. Doe</strong>" in lines


def test_nothing_is_told_where_nothing_changes() -> None:
    assert "No entry and no record changes." in report({}, {}, RECORDS)
    assert "One file changes outside the edition." in report({}, {}, RECORDS, 1)


def test_a_report_keeps_to_what_a_comment_takes() -> None:
    files = {f"2023/entry-{number}.yml": completed(f"context: {'word ' * 300}{number}\n").encode() for number in range(400)}
    text = report({}, files, RECORDS)
    assert len(text) < 65_000
    assert " more files." in text


# Signs that mean something to Markdown, to HTML or to GitHub, and signs that cannot be seen.
HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details>", "<!--", "-->", "<https://e.example>"),
            *(
                "[a](javascript:x)",
                "![i](//e/i.png)",
                "[x]: /y",
                "[^1]",
                "`",
                "```",
                "\n\n# heading\n",
                "\n- item",
                "1. ",
                "+",
                "=",
            ),
            *(
                "|",
                "---",
                "***",
                "__",
                "~~",
                "$$",
                "$x$",
                "@somebody",
                "#12",
                "GH-1",
                "www.evil.example",
                "https://evil.example/",
            ),
            *("a@b.example", "&lt;", "&", "\\", "\u202e", "\u200b", "\u2066", "a", " "),
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)


class Tags(HTMLParser):
    """Every element of a piece of HTML, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[tuple[str, bool]] = set()
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, bool(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def rendered(markdown: str) -> Tags:
    return Tags(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_text_breaks_out_of_the_report(one: str, other: str) -> None:
    for line in (f"- {escaped(one)}", f"- {word_difference(one, other)}", f"### {escaped(one)}"):
        page = rendered(line)
        assert {tag for tag, _ in page.found} <= {"ul", "li", "h3", "wbr", "span", "del", "ins", "p"}
        assert not any(has_attributes for _, has_attributes in page.found)
        assert "://" not in line
        assert "www." not in line
        assert "\n" not in line
        assert not any(sign in line for sign in "\u202e\u200b\u2066")
    shown = "".join(rendered(escaped(one)).words)
    assert "".join(shown.split()) == "".join(ascii_named(one).split())


def ascii_named(text: str) -> str:
    for sign in "\u202e\u200b\u2066":
        text = text.replace(sign, f"(U+{ord(sign):04X})")
    return text


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all texts of a tree."""
    if isinstance(value, str):
        yield way
    else:
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*way, step))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ENTRIES), st.data())
def test_no_change_goes_untold(text: str, data: st.DataObject) -> None:
    tree: Any = yaml.load(text, yaml.CBaseLoader)  # noqa: S506
    way = data.draw(st.sampled_from(sorted(leaves(tree), key=str)))
    changed: Any = yaml.load(text, yaml.CBaseLoader)  # noqa: S506
    at = changed
    for step in way[:-1]:
        at = at[step]
    kind = data.draw(st.sampled_from(["other", "gone", "more"]))
    if kind == "gone":
        del at[way[-1]]
    else:
        at[way[-1]] = "other-text" if kind == "other" else f"{at[way[-1]]} and more"
    sides = [yaml.safe_dump(one, allow_unicode=True, sort_keys=False) for one in (tree, changed)]
    was, now = (read_entry(side.encode(), PATH)[0] for side in sides)
    lines = told(*sides)
    assert lines
    if was != now:  # they are the same where what is gone is what holds when nothing is written
        assert "It says what it said; only its form changes." not in lines
