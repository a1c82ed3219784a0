"""Hands: the same work by one process or by many, in the order it was given."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess

from ..ledger import packed, unpacked
from ..listings import Pieces
from ..progress import watched
from .press import TOGETHER, Job, Press, Proof, together

BATCH = 2 * TOGETHER
SHARES = 60
"""In so many batches each hand is given what there is to share: the last ones decide how long one waits for another."""

FEW = 24
"""Up to so many jobs are quicker done than handed out."""

Task = Callable[[], None]

_press: Press | None = None
_tasks: Sequence[Task] = ()


def prove(jobs: Sequence[Job], press: Press, hands: int, start: str) -> Iterator[Proof]:
    """Yield the proof of every job, in order; `start` names a start method, empty for a safe one."""
    if hands == 1 or len(jobs) <= FEW:
        for proofs in watched(map(press.work, together(jobs)), len(jobs), "entries", TOGETHER):
            yield from proofs
        return
    context = multiprocessing.get_context(start or _safe_start())
    with _dropping(ProcessPoolExecutor(hands, context, _take, (press,))) as pool:
        batches = [pool.submit(_prove_batch, jobs[at : at + BATCH]) for at in range(0, len(jobs), BATCH)]
        for batch in watched(batches, len(jobs), "entries", BATCH):
            for row, pieces in batch.result():
                yield Proof(unpacked(row), pieces)


def share(tasks: Sequence[Task], hands: int, start: str) -> None:
    """Do tasks that need what this process knows."""
    with sharing(tasks, hands, start):
        pass


@contextmanager
def sharing(tasks: Sequence[Task], hands: int, start: str) -> Iterator[None]:
    """Have tasks done that need what this process knows, while it goes on; at the end they are all done.

    Only forked workers share its knowledge; where forking is not safe, this process does them all.
    """
    global _tasks
    if hands == 1 or len(tasks) <= FEW or (start or _safe_start()) != "fork":
        yield
        for task in watched(tasks, len(tasks), "pages"):
            task()
        return
    _tasks = tasks  # forked workers find them here; nothing has to be sent
    batch = max(1, len(tasks) // (hands * SHARES))
    try:
        with _dropping(ProcessPoolExecutor(hands, multiprocessing.get_context("fork"), _follow)) as pool:
            under_way = pool.map(partial(_share_batch, batch), range(0, len(tasks), batch))
            yield
            for _ in watched(under_way, len(tasks), "pages", batch):
                pass
    finally:
        _tasks = ()


@contextmanager
def _dropping(pool: ProcessPoolExecutor) -> Iterator[ProcessPoolExecutor]:
    """Let go of what has not been begun when something fails; else all of it would be done before anybody was told."""
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _follow() -> None:
    """Let a worker end as soon as the process that started it has, by whatever; it would wait for work for ever."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is told, and tells
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the collector of cycles from walking cards by the million, in which there are none."""
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.freeze()  # or it would walk them all as soon as it wakes
            gc.enable()


def _safe_start() -> str:
    """A process with several threads (a live server has some) must not be forked: a lock may be held for ever.

    Nor may one on macOS, whose own libraries start threads.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _take(press: Press) -> None:
    global _press
    _press = press
    _follow()
    # Values hold no cycles, so the collector would walk them in vain; what is loaded by now stays for good.
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 100)


def _prove_batch(jobs: Sequence[Job]) -> list[tuple[bytes, Pieces]]:
    """Do a batch; rows are sent packed, because pickling frozen values runs Python code for each of them."""
    if _press is None:
        raise RuntimeError("a worker was started without a press")
    _press.expect(jobs)
    return [(packed(proof.row), proof.pieces) for some in together(jobs) for proof in _press.work(some)]


def _share_batch(batch: int, at: int) -> None:
    for task in _tasks[at : at + batch]:
        task()
