"""Makes a corpus, the same on any machine: `python bench/corpus.py N DIR [--seed K]` writes DIR/entries."""

import argparse
import shutil
from collections.abc import Callable, Iterable
from multiprocessing import Pool
from pathlib import Path

from article import Article
from authority import Roll, call_roll
from composition import FIRST_YEAR, YEARS, Composer
from entry_file import print_entry, print_record

AT_ONCE = 250
Writer = Callable[[Iterable[Article], Roll, Path], None]


def write_corpus(entries: int, folder: Path, seed: int = 1) -> None:
    """Write `entries` entry files and their authority records, replacing `folder`/entries."""
    home = folder / "entries"
    shutil.rmtree(home, ignore_errors=True)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        (home / str(year)).mkdir(parents=True)
    roll = call_roll(entries)
    for kind in ("people", "outlets", "topics", "terms"):
        (home / "authority" / kind).mkdir(parents=True)
        for record in getattr(roll, kind):
            path = home / "authority" / kind / f"{record.id}.yml"
            path.write_text(print_record(record), encoding="utf-8")
    write_articles(entries, seed, folder, write_entries)


def write_articles(entries: int, seed: int, folder: Path, write: Writer) -> None:
    """Compose every article and hand it to `write`, over all cores; each depends on its number alone."""
    tasks = [(entries, seed, folder, write, range(first, min(first + AT_ONCE, entries))) for first in range(0, entries, AT_ONCE)]
    with Pool() as pool:
        pool.starmap(_write_some, tasks, chunksize=1)


def write_entries(articles: Iterable[Article], roll: Roll, folder: Path) -> None:
    for article in articles:
        path = folder / "entries" / str(article.published.year) / f"{article.id}.yml"
        path.write_text(print_entry(article), encoding="utf-8")


def _write_some(entries: int, seed: int, folder: Path, write: Writer, numbers: range) -> None:
    roll = call_roll(entries)
    composer = Composer(entries, seed, roll)
    write((composer.compose(number) for number in numbers), roll, folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entries", type=int, help="how many entries, 10 to 100,000")
    parser.add_argument("folder", type=Path, help="where DIR/entries is written")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write_corpus(chosen.entries, chosen.folder, chosen.seed)


if __name__ == "__main__":
    main()
