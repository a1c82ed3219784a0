"""A run of the press: what was noted last time, what is known so far this time, and the steps that lead from one to the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Self

from ..catalogue import Catalogue
from ..digest import digest
from ..ledger import Row
from ..listings import Bench, Pieces, Sheet
from ..problem import Problem
from ..settings import Settings
from ..shell import Shell, slot
from . import indexes
from .cache import PAGES, Cache
from .engine import engine_digest
from .gathering import sheets_of
from .hands import Task, prove
from .pages import kept_at, link_each, name_of, present, read_entry_file, remove, write
from .plating import Plating
from .press import Job, Press, entry_id, is_entry, is_public, offprint_address, page_address
from .proofing import directories_of, problems_between
from .seals import digest_by_seal
from .searching import Searching
from .stamping import stamped
from .survey import Survey, survey
from .tally import Totals, find
from .turn import Pair

AHEAD = 200
"""Files the disk is asked for before they are compared with what was noted of them."""


@dataclass(slots=True)
class Run:
    """One run of the press over an edition: what was noted last time, and what is known so far this time."""

    settings: Settings
    shells: Mapping[str, Shell]
    surveyed: Survey
    cache: Cache
    press: Press
    standing: bool
    pieces: dict[str, Pieces] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    owners: dict[str, Row] = field(default_factory=dict)
    catalogue: Catalogue = field(default_factory=lambda: Catalogue.of(()))
    marks: dict[str, str] = field(default_factory=dict)
    others: Sequence[str] = ()
    made: dict[str, str] = field(default_factory=dict)
    """The search indexes that stand, with their marks."""

    @classmethod
    def begin(cls, settings: Settings, shells: Mapping[str, Shell], standing: bool) -> Self:
        """Survey the edition and recall the last run."""
        surveyed = survey(settings.entries)
        shells = {"bare": Shell.cut(slot("body")), **shells}
        engine = engine_digest(shells, settings.imprint, surveyed.released)
        cache = Cache.recall(settings.cache, engine)
        press = Press(
            settings.entries,
            settings.cache / PAGES,
            surveyed.authorities,
            surveyed.released,
            settings.imprint,
            shells["page"],
            directories_of(surveyed),
            settings.cache / indexes.LEAVES if settings.imprint.searchable else None,
        )
        return cls(settings, shells, surveyed, cache, press, standing, made=cache.made)

    def save(self, marks: Mapping[str, str], whole: bool = False) -> None:
        """Write the ledger with all rows known and these marks; `whole` if they are those of everything."""
        self.cache.save(self.surveyed.authorities.whole, self.rows, marks, self._beside if whole else "")

    @property
    def _beside(self) -> str:
        return digest(*self.others)

    def take_over(self) -> bool:
        """Take over all marks if nothing that any page shows has changed since the last run came to its end; tell whether so."""
        ledger = self.cache.ledger
        same = not self.fresh and self.rows.keys() == ledger.rows.keys() and ledger.records == self.surveyed.authorities.whole
        if same and ledger.whole == self._beside and self.cache.noted == ledger.marks:
            self.marks = dict(ledger.marks)
            return True
        return False

    def read_entries(self) -> None:
        """Take over the rows of unchanged files; read, check and print all others."""
        stale: list[Job] = []
        files = self.surveyed.files
        records_hold = self.cache.ledger.records == self.surveyed.authorities.whole
        for at, (path, id, prints) in enumerate(files):
            if self.cache.ledger.rows and not self.standing and at % AHEAD == 0:
                self.press.expect(files[at + AHEAD : at + 2 * AHEAD])
            row = self.cache.ledger.rows.get(path)
            if row and (records_hold or self._records_hold(row)) and self._file_holds(row):
                self.rows[path] = row
            else:
                stale.append((path, id, prints))
        self.cache.forget(page_address(id) for _, id, _ in stale)
        self._take(stale)
        self.fresh = {path for path, _, _ in stale}

    def _take(self, jobs: list[Job]) -> None:
        proofs = prove(jobs, self.press, self.settings.hands, self.settings.start)
        for (_, id, _), proof in zip(jobs, proofs, strict=True):
            self.rows[proof.row.path] = proof.row
            if proof.pieces:
                self.pieces[id] = proof.pieces

    def _records_hold(self, row: Row) -> bool:
        return row.house == self.surveyed.authorities.digest(row.card.used if row.card else ())

    def _file_holds(self, row: Row) -> bool:
        place = f"{self.settings.entries}/{row.path}"
        return row.digest == (digest_by_seal(place) if self.standing else digest(read_entry_file(place)))

    def gather(self) -> None:
        """Gather the catalogue of all entries that are public."""
        for path, id, prints in self.surveyed.files:
            card = self.rows[path].card
            if card and prints and is_public(card.status, self.settings.imprint):
                self.owners[id] = self.rows[path]
        self.catalogue = Catalogue.of(row.card for row in self.owners.values() if row.card)

    def mark_pages(self) -> list[str]:
        """Mark every entry's page, and return the addresses whose mark is new."""
        self.marks = {page_address(id): self._mark(id, row) for id, row in self.owners.items()}
        return [address for address, mark in self.marks.items() if self.cache.noted.get(address) != mark]

    def _mark(self, id: str, row: Row) -> str:
        shown = self.catalogue.shown_by(id)
        if not shown:
            return digest(row.digest, row.house)
        outlets = {f"outlets/{self.catalogue.cards[one].outlet}" for one in shown}
        names = self.surveyed.authorities.digest(sorted(outlets))
        named = (link.entry for _, link in self.catalogue.backlinks.get(id, ()))  # by its id or by a former one
        return digest(row.digest, row.house, names, *(self.owners[one].number for one in shown), *named)

    def print_again(self, changed: list[str]) -> None:
        """Print the pages whose own file is unchanged but whose shown cards are not."""
        again = [(self.owners[id].path, id, True) for id in map(entry_id, changed) if self.owners[id].path not in self.fresh]
        self.cache.forget(page_address(id) for _, id, _ in again)
        self._take(again)

    def fillings(self, changed: list[str]) -> Iterator[Task]:
        """Yield the task of filling the slots of every changed page that shows other entries' cards."""
        for id in map(entry_id, changed):
            if self.catalogue.shown_by(id):
                yield partial(self.press.fill, id, self.catalogue)

    def sheets_due(self) -> tuple[list[Sheet], list[Sheet]]:
        """Mark all sheets, forget those that show something new, and return them: most, then those that are made of others."""
        names, directories = self.surveyed.authorities, self.press.directories
        states = {id: row.number + names.state(f"outlets/{row.card.outlet}") for id, row in self.owners.items() if row.card}
        bench = Bench(self.catalogue, states, names, self.settings.imprint, directories, self.surveyed.released, self.pieces)
        texts = {id: row.digest + row.house for id, row in self.owners.items()}
        sheets, gathered = sheets_of(bench, self.press, texts, self.others)
        self.marks |= {sheet.address: sheet.shows for sheet in (*sheets, *gathered)}
        due = [[one for one in some if self.cache.noted.get(one.address) != one.shows] for some in (sheets, gathered)]
        self.cache.forget(sheet.address for some in due for sheet in some)
        return due[0], due[1]

    def printings(self, sheets: list[Sheet]) -> Iterator[Task]:
        """Yield the task of printing every sheet."""
        for sheet in sheets:
            yield partial(self._print_sheet, sheet)

    def _print_sheet(self, sheet: Sheet) -> None:
        made = sheet.set()
        if isinstance(made, str) and not sheet.address.endswith(".html"):
            made = made.encode()  # data; what looks like a script in it is a text that somebody wrote
        elif isinstance(made, str):
            address = sheet.address.removesuffix("index.html")
            made = stamped(self.shells[sheet.shell], sheet.title, sheet.description, address, made, sheet.head)
        write(kept_at(self.press.pages, sheet.address), made)

    def searching(self) -> Searching | None:
        """What is to be done for the search, if the edition has one."""
        if not self.settings.imprint.searchable:
            return None
        surveyed = self.surveyed
        return Searching(
            self.settings.cache, self.press, surveyed.files, self.owners, self.catalogue, surveyed.authorities, self.made
        )

    def plating(self) -> Plating | None:
        """The pictures there are to be, if the edition has any."""
        return Plating.of(self.settings.cache, self.owners) if self.settings.imprint.plates else None

    def catch_up(self, searching: Searching | None, plating: Plating | None, site: Path | None) -> None:
        """Bring search and pictures up to date after everything else has been done."""
        if searching:
            searching.update(lambda: self.save(self.marks))
        if plating:
            plating.update()
        if site:
            pairs = [*searching.links()] if searching else []
            pairs += plating.links(self.marks) if plating else ()
            if searching:
                searching.take_out(site)
            link_each(pairs, site)
        self.cache.seal(pages=False)
        self.save(self.marks, whole=True)

    def links(self, addresses: Iterable[str]) -> Iterator[Pair]:
        """Yield the file of each of these pages, and of the offprints of entries, and its address in the site."""
        for address in self._with_offprints(addresses):
            yield kept_at(self.press.pages, address), address

    def remove_the_rest(self) -> tuple[str, ...]:
        """Delete every page and offprint in the cache that this run did not mark, and return their addresses."""
        gone = tuple(sorted(present(self.press.pages).difference(self._with_offprints(self.marks))))
        remove(self.press.pages, gone)
        return gone

    def _with_offprints(self, addresses: Iterable[str]) -> Iterator[str]:
        """Yield the addresses of pages, and behind that of an entry's page that of its offprint; aliases have none."""
        for address in addresses:
            yield address
            if is_entry(address) and (id := entry_id(address)) in self.owners:
                yield offprint_address(id)

    def hold(self, site: Path | None) -> Totals:
        """Find every page and entry in the cache and in the site, and return what is counted there; raises LostError."""
        find(map(name_of, self._with_offprints(self.marks)), self.cache.seals, self.owners, site)
        return Totals.of(len(self.surveyed.files), (row.tally for row in self.owners.values()))

    def errors(self) -> tuple[Problem, ...]:
        """Return every error of the edition."""
        return problems_between(self.settings.entries, self.surveyed, self.rows, advised=False)

    def advice(self) -> int:
        """Count the pieces of advice, of which nearly every file has some."""
        of_files = chain(self.surveyed.problems, chain.from_iterable(row.problems for row in self.rows.values()))
        return sum(problem.severity == "advice" for problem in of_files)
