"""Every house rule finds what its golden file shows, and nothing in the mended text."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sourceline.authorities import Authorities
from sourceline.catalogue import card_of
from sourceline.entry import Entry
from sourceline.guide import with_rules
from sourceline.problem import Problem, in_order
from sourceline.reading import AUTHORITIES, placed, read_authority, read_entry
from sourceline.rules import EDITION_RULES, RULES, House, edition_problems, problems_of
from sourceline.terms import terms_used

Case = Mapping[str, Any]


def test_wrong(case: Case, agree: Callable[[Case, list[str]], None]) -> None:
    agree(case, _found(case, "wrong"))


def test_right(case: Case) -> None:
    assert _found(case, "right") == []


def test_names() -> None:
    named = [rule.check.__name__ for rule in RULES] + [rule.__name__ for rule in EDITION_RULES]
    codes = [name.replace("_", "-") for name in named]
    assert sorted(codes) == sorted(file.stem for file in Path(__file__).parent.glob("*.yml"))
    guide = with_rules("Before.\n<!-- rules -->\nAfter.\n")
    for code in codes:
        assert re.search(rf"^### {code} {{ #{code} }}\n\n\S.*\.", guide, re.MULTILINE), f"the guide explains {code}"


def _found(case: Case, key: str) -> list[str]:
    """Return the problems of the case's code, as the command writes them but for the path of the case's own file."""
    files = {case["path"]: case[key]} | case["others"]
    entries = {path: _entry(raw, path) for path, raw in sorted(files.items())}
    released = {id: tuple(ids) for id, ids in case.get("released", {}).items()}
    authorities, entry = _authorities(case), entries[case["path"]]
    house = House(authorities, released, Path(case["path"]).stem, terms_used(entry, authorities))
    cards = [(path, card_of(entry, Path(path).stem)) for path, entry in entries.items()]
    found = list(placed(problems_of(entry, house), case[key], case["path"]))
    for problem in edition_problems(cards, released):
        raw = files.get(problem.path)
        found += placed([problem], raw, problem.path) if raw else [problem.moved(problem.path, 1, 1)]
    return [_without(case["path"], problem) for problem in sorted(found, key=in_order) if problem.code == case["code"]]


def _without(path: str, problem: Problem) -> str:
    return str(problem).removeprefix(f"{path}:")


def _entry(raw: bytes, path: str) -> Entry:
    entry, problems = read_entry(raw, path)
    assert entry, "\n".join(map(str, problems))
    return entry


def _authorities(case: Case) -> Authorities:
    records: dict[str, dict[str, Any]] = {kind: {} for kind in AUTHORITIES}
    for kind, texts in case.get("authorities", {}).items():
        for id, text in texts.items():
            record, problems = read_authority(text.encode(), f"authority/{kind}/{id}.yml", kind)
            assert record, "\n".join(map(str, problems))
            records[kind][id] = record
    return Authorities(records["people"], records["outlets"], records["topics"], records["terms"], digests={})
