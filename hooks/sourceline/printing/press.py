"""The press: one worker's work on one entry file, from its bytes to its printed page and its row."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..authorities import Authorities
from ..catalogue import card_of
from ..digest import digest
from ..directory import Directory
from ..entry import Entry
from ..imprint import Imprint
from ..ledger import Row, card_number
from ..page import description, entry_page
from ..problem import Problem
from ..reading import placed, read_entry
from ..released import Released
from ..rules import House, problems_of
from ..shell import Shell
from ..terms import terms_used
from .pages import write
from .stamping import stamped


@dataclass(frozen=True, slots=True)
class Press:
    """All a worker needs; without a shell it reads and checks, and prints nothing."""

    entries: Path
    pages: Path
    authorities: Authorities
    released: Released
    imprint: Imprint
    shell: Shell | None

    def work(self, path: str, id: str, prints: bool = True) -> Row:
        """Read an entry file, check it, print its page if it has one, and return its row.

        The page's slots for other entries' cards are left empty.
        """
        raw = (self.entries / path).read_bytes()
        entry, faults = read_entry(raw, path)
        if entry is None:
            return Row(path, digest(raw), self.authorities.digest(()), faults)
        card = card_of(entry, id, terms_used(entry, self.authorities))
        problems: list[Problem] = problems_of(entry, House(self.authorities, self.released, id))
        row = Row(
            path, digest(raw), self.authorities.digest(card.used), placed(problems, raw, path) if problems else (),
            card, card_number(card),
        )  # fmt: skip
        if prints and self.shell is not None and is_public(entry.status, self.imprint):
            write(self.pages / page_address(id), self._page(entry, id, self.shell))
        return row

    def _page(self, entry: Entry, id: str, shell: Shell) -> str:
        body = entry_page(entry, id, Directory(self.authorities), self.imprint)
        return stamped(shell, self.imprint, entry.title, description(entry), f"entries/{id}/", body)


def page_address(id: str) -> str:
    """The path of an entry's page from the site's root."""
    return f"entries/{id}/index.html"


def entry_id(address: str) -> str:
    """The id of the entry whose page has this path."""
    return address.split("/")[1]


def is_public(status: str, imprint: Imprint) -> bool:
    """Whether an entry of this status is on the site."""
    return status in ("published", "withdrawn") or imprint.drafts


def in_edition(problem: Problem, base: str) -> Problem:
    """The same problem with its path as seen from the folder the edition stands in."""
    return replace(problem, path=f"{base}/{problem.path}")
