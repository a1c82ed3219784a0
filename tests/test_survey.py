"""The survey finds what lies in the wrong place or under a wrong name, as the lessons on it show."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sourceline.printing.survey import survey
from sourceline.problem import Problem

CODES = ("file-name", "record-vanished", "released-damaged")

Case = Mapping[str, Any]


def test_wrong(case: Case, tmp_path: Path, agree: Callable[[Case, list[str]], None]) -> None:
    found = _found(case, case["path"], case["wrong"], tmp_path)
    agree(case, [str(problem).removeprefix(f"{case['path']}:") for problem in found if problem.code == case["code"]])


def test_right(case: Case, tmp_path: Path) -> None:
    assert _found(case, case.get("path_right", case["path"]), case["right"], tmp_path) == []


def _found(case: Case, path: str, raw: bytes, edition: Path) -> list[Problem]:
    if "released" in case:
        (edition / "released.json").write_text(json.dumps(case["released"]), "utf-8")
    (edition / path).parent.mkdir(parents=True, exist_ok=True)
    (edition / path).write_bytes(raw)
    return list(survey(edition).problems)
