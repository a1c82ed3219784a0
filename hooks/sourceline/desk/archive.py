"""The command `archive`: copies of sources that have none, found in the Wayback Machine or made by it."""

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..editing import put, remove
from ..entry import Entry, Source
from ..problem import Where
from ..progress import told, watched
from ..wayback import SITE, ArchiveError, Capture, ClosedError, Wayback
from .files import RefusedError, Sheet, entry_files

_ENOUGH = 3
"""So many failures in a row, and the service is left alone."""


@dataclass(slots=True)
class _Wanted:
    """A source without a copy: its file, its place there, and the source itself."""

    path: Path
    where: Where
    source: Source


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser(
        "archive", help="find or make copies of sources without any in the Wayback Machine, and write them down"
    )
    parser.add_argument("paths", nargs="*", type=Path, help="files, folders or ids (default: the whole edition)")
    parser.add_argument("--find-only", action="store_true", help="write down copies that are there, and have none made")
    parser.add_argument(
        "--noted", action="store_true", help="also sources with an `archive_note`, which is taken out once there is a copy"
    )
    parser.add_argument(
        "--service",
        default=os.environ.get("SOURCELINE_WAYBACK", ""),
        metavar="URL",
        help=f"where the service is (default: {SITE})",
    )
    parser.set_defaults(run=_archive)


def _archive(given: argparse.Namespace) -> int:
    if os.environ.get("GITHUB_EVENT_NAME", "").startswith("pull_request"):
        raise RefusedError("Nothing is archived in the run of a pull request: whoever opened it would choose what is asked for.")
    files = [path for path in entry_files(given.entries, given.paths) if "authority" not in path.parts]
    wanted = [one for path in files for one in _wanted(path, given.noted)]
    wayback = Wayback.at(given.service, os.environ.get("SOURCELINE_WAYBACK_KEYS", ""))
    search = _Search(wayback, may_save=not given.find_only)
    for one in watched(wanted, len(wanted), "sources"):
        search.treat(one)
    told(f"{search.written} copies written down, {len(wanted) - search.written} sources still without")
    return 1 if search.failed else 0


def _wanted(path: Path, noted: bool) -> Iterator[_Wanted]:
    try:
        entry = Sheet.read(path).value
    except RefusedError as refusal:
        told(str(refusal))
        return
    places: list[tuple[Where, Source]] = [(("source",), entry.source)] if isinstance(entry, Entry) else []
    places += [(("sources", at), source) for at, source in enumerate(entry.sources)] if places else []
    for where, source in places:
        if (
            source.url
            and source.url.startswith(("http://", "https://"))
            and not source.archives
            and (noted or not source.archive_note)
        ):
            yield _Wanted(path, where, source)


@dataclass(slots=True)
class _Search:
    """The search for one copy after the other; an address that several sources share is asked for once."""

    wayback: Wayback
    may_save: bool
    known: dict[str, Capture | str] = field(default_factory=dict)
    written: int = 0
    failed: int = 0
    in_a_row: int = 0

    def treat(self, wanted: _Wanted) -> None:
        """Write down the copy of a source, or say why it has none."""
        source, name = wanted.source, f"{wanted.path}: {wanted.source.id}"
        address = source.url or ""
        if address not in self.known:
            self.known[address] = self._found(source, address)
        found = self.known[address]
        if isinstance(found, str):
            told(f"{name}: {found}")
            return
        sheet = Sheet.read(wanted.path)
        text = put(sheet.text, (*wanted.where, "archives"), [{"url": found.url, "captured": found.day}])
        if source.archive_note:
            text = remove(text, (*wanted.where, "archive_note"))
        sheet.write(text)
        self.written += 1
        told(f"{name}: {found.url}" + (f" (its note is taken out: “{source.archive_note}”)" if source.archive_note else ""))

    def _found(self, source: Source, address: str) -> Capture | str:
        """Find a copy or have one made; else return the reason why there is none."""
        day = source.date.iso if source.date and not source.date.about else ""
        try:
            capture = self.wayback.copy_of(address, day)
            if not capture and self._is_worth_saving(source):
                capture = self.wayback.save(address)
        except ArchiveError as fault:
            self.may_save = self.may_save and not isinstance(fault, ClosedError)
            self._count_failure(fault)
            return str(fault)
        self.in_a_row = 0
        return capture or (
            "there is no copy" if not self._is_gone(source) else f"there is no copy, and the page is {source.state}"
        )

    def _is_worth_saving(self, source: Source) -> bool:
        return self.may_save and not self._is_gone(source)

    def _is_gone(self, source: Source) -> bool:
        """Whether a copy made now would show something else than was read."""
        return source.state in ("changed", "deleted")

    def _count_failure(self, fault: ArchiveError) -> None:
        self.failed += 1
        self.in_a_row += not isinstance(fault, ClosedError)
        if self.in_a_row == _ENOUGH:
            raise RefusedError(
                f"{fault}\nThat was the {_ENOUGH}rd failure in a row: try again later. What was found so far is written down."
            )
