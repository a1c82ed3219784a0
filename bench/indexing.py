"""What making the indexes costs, beside Pagefind over the whole site in one piece: in all, and after one changed entry."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from aside import put_aside
from competitors import Competitor, aside, engine, pagefind
from corpus import write_corpus
from measure import Measurement
from sourceline.printing.survey import survey
from sourceline.reading import read_entry
from sourceline.search import leaves_of

COLD, WHOLE, NOTHING, LOST, CHANGED = range(5)
"""Those who take part, in the order of a round; each finds what those before it left."""

SAMPLE = 1_000

HEAD = "| | wall s | CPU s | peak MB |\n|---|--:|--:|--:|\n"


def line_up(entries: int, folder: Path, seed: int) -> list[Competitor]:
    """Write the corpus into `folder`, and return the five commands of a round."""
    if not (folder / "entries").is_dir():
        write_corpus(entries, folder, seed)
    cold, nothing, changed, _ = engine(entries, folder, search=True)
    lose = partial(put_aside, folder / "cache-with-search/indexes", aside(folder))
    lost = replace(nothing, name="this engine, nothing changed but all indexes lost", before=lose)
    return [cold, pagefind(folder), nothing, lost, changed]


def print_indexing(rounds: Mapping[str, Sequence[Measurement]], leaves: float) -> str:
    """A table of the medians, of what the indexes take with `leaves` seconds for their leaves, and of that beside Pagefind."""
    made = [*rounds.values()]
    rows = [_row(name, one) for name, one in rounds.items()]
    for words, command, more in (("all indexes", LOST, leaves), ("indexes after one changed entry, at most", CHANGED, 0.0)):
        taken = [
            (with_indexes.wall - without.wall + more, with_indexes.cpu - without.cpu + more)
            for without, with_indexes in zip(made[NOTHING], made[command], strict=True)
        ]
        rows.append(_means(f"**{words}**", taken, 1))
        ratios = [(wall / whole.wall, cpu / whole.cpu) for (wall, cpu), whole in zip(taken, made[WHOLE], strict=True)]
        rows.append(_means(f"**{words} ÷ Pagefind over the whole site**", ratios, 2))
    return f"{HEAD}{''.join(rows)}\nOf all indexes, {leaves:.1f} s are for the making of leaves.\n"


def print_one(name: str, made: Measurement) -> str:
    """A table of one command."""
    return HEAD + _row(name, [made])


def leaves_take(folder: Path) -> float:
    """Processor seconds in which the leaves of all entries of a corpus are made, told from a sample."""
    authorities = survey(folder / "entries").authorities
    files = sorted((folder / "entries").glob("[0-9]*/*.yml"))
    entries = [read_entry(file.read_bytes(), file.name)[0] for file in files[:: max(1, len(files) // SAMPLE)]]
    began = time.process_time()
    for entry in entries:
        if entry:
            leaves_of(entry, authorities)
    return (time.process_time() - began) / len(entries) * len(files)


def _means(name: str, figures: Sequence[tuple[float, float]], places: int) -> str:
    wall, cpu = (median(column) for column in zip(*figures, strict=True))
    return f"| {name} | {wall:.{places}f} | {cpu:.{places}f} | |\n"


def _row(name: str, made: Sequence[Measurement]) -> str:
    wall, cpu, peak = (median(figures) for figures in zip(*((one.wall, one.cpu, one.peak) for one in made), strict=True))
    return f"| {name} | {wall:.1f} | {cpu:.1f} | {peak / 1e6:,.0f} |\n"
