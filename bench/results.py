"""Prints measurements as a dated Markdown table that says on which machine they were made."""

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

import psutil  # type: ignore[import-untyped, unused-ignore]

from competitors import HUGO
from measure import Measurement, memory_kind

RESULTS = Path(__file__).parent / "RESULTS.md"
OPENING = """\
# Measurements

Made by `python bench/run.py --write`, newest first. Each figure is the median over the runs, with the least
and the greatest wall time beside it; the competitors take turns, so that all meet the machine in the same
mood. "÷ Hugo" is the median of the ratios within each round. The peak is the greatest sum seen over the
process tree, never less than the largest process in it. "Written" is what a build made or changed, out of
the whole site. How the peers are set up, and what they do less or more than this engine, is in
[README.md](README.md).
"""
COLUMNS = (
    "", "wall s", "least to greatest", "÷ Hugo", "CPU s", "peak MB",
    "site files", "site MB", "written files", "written MB",
)  # fmt: skip
HEAD = f"| {' | '.join(COLUMNS)} |\n|---|{'--:|' * (len(COLUMNS) - 1)}\n"
Rounds = Mapping[str, Sequence[Measurement]]


def print_table(entries: int, rounds: Rounds) -> str:
    """A row per competitor; `rounds` has everyone's measurements in the order of the rounds."""
    rows = (_row(name, made, rounds.get(HUGO, ())) for name, made in rounds.items() if made)
    return f"### {entries:,} entries\n\n{HEAD}{''.join(rows)}"


def print_section(tables: Sequence[str], runs: int, seed: int) -> str:
    """The dated section of one measuring."""
    head = f"## {date.today()}\n\n{machine()} {runs} runs, seed {seed}.\n"
    return "\n".join((head, *tables))


def keep(section: str) -> None:
    """Put the section before the older ones in RESULTS.md."""
    older = ""
    if RESULTS.exists():
        _, mark, rest = RESULTS.read_text(encoding="utf-8").partition("\n## ")
        older = mark + rest
    RESULTS.write_text(f"{OPENING}\n{section}{older}", encoding="utf-8")


def machine() -> str:
    """Processor, cores, memory, system and versions; no names of hosts or folders."""
    memory = psutil.virtual_memory().total / 2**30
    tools = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "hugo"))
    return (
        f"{_processor()}, {_cores()} cores, {memory:.0f} GiB, {_system()},"
        f" Python {platform.python_version()}, {tools}; memory is {memory_kind()}."
    )


def _row(name: str, made: Sequence[Measurement], hugo: Sequence[Measurement]) -> str:
    walls = [each.wall for each in made]
    ratios = [each.wall / beside.wall for each, beside in zip(made, hugo, strict=False)]
    cells = (
        name,
        f"{median(walls):.2f}",
        f"{min(walls):.2f} to {max(walls):.2f}",
        f"{median(ratios):.2f}" if ratios else "",
        f"{median(each.cpu for each in made):.1f}",
        f"{median(each.peak for each in made) / 1e6:.0f}",
        f"{median(each.files for each in made):,.0f}",
        f"{median(each.size for each in made) / 1e6:.1f}",
        f"{median(each.written_files for each in made):,.0f}",
        f"{median(each.written for each in made) / 1e6:.1f}",
    )
    return f"| {' | '.join(cells)} |\n"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    models = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _system() -> str:
    kernel = f"{platform.system()} {platform.release().split('-')[0]}"
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']} on {kernel}"
    except (OSError, KeyError):
        return kernel
