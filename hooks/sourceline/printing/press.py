"""The press: one worker's work on one entry file, from its bytes to its printed page and its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..authorities import Authorities
from ..catalogue import Catalogue, card_of
from ..digest import digest
from ..directory import Directory
from ..entry import Entry
from ..head import head_of, picture
from ..imprint import Imprint
from ..ledger import Row, card_number
from ..listings import Pieces, pieces_of
from ..offprint import offprint_of
from ..page import FIRST_SLOT, description, fill, set_entry
from ..plates import plate_of
from ..problem import Problem
from ..reading import placed, read_entry
from ..released import Released
from ..rules import House, problems_of
from ..search import leaves_of
from ..shell import Shell
from ..terms import terms_used
from .indexes import write_leaves
from .pages import expect, kept_at, read, read_entry_file, write
from .stamping import stamped
from .tally import hold_to, tally_of

DEPTH = 2
"""How deep every entry's page lies below the site's root."""

Job = tuple[str, str, bool]
"""Path and id of an entry file, and whether its page is printed."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What comes back of an entry file: its row, and its card set for the listings where it is new and public."""

    row: Row
    pieces: Pieces


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

    def work(self, job: Job) -> Proof:
        """Read an entry file, check it, and print its page if it has one, slots for other entries' cards left empty."""
        path, id, prints = job
        raw = read_entry_file(f"{self.entries}/{path}")
        entry, faults = read_entry(raw, path)
        if entry is None:
            return Proof(Row(path, digest(raw), self.authorities.digest(()), faults), {})
        terms = terms_used(entry, self.authorities)
        card = card_of(entry, id, terms)
        problems: list[Problem] = problems_of(entry, House(self.authorities, self.released, id, terms))
        found = (*faults, *self._placed(problems, raw, path))
        row = Row(path, digest(raw), self.authorities.digest(card.used), found, card, card_number(card), tally=tally_of(entry))
        if not prints or not is_public(entry.status, self.imprint):
            return Proof(row, {})
        if self.leaves:
            row.leaves = write_leaves(self.leaves, id, leaves_of(entry, self.authorities))
        if self.shell is None:
            return Proof(row, {})
        if self.imprint.plates:
            row.plate = plate_of(entry, self.authorities, self.imprint)
        self._print(entry, job, terms, card.used, self.shell, row.plate)
        return Proof(row, pieces_of(card, self.directories))

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

    def _print(self, entry: Entry, job: Job, terms: tuple[str, ...], used: tuple[str, ...], shell: Shell, plate: str) -> None:
        path, id, _ = job
        set = set_entry(entry, id, self.directories[DEPTH], self.imprint, terms, path)
        hold_to(entry, id, set.body)
        about = description(entry)
        head = head_of(entry, id, set.citation, about, self.authorities, self.imprint)
        if plate:
            head += picture(self.imprint.page(plate_address(id)), f"{entry.title}. {self.imprint.name}")
        page = stamped(shell, entry.title, about, f"entries/{id}/", set.body, head)
        write(kept_at(self.pages, page_address(id)), page.encode())
        write(kept_at(self.pages, offprint_address(id)), offprint_of(entry, id, used, set.text, self.authorities, self.imprint))


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
