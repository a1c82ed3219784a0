"""Progress: told on a terminal, never in a pipe, and gone when the work is done."""

import io
from collections.abc import Iterator
from itertools import count

import pytest

from sourceline.progress import watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(seconds: float) -> Iterator[float]:
    return (tick * seconds for tick in count())


def told(total: int, seconds: float, each: int = 1) -> list[str]:
    """What a terminal shows while each step takes so many seconds."""
    terminal, clock = Terminal(), ticking(seconds)
    assert list(watched(range(total // each), total, "entries", each, terminal, lambda: next(clock))) == [*range(total // each)]
    return [line.removesuffix("\x1b[K") for line in terminal.getvalue().split("\r")[1:]]


def test_count_rate_and_time_left_are_shown_and_taken_away_at_the_end() -> None:
    lines = told(1000, 0.05)
    assert lines[0] == "entries: 10 of 1,000, 20 a second, 50 s left"
    assert lines[-2].startswith("entries: 99")
    assert lines[-2].endswith(" of 1,000, 20 a second, 0 s left")
    assert lines[-1] == ""
    assert 400 < len(lines) < 520  # every tenth of a second, not at every step


def test_slow_work_is_counted_by_the_minute() -> None:
    assert told(4, 30)[0] == "entries: 1 of 4, 2 a minute, 1 min 30 s left"
    assert "2 h 00 min left" in told(242, 30)[1]


def test_a_step_may_be_worth_many() -> None:
    assert told(100, 1, each=50)[:2] == [
        "entries: 50 of 100, 50 a second, 1 s left",
        "entries: 100 of 100, 50 a second, 0 s left",
    ]


def test_short_work_shows_nothing() -> None:
    assert told(9, 0.05) == []


def test_the_line_is_taken_away_when_the_work_breaks_off() -> None:
    terminal, clock = Terminal(), ticking(1)
    work = iter(watched(range(9), 9, "entries", stream=terminal, clock=lambda: next(clock)))
    next(work), next(work)
    work.close()  # type: ignore[attr-defined]
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_in_a_pipe_the_work_itself_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    work, pipe = [1, 2], io.StringIO()
    assert watched(work, 2, "entries", stream=pipe) is work
    monkeypatch.setenv("TERM", "dumb")
    assert watched(work, 2, "entries", stream=Terminal()) is work
