"""Every house rule finds what its golden file shows, and nothing in the mended text."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sourceline.authorities import Authorities
from sourceline.catalogue import card_of
from sourceline.entry import Entry
from sourceline.lessons import lessons
from sourceline.problem import Problem, in_order, mended
from sourceline.reading import AUTHORITIES, FAULTS, placed, read_authority, read_entry
from sourceline.reading.characters import in_house
from sourceline.rules import EDITION_RULES, RULES, House, edition_problems, problems_of
from sourceline.terms import terms_used

Case = Mapping[str, Any]


CODES = {rule.code for rule in RULES} | {rule.__name__.replace("_", "-") for rule in EDITION_RULES}


def test_wrong(case: Case, agree: Callable[[Case, list[str]], None]) -> None:
    agree(case, [_without(case["path"], problem) for problem in _found(case, case["wrong"]) if problem.code == case["code"]])


def test_right(case: Case) -> None:
    assert [str(problem) for problem in _found(case, case["right"]) if problem.code == case["code"]] == []


def test_what_is_to_be_written_instead_mends(case: Case) -> None:
    """Each mend, made by itself, takes its own problem away."""
    for problem in _found(case, case["wrong"]):
        if problem.mend and problem.path == case["path"]:
            raw = mended(in_house(case["wrong"].decode()), problem.mend).encode()
            assert problem not in _found(case, raw), f"{problem}: {problem.mend}"


def test_a_lesson_for_every_code() -> None:
    assert lessons().keys() == CODES | FAULTS.keys()


def _found(case: Case, raw: bytes) -> list[Problem]:
    """Return all that the rules find in a text and in those that lie beside it."""
    files = {case["path"]: raw} | case["others"]
    entries = {path: _entry(raw, path) for path, raw in sorted(files.items())}
    released = {id: tuple(ids) for id, ids in case.get("released", {}).items()}
    authorities, entry = _authorities(case), entries[case["path"]]
    house = House(authorities, released, Path(case["path"]).stem, terms_used(entry, authorities))
    cards = [(path, card_of(entry, Path(path).stem)) for path, entry in entries.items()]
    found = list(placed(problems_of(entry, house), raw, case["path"]))
    for problem in edition_problems(cards, released):
        file = files.get(problem.path)
        found += placed([problem], file, problem.path) if file else [problem.moved(problem.path, 1, 1)]
    return sorted(found, key=in_order)


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
