"""Files broken as newcomers break them, one fault each: the check tells that fault, at its line, and nothing else.

Beside each file of `broken/` stands what the command prints for it; `pytest --renew` writes it anew.
"""

import json
from pathlib import Path

import pytest

from sourceline.command import main
from sourceline.problem import Mend, mended
from sourceline.reading import decoded

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(FOLDER.glob("*.yml"))

RECORDS = {
    "outlets/example-gazette": "name: Example Gazette\n",
    "people/maria-example": "name: Maria Example\n",
    "topics/farming": "title: Farming\n",
}
HARVEST = """\
title: The harvest
source: {outlet: example-gazette, language: en, date: 2023-09-01, extent: full}
translations: {en: {method: human}}
context: Why this text matters.
segments: [{id: s1, original: The harvest was good., en: The harvest was good.}]
"""


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with what the broken files refer to."""
    monkeypatch.delenv("SOURCELINE_URL", raising=False)
    for name, text in RECORDS.items():
        file = tmp_path / f"entries/authority/{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "entries/2023").mkdir()
    (tmp_path / "entries/2023/harvest.yml").write_text(HARVEST, "utf-8")
    return tmp_path / "entries"


def checked(edition: Path, name: str, raw: bytes, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    file = edition / f"2023/{name}.yml"
    file.write_bytes(raw)
    result = main(["--entries", str(edition), "check", *options, str(file)])
    out, err = capsys.readouterr()
    return result, out, err


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_one_fault_gives_one_problem(
    file: Path, edition: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    result, out, err = checked(edition, file.stem, file.read_bytes(), capsys)
    told = file.with_suffix(".txt")
    if request.config.getoption("--renew"):
        told.write_text(out, "utf-8")
    assert out == told.read_text("utf-8")
    assert result == 1
    assert err.startswith("1 error, 0 pieces of advice in 1 file\n")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_writing_what_is_offered_leaves_nothing_wrong(file: Path, edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = file.read_bytes()
    _, out, _ = checked(edition, file.stem, raw, capsys, "--format", "json")
    (problem,) = json.loads(out)
    if not problem["mend"]:
        assert file.stem in HELPLESS, "a mend is known no more"
        return
    assert file.stem not in HELPLESS, "a mend is known now"
    right = mended(decoded(raw), Mend(**problem["mend"])).encode()
    assert checked(edition, file.stem, right, capsys)[1] == ""


HELPLESS = {
    "byte-damaged", "choice-not-offered", "cut-off-in-a-letter", "date-that-never-was", "empty", "html-in-a-text",
    "id-left-out", "key-a-level-too-far-out", "key-left-out", "key-twice", "letter-lost", "mark-without-note",
    "letter-in-place-of-an-entry", "merge-left-unfinished", "number-in-words", "number-that-lost-a-thousand",
    "original-and-translation-exchanged", "saved-as-a-word-document",
    "saved-as-koi8-r", "saved-as-utf-16", "saved-as-utf-16-without-mark", "saved-as-windows-1251", "second-document",
    "summary-too-long", "template-left-in-place", "value-left-out",
}  # fmt: skip
"""The files for which nobody can know what was meant."""


def test_there_are_enough() -> None:
    assert len(FILES) >= 60
