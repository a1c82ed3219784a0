"""The command `take`: an EPUB of an entry, of a topic or of a year, to read where there is no network."""

import argparse
import os
from pathlib import Path
from typing import Any

from ..binding import Book, bind, chapter_of
from ..directory import Directory
from ..entry import Entry
from ..imprint import Imprint
from ..page import entry_page
from ..printing import survey
from ..reading import read_entry
from .files import RefusedError


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser("take", help="make an EPUB of an entry, a topic or a year, with notes and both texts")
    parser.add_argument("what", help="the id of an entry or of a topic, or a year")
    parser.add_argument("file", nargs="?", type=Path, help="where to write it (default: <what>.epub)")
    parser.add_argument("--name", default="Sourceline", help="the edition's name (default: Sourceline)")
    parser.set_defaults(run=_take)


def _take(given: argparse.Namespace) -> int:
    surveyed = survey(given.entries)
    directory = Directory(surveyed.authorities)
    imprint = Imprint(given.name, os.environ.get("SOURCELINE_URL", ""))
    read = {id: _read(given.entries / path, path) for path, id, printed in surveyed.files if printed}
    taken = {id: entry for id, entry in read.items() if entry and entry.status == "published" and _belongs(id, entry, given.what)}
    if not taken:
        raise RefusedError(f"No published entry is called {given.what}, or belongs to a topic or a year of that name.")
    topic = surveyed.authorities.topics.get(given.what)
    alone = taken.get(given.what)
    title = alone.title if alone else topic.title if topic else f"{given.name}, {given.what}"
    kind = "entries" if alone else "topics" if topic else "years"
    chapters = [
        chapter_of(id, entry, entry_page(entry, id, directory, imprint), taken.keys(), imprint.address)
        for id, entry in taken.items()
    ]
    file: Path = given.file or Path(f"{given.what}.epub")
    file.write_bytes(bind(Book(title, imprint.page(f"{kind}/{given.what}/"), given.name, chapters)))
    print(f"{file}: {len(chapters)} {'entry' if len(chapters) == 1 else 'entries'}")
    return 0


def _read(file: Path, path: str) -> Entry | None:
    return read_entry(file.read_bytes(), path)[0]


def _belongs(id: str, entry: Entry, what: str) -> bool:
    year = entry.source.date or entry.published
    return what in (id, *entry.topics) or (year is not None and what == str(year.year))
