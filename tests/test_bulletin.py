"""The bulletin: what people, GitHub and other programs are shown of a problem."""

import io
import json
import re

import pytest

from sourceline.bulletin import as_github, as_json, as_text, counted, is_colourful, visible, width
from sourceline.problem import Mend, Problem
from sourceline.reading import read_entry

PATH = "entries/2023/spring-sowing.yml"


def found(text: str) -> tuple[list[Problem], list[str]]:
    _, problems = read_entry(text.encode(), PATH)
    return [problem for problem in problems if problem.code != "field-missing"], text.split("\n")


def test_an_error_shows_its_line_and_the_line_put_right() -> None:
    problems, lines = found("title: 春の種まき: 報告\n")
    assert as_text(problems, lambda _: lines).split("\n")[1:] == [
        "      1 | title: 春の種まき: 報告",
        "        |                  ^",
        '  write | title: "春の種まき: 報告"',
        "",
    ]


def test_the_mark_stands_under_the_column_however_wide_and_long_the_line() -> None:
    line = "segments: [{id: s1, original: " + "봄" * 90 + ", colour: red}]"
    problems, lines = found(line + "\n")
    told = as_text([one for one in problems if one.code == "key-unknown"], lambda _: lines).split("\n")
    shown, mark = told[1].removeprefix("      1 | "), told[2].removeprefix("        | ")
    assert shown.startswith("…")
    assert width(shown[: shown.index("colour")]) == len(mark) - 1


def test_advice_keeps_to_one_line() -> None:
    advice = Problem("archive-missing", "advice", "There is no copy.", "Add one.", PATH, 3, 1)
    assert as_text([advice], lambda _: ["a", "b", "c"]) == f"advice: {PATH}:3:1: There is no copy. Add one. [archive-missing]\n"


def test_a_terminal_obeys_nothing_that_stands_in_an_entry() -> None:
    problems, lines = found('"\\e[2Jtitle\\u202e": x\n\x1b]0;gotcha\x07: y\n')
    assert len(problems) >= 2
    told = as_text([*problems, Problem("file-name", "error", "Misplaced.", "", "a\nb\x1b", 1, 1)], lambda _: lines)
    assert "<U+001B>" in told
    assert re.findall(r"[^\n -~\u00a0-\uffff]|\u202e", told) == []


def test_colour_is_for_terminals_where_nobody_asked_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert is_colourful(Terminal())
    assert not is_colourful(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not is_colourful(Terminal())
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "dumb")
    assert not is_colourful(Terminal())


def test_colour_changes_no_word() -> None:
    problems, lines = found('title: "Sowing" in Russia\n')
    plain = as_text(problems, lambda _: lines)
    assert "\033[" not in plain
    coloured = as_text(problems, lambda _: lines, colour=True)
    assert re.sub(r"\033\[[0-9;]*m", "", coloured).replace("error: ", "") == plain


def test_annotations_stand_at_their_lines_and_end_no_command() -> None:
    problems, lines = found("title: 100%: a\nsummary: ::error file=x::y: z\n")
    told = as_github(problems, lambda _: lines, "https://example.org/contribute/")
    first, second = told.splitlines()
    assert first.startswith(f"::error file={PATH},line=1,col=12,title=yaml-colon::")
    assert first.endswith('%0AWrite:%0Atitle: "100%25: a"%0AMore: https://example.org/contribute/#yaml-colon')
    assert second.startswith("::error file=")


def test_annotations_of_a_file_with_a_strange_name() -> None:
    strange = Problem("file-name", "error", "Misplaced.", "", "entries/a,b:c\n::warning::d%", 0, 0)
    assert (
        as_github([strange], lambda _: [])
        == "::error file=entries/a%2Cb%3Ac%0A%3A%3Awarning%3A%3Ad%25,line=1,col=1,title=file-name::Misplaced.\n"
    )


def test_errors_come_first_because_github_shows_but_ten() -> None:
    one, two = (Problem("x", kind, "A.", "", PATH, line, 1) for line, kind in ((1, "advice"), (2, "error")))  # type: ignore[arg-type]
    assert [line.split(" ")[0] for line in as_github([one, two], lambda _: []).splitlines()] == ["::error", "::notice"]


def test_json_gives_the_mend() -> None:
    problems, _ = found("titel: Spring sowing\n")
    (told,) = json.loads(as_json(problems))
    assert told["mend"] == {"line": 1, "column": 1, "end_line": 1, "end_column": 6, "text": "title"}


def test_a_long_mend_is_cut() -> None:
    lines = ["a"] * 20
    problem = Problem("x", "error", "A.", "", PATH, 1, 1, mend=Mend(1, 1, 20, 2, "\n".join(["b"] * 20)))
    told = as_text([problem], lambda _: lines)
    assert told.count("write |") == 6
    assert "… and 14 more lines" in told


@pytest.mark.parametrize(
    ("errors", "advice", "said"),
    [
        (0, 0, "0 errors, 0 pieces of advice"),
        (1, 1, "1 error, 1 piece of advice in 1 file"),
        (2, 0, "2 errors, 0 pieces of advice in 2 files"),
    ],
)
def test_the_count(errors: int, advice: int, said: str) -> None:
    problems = [Problem("x", "error", "A.", "", f"{at}.yml", 1, 1) for at in range(errors)]
    assert counted([*problems, *(Problem("x", "advice", "A.", "", "0.yml", 1, 1) for _ in range(advice))]) == said


def test_what_cannot_be_seen_is_shown_by_its_number() -> None:
    assert visible("a\u200bb\tc\u00a0d") == "a<U+200B>b→c\u00a0d"
