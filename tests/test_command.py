"""The command: what it prints, for whom, and what it returns."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import completed
from corpus import write_corpus
from sourceline.command import main

FAULT = "titel: twice\n"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    write_corpus(10, tmp_path)
    return tmp_path / "entries"


def spoil(edition: Path) -> Path:
    file = sorted(edition.glob("[12]*/*.yml"))[3]
    with file.open("a", encoding="utf-8") as entry:
        entry.write(FAULT)
    return file


def test_a_sound_edition_passes(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--entries", str(edition), "check"]) == 0
    assert "0 errors" in capsys.readouterr().err


def test_an_error_fails_and_is_told_where_it_stands(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = spoil(edition)
    line = file.read_text("utf-8").count("\n")
    assert main(["--entries", str(edition), "check"]) == 1
    expected = (
        f"entries/{file.parent.name}/{file.name}:{line}:1: There is no field `titel` here. Did you mean `title`? [key-unknown]"
    )
    assert expected in capsys.readouterr().out.splitlines()


def test_only_the_paths_asked_about_are_judged(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = spoil(edition)
    sound = next(one for one in sorted(edition.glob("[12]*/*.yml")) if one != file)
    assert main(["--entries", str(edition), "check", str(sound)]) == 0
    assert main(["--entries", str(edition), "check", str(file.parent)]) == 1
    assert file.name in capsys.readouterr().out


def test_a_path_outside_the_edition_is_refused(edition: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "elsewhere.yml").write_text("title: x\n", "utf-8")
    for path in ("elsewhere.yml", "nowhere.yml"):
        assert main(["--entries", str(edition), "check", str(tmp_path / path)]) == 1
        assert path in capsys.readouterr().err


def test_an_entry_is_asked_about_by_its_id_too(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = spoil(edition)
    assert main(["--entries", str(edition), "check", file.stem]) == 1
    assert file.name in capsys.readouterr().out
    assert main(["--entries", str(edition), "check", "nobody-knows"]) == 1
    assert capsys.readouterr().err.startswith("There is no nobody-knows, neither a file nor an entry of the edition ")


def test_without_a_command_it_tells_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "tell everything that is wrong" in capsys.readouterr().err


def test_a_code_that_is_misspelt_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "yaml-colonn"]) == 1
    assert capsys.readouterr().err == "No problem has the code yaml-colonn. Did you mean yaml-colon?\n"
    assert main(["explain", "[yaml-colon]"]) == 0


def test_annotations_are_what_github_reads(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(edition)
    main(["--entries", str(edition), "check", "--format", "github"])
    error = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("::error "))
    assert error.startswith("::error file=entries/")
    assert ",col=1,title=key-unknown::There is no field" in error


def test_json_has_every_part_of_a_problem(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(edition)
    main(["--entries", str(edition), "check", "--format", "json"])
    problem = next(one for one in json.loads(capsys.readouterr().out) if one["severity"] == "error")
    assert problem.keys() == {"path", "line", "column", "code", "severity", "sentence", "cure", "mend"}
    assert problem["code"] == "key-unknown"
    assert problem["mend"] == {
        "line": problem["line"],
        "column": 1,
        "end_line": problem["line"],
        "end_column": 6,
        "text": "title",
    }


def test_a_release_remembers_ids_and_the_check_misses_them(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--entries", str(edition), "release"]) == 0
    file = sorted(edition.glob("[12]*/*.yml"))[0]
    listed = json.loads((edition / "released.json").read_text("utf-8"))
    ids = listed[file.stem]
    records = sorted(edition.glob("authority/*/*.yml"))
    assert {f"years/{file.parent.name}", "languages/ru"} < {*listed}
    listings = {name for name in listed if "/" in name and not name.startswith(("years/", "languages/"))}
    assert {f"{one.parent.name}/{one.stem}" for one in records} == listings
    records[0].unlink(missing_ok=True)
    assert {"s1", "n1", "c1", "f1"} <= set(ids)
    file.rename(file.with_name("another-name.yml"))
    assert main(["--entries", str(edition), "check"]) == 1
    told = capsys.readouterr().out
    assert f"The last release had the entry {file.stem}." in told
    assert f"The last release had the record {records[0].parent.name}/{records[0].stem}." in told


def test_a_damaged_list_of_what_was_released_is_told_and_never_written_over(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = edition / "released.json"
    listed.write_text("{\n<<<<<<< HEAD\n}\n", "utf-8")
    assert main(["--entries", str(edition), "check"]) == 1
    told = "entries/released.json:2:1: This is no longer the list of what was published. Take the version of the main branch"
    assert told in capsys.readouterr().out
    assert main(["--entries", str(edition), "release"]) == 1
    assert told in capsys.readouterr().err
    assert listed.read_text("utf-8") == "{\n<<<<<<< HEAD\n}\n"


def test_digests_are_those_the_stale_rule_compares(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = edition / "2023" / "spring-sowing.yml"
    file.parent.mkdir(exist_ok=True)
    text = completed("translations:\n  en:\n    method: human\n")
    file.write_text(text, "utf-8")
    assert main(["digest", str(file)]) == 0
    made_from = capsys.readouterr().out.strip()
    file.write_text(text.replace("method: human", f"method: human\n    made_from: {{{made_from}}}"), "utf-8")
    assert main(["--entries", str(edition), "check", str(file)]) == 0
    file.write_text(file.read_text("utf-8").replace("Сев начался.", "Сев не начался."), "utf-8")
    assert main(["--entries", str(edition), "check", str(file)]) == 1
    assert "The original of s1 has changed" in capsys.readouterr().out


def test_an_edition_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--entries", str(tmp_path / "none"), "check"]) == 1
    assert os.fspath(tmp_path / "none") in capsys.readouterr().err


def loaded(module: str, *names: str) -> str:
    """What of some packages a fresh Python has loaded once a module is imported."""
    asked = f"import sys, {module}; print([name for name in {names} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()


def test_the_command_starts_without_what_only_the_desk_needs() -> None:
    assert loaded("sourceline.command", "trafilatura", "translate", "lxml", "dateparser", "argparse") == "['argparse']"


def test_printing_starts_without_the_desk() -> None:
    assert (
        loaded("sourceline.printing", "sourceline.desk", "sourceline.exchange", "sourceline.reading") == "['sourceline.reading']"
    )


def test_whoever_stops_reading_gets_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    told = subprocess.run([sys.executable, "-m", "sourceline", "schema"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (told.returncode, told.stderr) == (1, b"")
