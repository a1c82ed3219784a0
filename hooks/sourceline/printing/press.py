"""The press: one worker's work on entry files, from their bytes to printed pages and rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..authorities import Authorities
from ..catalogue import Card, Catalogue, card_of
from ..digest import digest
from ..directory import Directory
from ..entry import Entry
from ..head import head_of, picture
from ..imprint import Imprint
from ..ledger import Row, card_number
from ..listings import Pieces, pieces_of
from ..offprint import offprint_of
from ..page import FIRST_SLOT, Order, description, fill, set_entries
from ..plates import plate_of
from ..problem import Problem
from ..reading import placed, read_entries
from ..released import Released
from ..rules import House, problems_of_each
from ..search import leaves_of
from ..shell import Shell
from ..terms import terms_used
from .indexes import write_leaves
from .pages import expect, kept_at, read, read_entry_file, write
from .stamping import stamped
from .tally import hold_to, tally_of

DEPTH = 2
"""How deep every entry's page lies below the site's root."""

TOGETHER = 20
"""How many entries go through the press together. All go through one stage before any goes through the next, because the code
and tables of all stages are more than a processor keeps at hand: twenty together take a quarter less time than one by one."""

Job = tuple[str, str, bool]
"""Path and id of an entry file, and whether its page is printed."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What comes back of an entry file: its row, and its card set for the listings where it is new and public."""

    row: Row
    pieces: Pieces


@dataclass(slots=True)
class Galley:
    """An entry on its way through the press, and what has become of it so far."""

    id: str
    prints: bool
    raw: bytes
    entry: Entry
    proof: Proof
    terms: tuple[str, ...] = field(init=False)
    card: Card = field(init=False)


@dataclass(frozen=True, slots=True)
class Press:
    """All a worker needs; without a shell it reads and checks, and prints nothing."""

    entries: Path
    pages: Path
    authorities: Authorities
    released: Released
    imprint: Imprint
    shell: Shell | None
    directories: Mapping[int, Directory]
    leaves: Path | None = None
    """Where leaves for the search indexes go, if there are to be any."""

    def expect(self, jobs: Sequence[Job]) -> None:
        """Have the files of these jobs fetched from the disk meanwhile."""
        expect(f"{self.entries}/{path}" for path, _, _ in jobs)

    def work(self, jobs: Sequence[Job]) -> list[Proof]:
        """Read entry files, check them, and print the pages of those that have one, slots for other entries' cards left empty.

        They are held in memory together, so there should be few (see `together`).
        """
        files = [(read_entry_file(f"{self.entries}/{path}"), path) for path, _, _ in jobs]
        read = [self._begin(job, raw, *found) for job, (raw, _), found in zip(jobs, files, read_entries(files), strict=True)]
        galleys = [one for one in read if isinstance(one, Galley)]
        self._check(galleys)
        printing = [one for one in galleys if one.prints and is_public(one.entry.status, self.imprint)]
        if self.leaves:
            for one in printing:
                one.proof.row.leaves = write_leaves(self.leaves, one.id, leaves_of(one.entry, self.authorities))
        if self.shell:
            self._print(printing, self.shell)
        return [one.proof if isinstance(one, Galley) else one for one in read]

    def _begin(self, job: Job, raw: bytes, entry: Entry | None, faults: tuple[Problem, ...]) -> Galley | Proof:
        path, id, prints = job
        proof = Proof(Row(path, digest(raw), "", faults), {})
        if entry:
            return Galley(id, prints, raw, entry, proof)
        proof.row.house = self.authorities.digest(())
        return proof

    def _check(self, galleys: Sequence[Galley]) -> None:
        for one in galleys:
            one.terms = terms_used(one.entry, self.authorities)
        for one in galleys:
            one.card = card_of(one.entry, one.id, one.terms)
        for one in galleys:
            row = one.proof.row
            row.house, row.card, row.number = self.authorities.digest(one.card.used), one.card, card_number(one.card)
            row.tally = tally_of(one.entry)
        houses = [(one.entry, House(self.authorities, self.released, one.id, one.terms)) for one in galleys]
        for one, problems in zip(galleys, problems_of_each(houses), strict=True):
            row = one.proof.row
            row.problems += self._placed(problems, one.raw, row.path)

    def _placed(self, problems: list[Problem], raw: bytes, path: str) -> tuple[Problem, ...]:
        """Find the lines of what will be shown: a check shows all, a build its errors, and only counts its advice.

        Nearly every file has some advice, and finding its line takes longer than anything else that is done with the file.
        """
        if self.shell is None:
            return placed(problems, raw, path)
        errors = [problem for problem in problems if problem.severity == "error"]
        advice = (problem.moved(path, 0, 0) for problem in problems if problem.severity == "advice")
        return (*(placed(errors, raw, path) if errors else ()), *advice)

    def offprint(self, id: str) -> bytes:
        """The offprint of an entry printed before."""
        return self.page(offprint_address(id))

    def page(self, address: str) -> bytes:
        """What was printed before for an address."""
        return read(kept_at(self.pages, address))

    def fill(self, id: str, catalogue: Catalogue) -> None:
        """Fill the slots of a page printed before with the cards of other entries."""
        page = kept_at(self.pages, page_address(id))
        raw = read(page)
        at = raw.find(FIRST_SLOT)
        if at >= 0:  # what stands before it is neither decoded nor searched
            write(page, raw[:at] + fill(raw[at:].decode(), id, catalogue, self.directories[DEPTH]).encode())

    def _print(self, galleys: Sequence[Galley], shell: Shell) -> None:
        orders = [Order(one.entry, one.id, one.terms, one.proof.row.path) for one in galleys]
        settings = set_entries(orders, self.directories[DEPTH], self.imprint)
        for one, set in zip(galleys, settings, strict=True):
            hold_to(one.entry, one.id, set.body)
        abouts = [description(one.entry) for one in galleys]
        heads = [
            head_of(one.entry, one.id, set.citation, about, self.authorities, self.imprint)
            for one, set, about in zip(galleys, settings, abouts, strict=True)
        ]
        for one, set, about, head in zip(galleys, settings, abouts, heads, strict=True):
            page = stamped(shell, one.entry.title, about, f"entries/{one.id}/", set.body, head + self._picture(one))
            write(kept_at(self.pages, page_address(one.id)), page)
        for one, set in zip(galleys, settings, strict=True):
            offprint = offprint_of(one.entry, one.id, one.card.used, set.text, self.authorities, self.imprint)
            write(kept_at(self.pages, offprint_address(one.id)), offprint)
        for one in galleys:
            one.proof = Proof(one.proof.row, pieces_of(one.card, self.directories))

    def _picture(self, galley: Galley) -> str:
        """What the head says of the entry's picture, if there is to be one."""
        if not self.imprint.plates:
            return ""
        plate = galley.proof.row.plate = plate_of(galley.entry, self.authorities, self.imprint)
        if not plate:
            return ""
        return picture(self.imprint.page(plate_address(galley.id)), f"{galley.entry.title}. {self.imprint.name}")


def together(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    """Yield as many jobs as go through the press together, until none is left."""
    for at in range(0, len(jobs), TOGETHER):
        yield jobs[at : at + TOGETHER]


def page_address(id: str) -> str:
    """The path of an entry's page from the site's root."""
    return f"entries/{id}/index.html"


def offprint_address(id: str) -> str:
    """The path of an entry's offprint, which is printed with its page and vouched for by the page's mark."""
    return f"entries/{id}/index.json"


def plate_address(id: str) -> str:
    """The path of an entry's picture, where it has one."""
    return f"entries/{id}/plate.png"


def is_offprint(address: str) -> bool:
    """Whether a path is that of an entry's offprint."""
    return address.startswith("entries/") and address.endswith("/index.json")


def is_entry(address: str) -> bool:
    """Whether this is the path of an entry's page."""
    return address.startswith("entries/") and address.endswith("/index.html")


def entry_id(address: str) -> str:
    """The id of the entry whose page has this path."""
    return address.split("/")[1]


def is_public(status: str, imprint: Imprint) -> bool:
    """Whether an entry of this status is on the site."""
    return status in ("published", "withdrawn") or imprint.drafts


def in_edition(problem: Problem, base: str) -> Problem:
    """The same problem with its path as seen from the folder the edition stands in."""
    return problem.moved(f"{base}/{problem.path}", problem.line, problem.column)
