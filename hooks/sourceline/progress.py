"""Progress: how far long work has come, how fast it goes and how long it will still take; on a terminal and nowhere else."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

_PATIENCE = 0.5
"""Seconds before anything is shown: short work is done by then."""
_PAUSE = 0.1
"""Seconds between two showings."""


def watched(
    work: Iterable[T],
    total: int,
    what: str,
    each: int = 1,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterable[T]:
    """Hand on what is worked through, telling the progress of `total` such things; `each` step is worth so many.

    Where the stream (standard error) is no terminal, the work itself is returned, so that it costs nothing.
    """
    shown = stream or sys.stderr
    if not shown.isatty() or os.environ.get("TERM") == "dumb":
        return work
    return _told(work, total, what, each, shown, clock)


def _told(work: Iterable[T], total: int, what: str, each: int, stream: TextIO, clock: Callable[[], float]) -> Iterator[T]:
    start = clock()
    due, done, written = start + _PATIENCE, 0, False
    try:
        for one in work:
            yield one
            done += each
            now = clock()
            if now >= due:
                due, written = now + _PAUSE, True
                width = shutil.get_terminal_size().columns - 1
                stream.write(f"\r{_line(min(done, total), total, what, now - start)[:width]}\x1b[K")
                stream.flush()
    finally:
        if written:
            stream.write("\r\x1b[K")
            stream.flush()


def _line(done: int, total: int, what: str, seconds: float) -> str:
    rate = done / seconds
    pace = f"{rate:,.0f} a second" if rate >= 1 else f"{rate * 60:,.0f} a minute"
    return f"{what}: {done:,} of {total:,}, {pace}, {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def told(line: str) -> None:
    """Say something on standard error, over the line of progress if there is one."""
    print(f"\r\x1b[K{line}" if sys.stderr.isatty() else line, file=sys.stderr)
