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
    shows; `set` makes its body when it has to be printed, or the whole file where that has no shell.
    """

    shell: str
    folder: str
    file: str
    title: str
    description: str
    shows: str
    set: Callable[[], str | bytes]
    head: str = ""
    """What its head has besides, as HTML."""

    @property
    def address(self) -> str:
        """The path of its file from the site's root."""
        return f"{self.folder}/{self.file}" if self.folder else self.file


@dataclass(frozen=True, slots=True)
class Break:
    """One stretch of a long list: `number` 0 stands at the listing's own address, `last` is the highest number.

    Sheets of newest first are counted from the oldest, those of a list `by_name` from the front of the alphabet.
    """

    number: int
    last: int
    by_name: bool = False

    @property
    def file(self) -> str:
        """The file of this sheet within the listing's folder."""
        return f"page-{self.number}.html" if self.number else "index.html"

    @property
    def label(self) -> str:
        """What is added to the title of a sheet that is not at the listing's own address."""
        return f", page {self.number}" if self.number else ""

    @property
    def before(self) -> str:
        """The address of the sheet before this one, empty for the first."""
        if not self.number:
            return ""
        first, step = (2, -1) if self.by_name else (self.last, 1)
        return "./" if self.number == first else f"page-{self.number + step}.html"

    @property
    def after(self) -> str:
        """The address of the sheet after this one, empty for the last."""
        if self.by_name:
            return f"page-{(self.number or 1) + 1}.html" if self.number < self.last else ""
        following = self.number - 1 if self.number else self.last
        return f"page-{following}.html" if following else ""


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


def paged(members: Sequence[T], per_sheet: int) -> list[tuple[Break, Sequence[T]]]:
    """Break a list of names into sheets from the front: the first keeps the listing's own address, `page-2` follows."""
    starts = range(0, max(1, len(members)), per_sheet)
    last = len(starts) if len(starts) > 1 else 0
    return [(Break(at if at > 1 else 0, last, True), members[start : start + per_sheet]) for at, start in enumerate(starts, 1)]
