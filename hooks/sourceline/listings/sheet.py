"""A sheet: one page of a listing, known by what it shows before it is set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

PER_SHEET = 100
"""Cards or rows on a sheet that is not the newest."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a page goes, what it shows, and how to set it.

    `folder` is its address without the slash at the end, empty for the home page; `shows` is a digest of all it
    shows; `set` makes its body when it has to be printed.
    """

    shell: str
    folder: str
    file: str
    title: str
    description: str
    shows: str
    set: Callable[[], str]

    @property
    def address(self) -> str:
        """The path of its file from the site's root."""
        return f"{self.folder}/{self.file}" if self.folder else self.file


@dataclass(frozen=True, slots=True)
class Break:
    """One stretch of a long list: `number` 0 is the newest and stands at the listing's own address."""

    number: int
    last: int

    @property
    def file(self) -> str:
        """The file of this sheet within the listing's folder."""
        return f"page-{self.number}.html" if self.number else "index.html"

    @property
    def label(self) -> str:
        """What is added to the title of a sheet that is not the newest."""
        return f", page {self.number}" if self.number else ""


def broken(members: Sequence[T], per_sheet: int = PER_SHEET) -> list[tuple[Break, Sequence[T]]]:
    """Break a list, newest first, into sheets that stay as they are when a newer member comes.

    Sheets are counted from the oldest: `page-1` holds the oldest hundred for ever, and the newest sheet, which has
    between one and two hundred members, keeps the listing's own address.
    """
    full = max(0, len(members) // per_sheet - 1)
    newest = len(members) - full * per_sheet
    sheets = [(Break(0, full), members[:newest])]
    for number in range(full, 0, -1):
        start = len(members) - number * per_sheet
        sheets.append((Break(number, full), members[start : start + per_sheet]))
    return sheets
