"""Hands: the same work by one process or by many, in the order it was given."""

import gc
import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from .press import Filling, Job, Press, Proof

BATCH = 50
FEW = 24
"""Up to so many jobs are quicker done than handed out."""

_press: Press | None = None


def _take(press: Press) -> None:
    global _press
    _press = press
    # Values hold no cycles, so the collector would walk them in vain; what is loaded by now stays for good.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _batch(task: str, jobs: Sequence[Any]) -> list[Any]:
    if _press is None:
        raise RuntimeError("a worker was started without a press")
    return [getattr(_press, task)(job) for job in jobs]


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the collector of cycles from walking cards by the million, in which there are none."""
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()


@dataclass(slots=True)
class Hands:
    """A press and the workers that share its work; `start` names a start method, empty for a safe one.

    Workers are started with the first batch worth handing out and sent home when the context ends.
    """

    press: Press
    count: int
    start: str
    _pool: ProcessPoolExecutor | None = field(default=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def prove(self, jobs: Sequence[Job]) -> Iterator[Proof]:
        """Yield the proof of every job, in order."""
        if self._is_light(jobs):
            yield from map(self.press.work, jobs)
        else:
            for batch in self._hand_out("work", jobs):
                yield from batch.result()

    def fill(self, jobs: Sequence[Filling]) -> list["Future[list[None]]"]:
        """Start filling the slots of pages and return what to wait for."""
        if self._is_light(jobs):
            for job in jobs:
                self.press.fill(job)
            return []
        return self._hand_out("fill", jobs)

    def _is_light(self, jobs: Sequence[Any]) -> bool:
        return self.count == 1 or len(jobs) <= FEW

    def _hand_out(self, task: str, jobs: Sequence[Any]) -> list["Future[list[Any]]"]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, multiprocessing.get_context(self._method()), _take, (self.press,))
        return [self._pool.submit(_batch, task, jobs[at : at + BATCH]) for at in range(0, len(jobs), BATCH)]

    def _method(self) -> str:
        """A process with several threads (a live server has some) must not be forked: a lock may be held for ever."""
        if self.start:
            return self.start
        forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
        return "fork" if forks else "spawn"
