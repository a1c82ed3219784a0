"""Measures one command: its time, processor time, memory of the whole process tree, and the files it left."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil  # type: ignore[import-untyped, unused-ignore]

PAUSE = 0.05
# Reading the memory of a large process takes time of its own; it may take a twentieth of one core, not more.
RESTRAINT = 20
# The kernel gives the greatest resident size of any one process in KiB, on macOS in bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
# File times are kept in steps of a few milliseconds.
CLOCK_STEP_NS = 20_000_000


@dataclass(frozen=True, slots=True)
class Measurement:
    """Seconds and bytes of one run; `written` counts only files made or changed by it."""

    wall: float
    cpu: float
    peak: int
    files: int
    size: int
    written_files: int
    written: int


class CommandFailedError(Exception):
    """The measured command ended with another code than 0; the text is the end of what it printed."""


class TreeWatch(Thread):
    """Samples a process and all its descendants until stopped."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root = psutil.Process(root)
        self._stopped = Event()
        self._cpu: dict[int, float] = {}
        self.peak = 0

    @property
    def cpu(self) -> float:
        """User and system seconds last seen, of every process that was seen."""
        return sum(self._cpu.values())

    def stop(self) -> None:
        self._stopped.set()
        self.join()

    def run(self) -> None:
        pause = 0.0
        while not self._stopped.wait(pause):
            began = time.perf_counter()
            try:
                tree = [self._root, *self._root.children(recursive=True)]
            except psutil.Error:
                return
            self.peak = max(self.peak, sum(self._look_at(process) for process in tree))
            pause = max(PAUSE, RESTRAINT * (time.perf_counter() - began))

    def _look_at(self, process: psutil.Process) -> int:
        try:
            times = process.cpu_times()
            self._cpu[process.pid] = times.user + times.system
            return memory(process)
        except psutil.Error:
            return 0


def memory(process: psutil.Process) -> int:
    """Proportional set size in bytes, shared pages shared out; resident set size where there is no PSS."""
    full = process.memory_full_info()
    return int(getattr(full, "pss", full.rss))


def memory_kind() -> str:
    return "PSS" if hasattr(psutil.Process().memory_full_info(), "pss") else "RSS"


def measure(command: Sequence[str], environment: Mapping[str, str], output: Path) -> Measurement:
    """Run the command once and look at what it left in `output`; raises CommandFailedError."""
    os.sync()
    with tempfile.TemporaryFile("w+") as said:
        began, began_ns = time.perf_counter(), time.time_ns()
        child = subprocess.Popen(command, env={**os.environ, **environment}, stdout=said, stderr=said)
        watch = TreeWatch(child.pid)
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        watch.stop()
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise CommandFailedError(said.read()[-2000:])
    # Neither view is whole: the kernel does not count orphans, samples miss what happens between them.
    cpu = max(watch.cpu, usage.ru_utime + usage.ru_stime)
    peak = max(watch.peak, usage.ru_maxrss * MAXRSS_UNIT)
    return Measurement(wall, cpu, peak, *_files_in(output, began_ns - CLOCK_STEP_NS))


def _files_in(folder: Path, since: int) -> tuple[int, int, int, int]:
    """How many files and bytes there are, and how many of both were written since then."""
    sizes, new = [], []
    for home, _, names in os.walk(folder):
        for name in names:
            stat = os.stat(os.path.join(home, name))
            sizes.append(stat.st_size)
            if stat.st_mtime_ns >= since:
                new.append(stat.st_size)
    return len(sizes), sum(sizes), len(new), sum(new)
