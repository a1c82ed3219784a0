"""Plating: the pictures of entries, drawn where their words have changed, kept by what they show, and put into the site."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..digest import digest
from ..ledger import Row
from ..plates import drawing_digest, drawn
from .press import entry_id, is_entry, plate_address
from .turn import Pair

PLATES = "plates"
"""Where the cache keeps them, each under the digest of all that decides what it looks like."""

AT_ONCE = 25
"""So many are drawn in one go: the faces are read once for them, and memory stays under 400 MB."""

_END = b"\0\0\0\0IEND\xaeB`\x82"
"""How a PNG ends that was written whole."""


@dataclass(frozen=True, slots=True)
class Plating:
    """The plates an edition should have: for the id of an entry its words, and the file they are drawn into."""

    folder: Path
    words: Mapping[str, str]
    files: Mapping[str, str]

    @classmethod
    def of(cls, cache: Path, owners: Mapping[str, Row]) -> "Plating":
        """Name the plates of all entries whose rows hold words for one."""
        words = {id: row.plate for id, row in owners.items() if row.plate}
        form = drawing_digest()
        return cls(cache / PLATES, words, {id: f"{digest(form, one)}.png" for id, one in words.items()})

    def update(self) -> None:
        """Draw those that are not there yet, and delete those nobody wants any more."""
        self.folder.mkdir(parents=True, exist_ok=True)
        there = {name for name in os.listdir(self.folder) if _is_whole(self.folder / name)}
        due = {file: self.words[id] for id, file in self.files.items() if file not in there}
        files = list(due)
        for at in range(0, len(files), AT_ONCE):
            some = files[at : at + AT_ONCE]
            for file, picture in zip(some, drawn([due[file] for file in some]), strict=True):
                aside = self.folder / f"{file}.new"
                aside.write_bytes(picture)
                os.replace(aside, self.folder / file)
        for name in {*os.listdir(self.folder)}.difference(self.files.values()):
            os.unlink(self.folder / name)

    def links(self, addresses: Iterable[str]) -> Iterator[Pair]:
        """Yield the file of the plate of each of these pages, and its address in the site."""
        for id in map(entry_id, filter(is_entry, addresses)):
            if id in self.files:
                yield str(self.folder / self.files[id]), plate_address(id)


def _is_whole(place: Path) -> bool:
    with place.open("rb", buffering=0) as file:
        return file.seek(0, os.SEEK_END) > len(_END) and file.seek(-len(_END), os.SEEK_END) >= 0 and file.read() == _END
