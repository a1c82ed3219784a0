"""`sourceline new` and `import`: a file with which nothing is wrong but that something is still to be written."""

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from service import service
from small_edition import Run
from sourceline.entry import Entry
from sourceline.reading import read_entry

PAGES = Path(__file__).parent.parent / "clipping"
MODELINE = "# yaml-language-server: $schema=../../schema/entry.schema.json"
TEXT = "Засеют 800 тысяч гектаров.\nСказал агроном.\n\n— Когда?\n\n* Весной *\n"


def written(path: str) -> Entry:
    file = Path(path)
    entry, problems = read_entry(file.read_bytes(), path)
    assert entry, problems
    assert file.read_text("utf-8").splitlines()[0] == MODELINE
    assert (file.parent / MODELINE.partition("=")[2]).resolve() == Path("schema/entry.schema.json").resolve()
    return entry


def errors(run: Run, path: str) -> set[str]:
    _, out, _ = run("check", "--format", "json", path)
    return {one["code"] for one in json.loads("\n".join(out)) if one["severity"] == "error"}


def test_options_answer_everything(run: Run) -> None:
    Path("text.txt").write_text(TEXT, "utf-8")
    code, out, err = run(
        "new", "--outlet", "Заречный вестник", "--headline", "Весенний сев", "--language", "ru", "--date", "2024-03-28", "--url",
        "https://vestnik.example.org/1", "--title", "On the spring sowing", "--translator", "Jane Doe", "--text", "text.txt",
    )  # fmt: skip
    assert (code, out) == (0, ["entries/2024/vestnik-2024-03-28.yml"])
    assert "3 segments" in err[0]
    entry = written(out[0])
    assert [segment.id for segment in entry.segments] == ["s1", "s2", "s3"]
    assert [segment.original for segment in entry.segments] == [
        "Засеют 800 тысяч гектаров. Сказал агроном.",
        "— Когда?",
        r"\* Весной \*",
    ]
    assert (entry.source.outlet, entry.title) == ("vestnik", "On the spring sowing")  # the record was found by its name
    assert errors(run, out[0]) == {"placeholder-left"}


def test_nothing_given_leaves_everything_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, out, _ = run("new", "--id", "later")
    assert code == 0
    assert Path(out[0]).name == "later.yml"
    assert errors(run, out[0]) == {"placeholder-left"}
    entry = written(out[0])
    assert (entry.source.language, entry.source.date and entry.source.date.text, entry.source.url) == (
        "und",
        "unknown",
        "unknown",
    )


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--language", "russian"), "--language: A language is written as a tag"),
        (("--language", "xq"), "--language: No language goes by xq."),
        (("--date", "28.3.2023"), "--date: A date is written"),
        (("--date", "2023-02-30"), "--date: A date is written"),
        (("--url", "example.org"), "--url: An address starts with https://"),
        (("--extent", "half"), "--extent: Choose one of full"),
        (("--id", "Spring Sowing"), "--id: An id has lower-case letters"),
        (("--id", "../../x"), "--id: An id has lower-case letters"),
        (("--into", "English"), "--into: A translation goes by its language"),
        (("--id", "spring-sowing"), "The edition has an entry spring-sowing already: entries/2023/spring-sowing.yml."),
        (("--text", "nowhere.txt"), "nowhere.txt cannot be read"),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_written(run: Run, options: tuple[str, ...], says: str) -> None:
    before = sorted(Path("entries").rglob("*"))
    code, out, err = run("new", *options)
    assert (code, out) == (1, [])
    assert err[0].startswith(says)
    assert sorted(Path("entries").rglob("*")) == before


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answering(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str]) -> Iterator[str]:
    left = iter(answers)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda prompt="": next(left))
    return left


def test_on_a_terminal_it_asks_and_asks_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    left = answering(
        monkeypatch,
        ["Сев начался.", "", "Конец.", ".", "", "Сев", "russian", "ru", "2023", "", "", "", "", "Jane Doe"],
    )  # text; outlet, headline, language twice, date, address, extent, title, into, translator
    code, out, _ = run("new", "--id", "asked")
    assert (code, out[-1]) == (0, "entries/2023/asked.yml")
    assert list(left) == []
    entry = written(out[-1])
    assert [segment.original for segment in entry.segments] == ["Сев начался.", "Конец."]
    assert (entry.source.language, entry.source.extent, list(entry.translations)) == ("ru", "full", ["en"])
    assert any("A language is written as a tag" in line for line in out)


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_a_page_becomes_an_entry_that_is_ready_to_be_translated(run: Run, page: Path) -> None:
    code, out, _ = run("import", page)
    assert code == 0
    entry = written(out[0])
    assert errors(run, out[0]) == {"placeholder-left"}
    assert [segment.id for segment in entry.segments] == [f"s{number}" for number in range(1, len(entry.segments) + 1)]
    for segment in entry.segments:
        lines = (segment.original or "").count("\n") + 1
        assert segment.renderings["en"].text == ("TODO" if lines == 1 else "\n".join(["- TODO"] * lines))
    assert entry.source.language == page.stem
    assert entry.source.url
    assert entry.source.url.startswith("https://")


def test_what_is_given_outweighs_what_the_page_says(run: Run) -> None:
    code, out, _ = run("import", PAGES / "ru.html", "--date", "2022", "--outlet", "Somebody Else", "--id", "mine", "--into", "de")
    assert (code, out) == (0, ["entries/2022/mine.yml"])
    entry = written(out[0])
    assert entry.source.date
    assert entry.source.date.text == "2022"
    assert entry.segments[0].renderings.keys() == {"de"}


def test_an_article_is_taken_from_its_address(run: Run) -> None:
    with service() as web:
        web.answers("/a/spring-sowing-begins.html", (PAGES / "ru.html").read_bytes())
        web.answers("/gone", b"no", status=410)
        code, out, _ = run("import", f"{web.base}/a/spring-sowing-begins.html")
        assert (code, out) == (0, ["entries/2023/spring-sowing-begins.yml"])
        assert written(out[0]).source.url == f"{web.base}/a/spring-sowing-begins.html"
        code, _, err = run("import", f"{web.base}/gone")
        assert (code, err) == (
            1,
            [f"{web.base}/gone answers with status 410. Save the page in your browser and import the file."],
        )
    code, _, err = run("import", f"{web.base}/a/spring-sowing-begins.html")
    assert code == 1
    assert "does not answer" in err[0]


def test_the_same_page_twice_makes_two_entries(run: Run) -> None:
    names = [Path(run("import", PAGES / "ar.html")[1][0]).stem for _ in range(2)]
    assert names == ["salam-port-fertiliser", "salam-port-fertiliser-2"]


def test_a_page_without_an_article_is_told(run: Run) -> None:
    Path("empty.html").write_text("<html><body></body></html>", "utf-8")
    code, out, err = run("import", "empty.html")
    assert (code, out) == (1, [])
    assert err == ["No article was found in empty.html. `sourceline new --text FILE` takes one as plain text."]


def test_a_package_that_is_missing_is_told_with_its_cure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    code, _, err = run("import", PAGES / "ru.html")
    assert (code, err) == (1, ["This needs a package that is not installed, trafilatura. Run `make desk` once."])


def test_when_the_answers_end_nothing_is_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(prompt: str = "") -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", ended)
    assert run("new")[0::2] == (1, ["Nothing was written."])


def test_whoever_interrupts_is_told_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(prompt: str = "") -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", interrupted)
    assert run("new")[0::2] == (130, ["Stopped."])
