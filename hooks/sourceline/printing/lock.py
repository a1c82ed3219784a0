"""A lock on a folder, which the system takes back from whoever dies."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

try:
    import fcntl
except ImportError:  # Windows has no such locks; there, two builds at once are not kept apart
    fcntl = None  # type: ignore[assignment]


T = TypeVar("T")


class Lock:
    """A hold on a folder; whoever is forked while it is held holds it too, and the last of them to end lets go."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder, os.O_RDONLY)

    def take(self, wait: bool = False) -> bool:
        """Take hold; return False where somebody else has it, unless told to wait."""
        if fcntl is not None:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                return False
            except OSError:  # a file system without locks
                return True
        return True

    def let_go(self) -> None:
        """Let go, and end; it may be done twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def lent(self, task: Callable[[], T]) -> Callable[[], T]:
        """Return the task as one that keeps the hold until it is done."""
        descriptor = os.dup(self._descriptor)

        def do() -> T:
            try:
                return task()
            finally:
                os.close(descriptor)

        return do


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder for a moment, and wait for it if need be."""
    lock = Lock(folder)
    try:
        lock.take(wait=True)
        yield
    finally:
        lock.let_go()
