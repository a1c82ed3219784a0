"""Entries of the edition spoilt in 5,000 ways: the check never breaks off, never hangs, and always says what is wrong."""

import faulthandler
import itertools
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from mutation import Mutant, mutants
from sourceline.bulletin import as_github, as_json, as_text
from sourceline.guide import sentences
from sourceline.imprint import Imprint
from sourceline.printing.press import Press
from sourceline.printing.survey import survey
from sourceline.problem import Problem, mended
from sourceline.reading import decoded, placed
from sourceline.rules import edition_problems

EDITION = Path(__file__).parent.parent / "entries"
PATHS = sorted(path.relative_to(EDITION).as_posix() for path in EDITION.glob("[0-9]*/*.yml"))
ORIGINALS = [(EDITION / path).read_bytes() for path in PATHS]
CODES = sentences().keys()
count = itertools.count()
Check = Callable[[bytes], list[Problem]]

MUTANTS, SECONDS, HANGING = 5_000, 1.0, 20
"""How many mutants are made; how long each may take; after how long it is taken to hang, and the run is ended."""


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """What checks a file as the command does."""
    surveyed = survey(EDITION)
    folder = tmp_path_factory.mktemp("mutants")
    (folder / "2023").mkdir()
    imprint = Imprint("", drafts=True)
    press = Press(folder, folder, surveyed.authorities, surveyed.released, imprint, shell=None, directories={})
    return partial(_checked, press)


@pytest.fixture(scope="module")
def slowest() -> Iterator[list[float]]:
    """The time of the slowest mutant, told at the end of a run with -s."""
    seconds = [0.0]
    yield seconds
    faulthandler.cancel_dump_traceback_later()
    print(f"\nslowest of {MUTANTS:,} mutants: {seconds[0] * 1000:.0f} ms")


@settings(max_examples=MUTANTS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(mutant=mutants(ORIGINALS))
def test_mutants(mutant: Mutant, check: Check, slowest: list[float]) -> None:
    if next(count) % 100 == 0:  # to wind the clock up takes longer than a check
        faulthandler.dump_traceback_later(HANGING + 100 * SECONDS, exit=True)
    problems, seconds = _timed(check, mutant.raw)
    for _ in range(2):  # on a machine that others use too, the same work takes twice as long now and then
        if seconds >= SECONDS:
            seconds = min(seconds, _timed(check, mutant.raw)[1])
    slowest[0] = max(slowest[0], seconds)
    assert seconds < SECONDS
    _tell(problems, mutant.raw)


def _timed(check: Check, raw: bytes) -> tuple[list[Problem], float]:
    start = time.process_time()
    return check(raw), time.process_time() - start


def _checked(press: Press, raw: bytes) -> list[Problem]:
    """Check a file as `sourceline check` does, and return what it says; one that cannot be read says why."""
    path = "2023/mutant.yml"
    (press.entries / path).write_bytes(raw)
    row = press.work(((path, "mutant", True),))[0].row
    assert row.card or any(problem.severity == "error" for problem in row.problems)
    found = list(row.problems)
    if row.card:
        between = edition_problems([(path, row.card)], {}, frozenset(Path(one).stem for one in PATHS))
        found += placed(between, raw, path)
    return found


def _tell(problems: list[Problem], raw: bytes) -> None:
    """Every problem has its place in the file, a code of the guide, a sentence and a cure, and can be written in every format."""
    try:
        text = decoded(raw)
    except UnicodeDecodeError:
        text = ""
    lines = text.split("\n")
    for one in problems:
        assert one.code in CODES
        assert one.sentence.endswith((".", "?")), one
        assert one.cure, one
        assert one.line >= 1, one
        assert one.column >= 1, one
        if text and one.code != "file-encoding":
            assert one.line <= len(lines), one
            assert one.column <= len(lines[one.line - 1]) + 1, one
            assert not one.mend or mended(text, one.mend) != text, one
    assert as_text(problems, lambda _: lines).count("[") >= len(problems)
    assert len(as_github(problems, lambda _: lines).splitlines()) == len(problems)
    assert as_json(problems).startswith("[")
