"""The contributor's guide is true: what it quotes of the check is what the check says of its examples."""

import re
from html import unescape
from pathlib import Path

import pytest

from sourceline.command import main
from sourceline.guide import sentences, with_rules

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "contribute.md").read_text("utf-8")
SMALLEST = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.M | re.S)[0]


def told(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    file = folder / "entries/2023/spring-sowing.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    main(["--entries", str(folder / "entries"), "check"])
    return capsys.readouterr().out.splitlines()


def quoted(sign: str) -> list[str]:
    """The indented block of the guide that begins with a sign."""
    block = re.search(rf"^ {{4}}{re.escape(sign)}.*\n(?: {{4}}.*\n)*", GUIDE, re.M)
    assert block, f"the guide quotes {sign}"
    return [line[4:] for line in block[0].splitlines()]


def letters(text: str) -> str:
    """A text without white space, and without what Markdown sets in code with."""
    return re.sub(r"[\s`]", "", text.replace("’", "'"))


def test_the_advice_it_quotes_is_that_on_its_smallest_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(SMALLEST, tmp_path, capsys)
    assert len(found) == 3
    assert "the check finds no error and gives three pieces of advice" in GUIDE
    assert [line for line in found if not line.startswith("advice: ")] == []
    assert [line for line in quoted("advice: ") if line not in found] == []
    assert any(line.endswith("[tier-next]") for line in found)


def test_the_error_it_quotes_is_what_the_check_says_of_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = quoted("entries/2023/spring-sowing.yml:")
    wrong = error[1].partition(" | ")[2]
    assert told(re.sub("^title: .*", wrong, SMALLEST, count=1, flags=re.M), tmp_path, capsys) == error


def test_every_code_has_a_heading_with_its_sentence_and_an_example() -> None:
    guide = with_rules("Before.\n<!-- rules -->\nAfter.\n")
    sections = dict(re.findall(r'^<h3 id="(\S+)">\1</h3>\n(.*?)(?=^<h3 |^\nAfter)', guide, re.M | re.S))
    assert sections.keys() == sentences().keys()
    for code, (severity, sentence) in sentences().items():
        section = sections[code]
        assert letters(unescape(re.sub("<.*?>", "", section))).startswith(letters(sentence))
        assert ("<em>(advice)</em>" in section) is (severity == "advice")
        assert section.count("<pre>") == section.count("</pre>"), code
        assert section.count("<pre>") in (3, 4), code
        assert f"[{code}]\n" in section, "the check says this code of the wrong example"


def test_its_contents_lead_to_every_code(site: Path) -> None:
    page = (site / "contribute/index.html").read_text("utf-8")
    listed, _, chapter = page.partition("<h2 id=")
    for code in sentences():
        assert f'href="#{code}"' in listed
        assert chapter.count(f'id="{code}"') == 1


@pytest.mark.parametrize("code", sentences())
def test_the_command_explains_every_code(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{code} ({sentences()[code][0]})\n\n{sentences()[code][1]}\n")
    assert "\nWrong" in out
    assert "\nRight" in out


def test_the_yaml_it_warns_of_goes_wrong_as_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = re.findall(r"^\| `(title: [^|]*)` \| .* \| `(title: [^|]*)` \|$", (DOCS / "entry-file.md").read_text("utf-8"), re.M)
    assert len(table) == 4
    first, _, rest = SMALLEST.split("\n", 2)
    usual = told(SMALLEST, tmp_path, capsys)
    for wrong, right in table:
        found = told(f"{first}\n{wrong}\n{rest}", tmp_path, capsys)
        assert (found == usual) is (wrong == "title: Report #3"), f"{wrong}: {found}"
        assert told(f"{first}\n{right}\n{rest}", tmp_path, capsys) == usual, right
    assert any(line.endswith("[text-cut]") for line in told(f"{first}\ntitle: A report #3\n{rest}", tmp_path, capsys))
