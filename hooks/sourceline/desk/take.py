"""The command `take`: entries to read where there is no network, as an EPUB or as a PDF."""

import argparse
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from ..authorities import Authorities
from ..binding import Book, bind, chapter_of, dated, paper_of
from ..catalogue import Catalogue, card_of
from ..directory import Directory
from ..entry import Entry
from ..imprint import Imprint
from ..page import entry_page, fill
from ..printing import survey
from ..reading import read_entry
from ..terms import terms_used
from .files import RefusedError, read_bytes, write_bytes
from .house import STYLE, edition_name
from .printer import printed


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser(
        "take", help="make an EPUB of an entry, a topic or a year, or a PDF of an entry, with notes and both texts"
    )
    parser.add_argument("what", help="the id of an entry or of a topic, or a year")
    parser.add_argument("file", nargs="?", type=Path, help="where to write it (default: <what>.epub, or what the format is)")
    parser.add_argument(
        "--format", choices=FORMATS, help="default: what the file's name ends with, else epub; a pdf needs Chromium"
    )
    parser.add_argument("--name", default="", help="the edition's name (default: what mkdocs.yml says)")
    parser.set_defaults(run=_take)


@dataclass(frozen=True, slots=True)
class Taken:
    """What is asked for, by its name, among all the edition has published."""

    what: str
    published: Mapping[str, Entry]
    entries: Mapping[str, Entry]
    """Those that are taken."""
    authorities: Authorities
    imprint: Imprint

    @classmethod
    def read(cls, folder: Path, what: str, imprint: Imprint) -> Self:
        """Read an edition, and find in it what is asked for; raises RefusedError where there is nothing of that name."""
        surveyed = survey(folder)
        read = {id: read_entry(read_bytes(folder / path), path)[0] for path, id, prints in surveyed.files if prints}
        published = {id: entry for id, entry in read.items() if entry and entry.status == "published"}
        taken = {id: entry for id, entry in published.items() if _belongs(id, entry, what)}
        if not taken:
            raise RefusedError(f"No published entry is called {what}, or belongs to a topic or a year of that name.")
        return cls(what, published, taken, surveyed.authorities, imprint)

    def pages(self) -> dict[str, str]:
        """Return the bodies of their pages, as the site has them."""
        directory = Directory(self.authorities)
        terms = {id: terms_used(entry, self.authorities) for id, entry in self.entries.items()}
        catalogue = Catalogue.of(card_of(entry, id) for id, entry in self.published.items())
        return {
            id: fill(entry_page(entry, id, directory, self.imprint, terms[id]), id, catalogue, directory)
            for id, entry in self.entries.items()
        }

    def alone(self, form: str) -> tuple[str, Entry]:
        """The one entry that is asked for; raises RefusedError where it is a topic or a year."""
        if self.what not in self.entries:
            raise RefusedError(f"A {form.upper()} is made of one entry; {self.what} is none. Take it as an EPUB.")
        return self.what, self.entries[self.what]


def _take(given: argparse.Namespace) -> int:
    suffix = given.file.suffix.removeprefix(".") if given.file else ""
    form = given.format or (suffix if suffix in FORMATS else "epub")
    imprint = Imprint(given.name or edition_name(), os.environ.get("SOURCELINE_URL", ""))
    taken = Taken.read(given.entries, given.what, imprint)
    made = FORMATS[form](taken)
    file: Path = given.file or Path(f"{given.what}.{form}")
    write_bytes(file, made)
    print(f"{file}: {len(taken.entries)} {'entry' if len(taken.entries) == 1 else 'entries'}")
    return 0


def _as_epub(taken: Taken) -> bytes:
    what, imprint = taken.what, taken.imprint
    alone, topic = taken.entries.get(what), taken.authorities.topics.get(what)
    title = alone.title if alone else topic.title if topic else f"{imprint.name}, {what}"
    kind = "entries" if alone else "topics" if topic else "years"
    chapters = [
        chapter_of(id, taken.entries[id], page, taken.entries.keys(), imprint.address) for id, page in taken.pages().items()
    ]
    return bind(Book(title, imprint.page(f"{kind}/{what}/"), imprint.name, chapters))


def _as_pdf(taken: Taken) -> bytes:
    id, entry = taken.alone("pdf")
    (page,) = replace(taken, entries={id: entry}).pages().values()
    return dated(printed(paper_of(id, entry, page, read_bytes(STYLE).decode(), taken.imprint)), entry)


def _belongs(id: str, entry: Entry, what: str) -> bool:
    year = entry.source.date or entry.published
    return what in (id, *entry.topics) or (year is not None and what == str(year.year))


FORMATS: Mapping[str, Callable[[Taken], bytes]] = {"epub": _as_epub, "pdf": _as_pdf}
"""How entries may be taken, by the endings of the files."""
