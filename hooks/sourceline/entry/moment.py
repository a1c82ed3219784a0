"""A point in time as precisely as a source gives it: year, month or day, exact or about, or unknown."""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

_WRITTEN = re.compile(r"(~?)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A partial date in the manner of EDTF level 1 (ISO 8601-2): what is not given is zero.

    `text` is the date as written in the entry; year 0 means unknown.
    """

    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    about: bool = False

    @classmethod
    @lru_cache(maxsize=4096)
    def read(cls, text: str) -> Self | None:
        """Return the moment that `text` writes, or None where it writes none (30 February included)."""
        if text == "unknown":
            return cls(text)
        written = _WRITTEN.fullmatch(text)
        if not written:
            return None
        about, year, month, day = written[1] == "~", int(written[2]), int(written[3] or 0), int(written[4] or 0)
        if not year or (written[3] and not 1 <= month <= 12) or (written[4] and not 1 <= day <= monthrange(year, month)[1]):
            return None
        return cls(text, year, month, day, about)

    @property
    def known(self) -> bool:
        """Whether at least the year is known."""
        return self.year > 0

    @property
    def iso(self) -> str:
        """The date without its `~`, as HTML's `datetime` attribute wants it; empty when unknown."""
        return self.text.lstrip("~") if self.year else ""

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day it can mean, as (year, month, day); sorts before everything when unknown."""
        return (self.year, self.month or 1, self.day or 1) if self.year else (0, 0, 0)

    def surely_after(self, other: "Moment") -> bool:
        """Whether the first day this can mean lies after the last day the other can mean, both exact and known."""
        if not (self.year and other.year) or self.about or other.about:
            return False
        return self.earliest > (other.year, other.month or 12, other.day or 31)
