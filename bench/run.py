"""Measures this engine, Hugo and ordinary Material pages side by side: `python bench/run.py [--write]`."""

import argparse
import re
import sys
from pathlib import Path

from aside import empty, put_aside
from competitors import HUGO, Competitor, aside, line_up
from measure import CommandFailedError, Measurement, measure
from results import keep, print_section, print_table

LARGE = 100_000
WORK = Path(__file__).parent / ".work"


def measure_rounds(competitors: list[Competitor], entries: int, runs: int) -> dict[str, list[Measurement]]:
    """Every competitor once in each round; whoever fails drops out, and is named on standard error."""
    made: dict[str, list[Measurement]] = {each.name: [] for each in competitors}
    running = list(competitors)
    for turn in range(runs):
        for each in tuple(running):
            try:
                made[each.name].append(measure_one(each, entries))
            except CommandFailedError as failure:
                say(f"{each.name} failed:\n{failure}")
                running.remove(each)
                made[each.name].clear()
            else:
                last = made[each.name][-1]
                figures = f"{last.wall:.2f} s, CPU {last.cpu:.2f} s, peak {last.peak / 1e6:,.0f} MB"
                say(f"{entries:,} entries, round {turn + 1}: {each.name} {figures}")
    return made


def measure_one(competitor: Competitor, entries: int) -> Measurement:
    """One command, after all that has to be done before it; it must have printed every article."""
    competitor.before()
    measurement = measure(competitor.command, competitor.environment, competitor.output)
    printed = competitor.printed()
    if printed < entries:
        raise CommandFailedError(f"only {printed:,} of {entries:,} article pages are there")
    return measurement


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--large", action="store_true", help=f"measure {LARGE:,} entries too")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="those whose name holds this word or pattern (Hugo is always measured)")
    parser.add_argument("--work", type=Path, default=WORK, help="where the articles and sites are written")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    chosen = parser.parse_args()

    tables = []
    for entries in [*chosen.entries, *([LARGE] if chosen.large else [])]:
        folder = chosen.work.resolve() / str(entries)
        before = folder.with_name(f"{folder.name}-before")
        put_aside(folder, before)
        competitors = line_up(entries, folder, chosen.seed)
        taking_part = [each for each in competitors if re.search(chosen.only, each.name) or each.name == HUGO]
        tables.append(print_table(entries, measure_rounds(taking_part, entries, chosen.runs)))
        empty(aside(folder))
        empty(before)
    section = print_section(tables, chosen.runs, chosen.seed)
    print(section)
    if chosen.write:
        keep(section)


if __name__ == "__main__":
    main()
