"""The cache: what was printed before, as far as it is still as the ledger knows it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path
from typing import Self

from ..ledger import Ledger, Row, load, save, strike
from . import indexes
from .folders import delete, make_folder
from .lock import Lock
from .pages import name_of
from .press import offprint_address, page_address
from .seals import Seal, seal_of_all, seals_of

PAGES, LEDGER = "pages", "ledger.msgpack"
"""What the cache holds: the printed pages, and the ledger that vouches for them."""

log = getLogger(__name__)


@contextmanager
def opened(folder: Path) -> Iterator[Lock]:
    """Hold a cache, as soon as nobody else uses it."""
    make_folder(folder)
    lock = Lock(folder)
    try:
        if not lock.take():
            log.warning("Another build is using %s; this one goes on when that has ended.", folder)
            lock.take(wait=True)
        yield lock
    finally:
        lock.let_go()


@dataclass(slots=True)
class Cache:
    """What may be believed: rows of files, marks of pages and search indexes, and the seals of both."""

    folder: Path
    ledger: Ledger
    noted: dict[str, str]
    made: dict[str, str]
    seals: dict[str, Seal]
    sealed: dict[str, str]
    is_struck: bool = False

    @classmethod
    def recall(cls, folder: Path, engine: str) -> Self:
        """Recall the last run, and delete every page that is not as it left it; a cache without a ledger is emptied."""
        pages, leaves, made = folder / PAGES, folder / indexes.LEAVES, folder / indexes.INDEXES
        ledger = load(folder / LEDGER, engine)
        delete((folder / LEDGER).with_suffix(".new"))
        if not ledger.rows:
            for place in (pages, leaves, made, folder / LEDGER):
                delete(place)
        for place in (pages, leaves, made):
            make_folder(place)
        seals = {name: seal for name, seal in seals_of(pages).items() if ledger.seals.get(name) == seal}
        ids = [row.card.id for row in ledger.rows.values() if row.card]
        beside = {page_address(id): name_of(offprint_address(id)) for id in ids}
        whole = (address for address in ledger.marks if name_of(address) in seals)
        noted = {address: ledger.marks[address] for address in whole if address not in beside or beside[address] in seals}
        known = {*map(name_of, noted), *(beside[address] for address in noted if address in beside)}
        for name in os.listdir(pages):
            if name not in known:
                delete(pages / name)
        there = {name: seal_of_all(made / name) for name in indexes.present(folder)}
        sealed = {name: seal for name, seal in there.items() if ledger.sealed.get(name) == seal}
        known_indexes = {name: mark for name, mark in ledger.indexes.items() if name in sealed}
        return cls(folder, ledger, noted, known_indexes, seals, sealed)

    def seal(self, pages: bool) -> None:
        """Seal the pages as they are now, if any is new, and every index that is."""
        if pages:
            self.seals = seals_of(self.folder / PAGES)
        kept = {name for name, mark in self.made.items() if name in self.sealed and self.ledger.indexes.get(name) == mark}
        made = self.folder / indexes.INDEXES
        self.sealed = {name: self.sealed[name] if name in kept else seal_of_all(made / name) for name in self.made}

    def forget(self, addresses: Iterable[str]) -> None:
        """Drop the marks of pages about to be printed, so that a run cut short leaves none wrongly believed."""
        if gone := [address for address in addresses if self.noted.pop(address, None)]:
            strike(self.folder / LEDGER, gone)
            self.is_struck = True

    def save(self, records: str, rows: dict[str, Row], marks: Mapping[str, str], whole: str = "") -> None:
        """Write the ledger with these rows and marks, the digest of all records, and that of what else a whole run depends on."""
        noted = Ledger(
            self.ledger.engine, records, rows=rows, marks=dict(marks), indexes=self.made, seals=self.seals, sealed=self.sealed,
            whole=whole,
        )  # fmt: skip
        if noted != self.ledger or self.is_struck:
            save(noted, self.folder / LEDGER)
            self.ledger, self.is_struck = noted, False
