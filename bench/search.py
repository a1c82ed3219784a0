"""Measures the search: what its indexes cost, and what a reader waits for: `python bench/search.py [--write]`.

The first stands beside Pagefind over the whole site in one piece, the second beside the theme's own search of the same articles.
"""

import argparse
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from aside import empty
from competitors import QUIET, aside, beside_python
from indexing import COLD, leaves_take, line_up, print_indexing, print_one
from peers import write_theme_search
from questions import QUERIES, THEME, ours, table
from results import keep, print_section
from run import WORK, measure_one, measure_rounds, say

LARGE = 30_000
STEPS = ("indexing", "reading", "theme")


def build_theme(entries: int, folder: Path, seed: int) -> Path:
    """A site of the theme's own search."""
    site = folder / "theme-site"
    command = [beside_python("mkdocs"), "build", "-q", "-f", str(write_theme_search(entries, folder, seed)), "-d", str(site)]
    subprocess.run(command, check=True, env={**os.environ, **QUIET})
    return site


def measure_search(entries: int, folder: Path, steps: Sequence[str], runs: int, seed: int) -> list[str]:
    """The tables of these steps; `reading` asks the site that `indexing` has left, in this run or an earlier one."""
    tables = []
    if "indexing" in steps:
        rounds = measure_rounds(line_up(entries, folder, seed), entries, runs)
        tables.append(f"### Indexes of {entries:,} entries\n\n{print_indexing(rounds, leaves_take(folder))}")
        empty(aside(folder))
    if "reading" in steps:
        site = folder / "site-with-search"
        tables.append(table(f"Questions to {entries:,} entries", site, ours(site), QUERIES, say))
    if "theme" in steps:
        site = build_theme(entries, folder, seed)
        tables.append(table(f"Questions to the theme's own search, {entries:,} entries", site, THEME, QUERIES[:3], say))
    return tables


def measure_large(folder: Path, seed: int) -> str:
    """What the indexes of a large edition take, in one run."""
    competitor = line_up(LARGE, folder, seed)[COLD]
    made = measure_one(competitor, LARGE)
    empty(aside(folder))
    return f"### Indexes of {LARGE:,} entries\n\n{print_one(competitor.name, made)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="*", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--steps", nargs="+", default=STEPS, choices=STEPS)
    parser.add_argument("--large", action="store_true", help=f"index {LARGE:,} entries too")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=WORK, help="where the articles and sites are written")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    chosen = parser.parse_args()

    work, tables = chosen.work.resolve(), []
    for entries in chosen.entries:
        tables += measure_search(entries, work / str(entries), chosen.steps, chosen.runs, chosen.seed)
    if chosen.large:
        tables.append(measure_large(work / str(LARGE), chosen.seed))
    section = print_section(tables, chosen.runs, chosen.seed)
    print(section)
    if chosen.write:
        keep(section)


if __name__ == "__main__":
    main()
