"""The tally: what was read of an edition, and whether all of it is on the site, each thing at its own address."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..entry import Entry
from ..released import ids_of

Tally = tuple[int, int, int, int]
"""How many segments, notes, claims and figures."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many entry files there are, and how much of what stands on the site."""

    files: int
    entries: int
    segments: int
    notes: int
    claims: int
    figures: int

    @classmethod
    def of(cls, files: int, tallies: Iterable[Tally]) -> "Totals":
        """Add up the tallies of all entries on the site."""
        listed = list(tallies)
        segments, notes, claims, figures = map(sum, zip(*listed, strict=True)) if listed else (0, 0, 0, 0)
        return cls(files, len(listed), segments, notes, claims, figures)

    def __str__(self) -> str:
        files = "" if self.files == self.entries else f" of {self.files} files"
        parts = f"{self.segments} segments, {self.notes} notes, {self.claims} claims, {self.figures} figures"
        return f"{self.entries} entries{files} with {parts}"


class LostError(Exception):
    """Something of an entry is not on the site, or not at an address of its own; our mistake, which must not be published."""


def tally_of(entry: Entry) -> Tally:
    """Count what the page of an entry must show; of a withdrawn one, nothing."""
    if entry.status == "withdrawn":
        return (0, 0, 0, 0)
    return (len(entry.segments), len(entry.notes), len(entry.claims), sum(len(claim.figures) for claim in entry.claims))


def hold_to(entry: Entry, id: str, body: str) -> None:
    """Find every id of an entry in the body of its page, once; raises LostError.

    The body is looked through where it is made and still at hand: to read the printed pages again would cost more than all else.
    """
    if entry.status == "withdrawn":
        return
    found = [part[: part.find('"')] for part in body.split(' id="')]
    ids = ids_of(entry)
    places = set(found)
    if lost := [one for one in ids if one not in places]:
        raise LostError(f"On the page of {id}, {', '.join(f'#{one}' for one in lost)} cannot be found.")
    if len(places) < len(found):  # an id that is doubled in the entry is its contributor's affair, and told by a rule
        for one in ids:
            if found.count(one) > ids.count(one):
                raise LostError(f"On the page of {id}, two places have the address #{one}.")


def find(addresses: Iterable[str], there: Iterable[str], ids: Iterable[str], site: Path | None) -> None:
    """Find every page among those that are there, and in the site a folder for every entry; raises LostError."""
    lost = sorted(set(addresses).difference(there))
    if site and (wanted := set(ids)):
        lost += sorted(f"entries/{id}/" for id in wanted.difference(os.listdir(site / "entries")))
    if lost:
        raise LostError(f"{len(lost)} pages cannot be found after printing, such as {lost[0]}.")
