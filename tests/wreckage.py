"""Builds in processes of their own that something happens to: killed at a step, on a full disk, with a worker gone."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourceline.imprint import Imprint
from sourceline.printing import SPARE, Aside, hands, pages, print_edition
from sourceline.settings import Settings
from test_printing import SHELLS

Tree = dict[str, bytes]

STEPS = frozenset({
    "open", "os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir", "os.listdir", "os.chmod",
    "shutil.rmtree", "ctypes.dlsym", "subprocess.Popen",
})  # fmt: skip
"""What a build asks of the system, as Python tells it; between any two steps it may be killed. The swap begins with a `dlsym`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is built, and with what cache."""

    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def build(self, entries: Path, jobs: int = 1) -> None:
        """Print an edition and put it in place, as `publish.py` does it."""
        made = Aside.begin(self.site)
        try:
            (made.folder / "theme.css").write_text("body {}")
            made.turn(self.cache / SPARE)
            told = Settings(entries, self.cache, IMPRINT, jobs, "fork" if jobs > 1 else "")
            print_edition(told, SHELLS, made.folder, beside=made.others)
            made.take_place()
        finally:
            made.clear()

    def tree(self) -> Tree:
        """The site, and whatever else stands beside it but the cache."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_relative_to(self.cache))
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    def public(self) -> Tree:
        """The site as its readers have it."""
        return {name: raw for name, raw in self.tree().items() if name.startswith("site/")}


IMPRINT = Imprint("Edition", "https://example.org/", searchable=False)


def apart(work: Callable[[], Any]) -> int:
    """Do something in a process of its own; return 0, or the signal that ended it as a negative number, or 1 if it failed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except Exception as failure:
            print(type(failure).__name__, failure, file=sys.stderr)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Fuse:
    """Counts the steps of this process and those forked from it, each for itself, and kills at one of them."""

    def __init__(self, at: int, workers: bool = False) -> None:
        self.at, self.count, self.swap = at, 0, 0
        self.main, self.workers = os.getpid(), workers
        put = os.write

        def write(descriptor: int, raw: bytes) -> int:
            """Write; or half of it, if that is the last step."""
            if self._is_last():
                put(descriptor, raw[: len(raw) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return put(descriptor, raw)

        sys.addaudithook(self._see)
        pages.os.write = write  # type: ignore[attr-defined]

    def _see(self, event: str, _: tuple[Any, ...]) -> None:
        if event in STEPS and self._is_last():
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "ctypes.dlsym":
            self.swap = self.count

    def _is_last(self) -> bool:
        if (os.getpid() != self.main) != self.workers:
            return False
        self.count += 1
        return self.count == self.at


def steps_of(build: Callable[[], None]) -> tuple[int, int]:
    """Count the steps of a build, which is done meanwhile; the second number is that of the swap."""
    reading, writing = os.pipe()

    def counted() -> None:
        fuse = Fuse(0)
        build()
        steps, swap = fuse.count, fuse.swap
        with os.fdopen(writing, "w") as told:
            told.write(f"{steps} {swap}")

    assert apart(counted) == 0
    os.close(writing)
    with os.fdopen(reading) as told:
        steps, swap = map(int, told.read().split())
    return steps, swap


def killed_at(step: int, build: Callable[[], None], workers: bool = False) -> int:
    """Do a build that is killed at a step, or has a worker killed at one of the worker's; return how it ended."""

    def lit() -> None:
        Fuse(step, workers)
        build()

    return apart(lit)


@contextmanager
def many_hands() -> Iterator[None]:
    """Have even few entries handed out to workers."""
    few, batch = hands.FEW, hands.BATCH
    hands.FEW, hands.BATCH = 2, 4
    try:
        yield
    finally:
        hands.FEW, hands.BATCH = few, batch
