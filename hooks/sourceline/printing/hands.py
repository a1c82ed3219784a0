"""Hands: the same work by one process or by many, in the order it was given."""

import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain

from ..ledger import Row
from .press import Press

Job = tuple[str, str, bool]
"""Path and id of an entry file, and whether its page is printed."""

BATCH = 50
FEW = 24
"""Up to so many jobs are quicker done than handed out."""

_press: Press | None = None


def _take(press: Press) -> None:
    global _press
    _press = press


def _batch(jobs: Sequence[Job]) -> list[Row]:
    if _press is None:
        raise RuntimeError("a worker was started without a press")
    return [_press.work(*job) for job in jobs]


def rows_of(jobs: Sequence[Job], press: Press, hands: int, start: str) -> Iterator[Row]:
    """Yield the row of every job, in order; `start` names a start method, empty for a safe one."""
    if hands == 1 or len(jobs) <= FEW:
        yield from (press.work(*job) for job in jobs)
        return
    # A process with several threads (a live server has some) must not be forked: a lock may be held for ever.
    method = start or ("fork" if threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods() else "spawn")
    context = multiprocessing.get_context(method)
    batches = [jobs[at : at + BATCH] for at in range(0, len(jobs), BATCH)]
    with ProcessPoolExecutor(hands, context, _take, (press,)) as pool:
        yield from chain.from_iterable(pool.map(_batch, batches))
