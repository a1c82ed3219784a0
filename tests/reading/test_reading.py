"""The one reader finds every fault its golden files show, and none in the mended text."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sourceline.printing.survey import survey
from sourceline.problem import Problem, mended
from sourceline.reading import FAULTS, read_authority, read_entry
from sourceline.reading.characters import in_house

Case = Mapping[str, Any]


CODES = FAULTS.keys() - {"file-name", "record-vanished", "released-damaged"}


def test_wrong(case: Case, agree: Callable[[Case, list[str]], None]) -> None:
    agree(case, [_written(problem, case) for problem in _found(case, case["wrong"]) if problem.code == case["code"]])


def test_right(case: Case) -> None:
    found = _found(case, case["right"])
    assert [str(problem) for problem in found if problem.code == case["code"]] == []
    if case["at"] == 0 and not case.get("whole"):  # the guide shows it
        assert [str(problem) for problem in found if problem.severity == "error"] == []


def test_a_case_that_is_no_yaml_has_this_fault_alone(case: Case) -> None:
    """What was put right to read on gives rise to no problem of its own."""
    codes = [problem.code for problem in _found(case, case["wrong"])]
    if case["code"].startswith("yaml-") and case["code"] not in ("yaml-key", "yaml-documents", "yaml-reference"):
        assert set(codes) == {case["code"]}


def test_what_is_to_be_written_instead_mends(case: Case) -> None:
    """Each mend, made by itself, takes its own problem away."""
    found = _found(case, case["wrong"])
    for problem in found:
        if problem.mend:
            raw = mended(in_house(case["wrong"].decode("utf-8", "replace")), problem.mend).encode()
            assert problem not in _found(case, raw), f"{problem}: {problem.mend}"


@pytest.mark.parametrize(
    "path",
    [
        "spring-sowing.yml", "2023/Spring-Sowing.yml", "2023/spring_sowing.yml", "2023/spring-sowing.yaml",
        "2023/весенний-сев.yml", "23/spring-sowing.yml", "2023/march/spring-sowing.yml", "authority/people/Jane Doe.yml",
        "authority/persons/jane-doe.yml", "authority/jane-doe.yml", "authority/people", "authority",
    ],
)  # fmt: skip
def test_file_name(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("name: Jane Doe\n")
    surveyed = survey(tmp_path)
    assert [problem.code for problem in surveyed.problems] == ["file-name"]
    assert path.startswith(surveyed.problems[0].path)
    assert not surveyed.files


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n  "sowing": ["s1"],\n<<<<<<< HEAD\n  "harvest": ["s1"]\n=======\n}\n', (3, 1)),
        ('{\n  "sowing": ["s1"],\n  "sowing": ["s1", "s2"]\n}\n', (1, 1)),
        ("", (1, 1)), ("[]", (1, 1)), ('{"sowing": "s1"}', (1, 1)), ('{"sowing": [1]}', (1, 1)), ('{"sowing": null}', (1, 1)),
        ("[" * 100_000, (1, 1)),
    ],
)  # fmt: skip
def test_released_damaged(text: str, place: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "released.json").write_text(text)
    surveyed = survey(tmp_path)
    assert surveyed.released == {}
    [problem] = surveyed.problems
    assert (problem.code, problem.severity, problem.path) == ("released-damaged", "error", "released.json")
    assert (problem.line, problem.column) == place
    assert problem.cure == "Take the version of the main branch, then run `sourceline release`."


def test_released_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "released.json").write_bytes(b"\xff\xfe{}")
    assert [problem.code for problem in survey(tmp_path).problems] == ["released-damaged"]


def test_file_names_that_are_right(tmp_path: Path) -> None:
    (tmp_path / "authority/people").mkdir(parents=True)
    (tmp_path / "authority/people/jane-doe.yml").write_text("name: Jane Doe\n")
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023/spring-sowing-2.yml").write_text("")
    (tmp_path / "2023/.spring-sowing.yml.swp").write_text("")
    (tmp_path / "released.json").write_text("{}")
    surveyed = survey(tmp_path)
    assert surveyed.problems == ()
    assert surveyed.files == (("2023/spring-sowing-2.yml", "spring-sowing-2", True),)
    assert list(surveyed.authorities.people) == ["jane-doe"]


def _found(case: Case, raw: bytes) -> list[Problem]:
    """Return all that is wrong with a text; `record` is a record's kind."""
    path = case["path"]
    _, problems = read_authority(raw, path, case["record"]) if "record" in case else read_entry(raw, path)
    return list(problems)


def _written(problem: Problem, case: Case) -> str:
    return str(problem).removeprefix(f"{case['path']}:")
