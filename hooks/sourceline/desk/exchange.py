"""The command `export`, and the way back for what it made."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..bulletin import amount
from ..entry import Entry, language_of
from ..exchange import FORMS, Pair, pairs_of, read_back, returned, units_of, written_memory, written_terms, written_units
from ..printing import survey
from ..progress import watched
from ..reading import read_entry
from .files import RefusedError, Sheet, entry_file, entry_files, read_bytes, write_bytes
from .needs import needing
from .questions import INTO

TRANSLATED = tuple(suffix for form in FORMS.values() for suffix in form.suffixes)
"""How files end in which a translation comes back."""

_WHOLE = {"tmx": "the edition's aligned segments, a translation memory", "tbx": "its terms, a term base"}


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser(
        "export", help="write an entry as XLIFF or PO for a translator's tool; all segments as TMX, terms as TBX"
    )
    parser.add_argument(
        "format",
        choices=(*FORMS, *_WHOLE),
        help="xliff or po for one entry; " + "; ".join(f"{name}: {what}" for name, what in _WHOLE.items()),
    )
    parser.add_argument("entry", nargs="?", type=Path, help="the entry, by its file or its id (xliff and po)")
    parser.add_argument(
        "--into", default="", help="the translation, by its name in the segments (default: the first); it may be a new one"
    )
    parser.add_argument("--drafts", action="store_true", help="with tmx: also entries that are not published")
    parser.add_argument("-o", "--output", type=Path, help="the file to write (default: beside you, named after the entry)")
    parser.set_defaults(run=_export)


@needing("translate", "translate-toolkit")
def _export(given: argparse.Namespace) -> int:
    if given.format in FORMS:
        return _export_entry(given)
    if given.entry:
        raise RefusedError(f"{given.format} is made of the whole edition; leave {given.entry} out.")
    if not given.entries.is_dir():
        raise RefusedError(f"There is no folder {given.entries}; name the edition with --entries.")
    surveyed = survey(given.entries)
    if given.format == "tbx":
        return _write(
            given.output or Path("terms.tbx"), written_terms(surveyed.authorities.terms), len(surveyed.authorities.terms), "term"
        )
    pairs = list(_pairs(given.entries, [path for path, _, _ in surveyed.files], given.drafts))
    return _write(given.output or Path("segments.tmx"), written_memory(pairs), len(pairs), "aligned segment")


def _export_entry(given: argparse.Namespace) -> int:
    if not given.entry:
        raise RefusedError(f"Which entry? Write `sourceline export {given.format} ID`.")
    (path,) = entry_files(given.entries, [given.entry])[:1]
    entry = _entry(Sheet.read(path))
    into = given.into or next(iter(entry.translations))
    if wrong := INTO.fault(into):
        raise RefusedError(f"{INTO.option}: {wrong}")
    language = language_of(into, entry.translations[into]) if into in entry.translations else into.split("-")[0]
    units = units_of(entry, into)
    if not units:
        raise RefusedError(f"{path} holds no original: there is nothing to translate from.")
    output = given.output or Path(f"{path.stem}.{into}{FORMS[given.format].suffixes[0]}")
    if output.exists() and not given.output:
        raise RefusedError(
            f"{output} is there already, perhaps with somebody’s work in it. Take it back first, or name another file with -o."
        )
    return _write(output, written_units(given.format, units, path.stem, into, language), len(units), "segment")


def _entry(sheet: Sheet) -> Entry:
    if not isinstance(sheet.value, Entry):
        raise RefusedError(f"{sheet.path} is a record and no entry.")
    return sheet.value


def _pairs(entries: Path, paths: list[str], drafts: bool) -> Iterator[Pair]:
    for path in watched(paths, len(paths), "entries"):
        entry, _ = read_entry((entries / path).read_bytes(), path)
        if entry and (drafts or entry.status == "published"):
            yield from pairs_of(entry, Path(path).stem)


def _write(path: Path, written: bytes, count: int, what: str) -> int:
    write_bytes(path, written)
    print(path)
    print(amount(count, what), file=sys.stderr)
    return 0


@needing("translate", "translate-toolkit")
def take_back(given: argparse.Namespace) -> int:
    """Put the translation of an exported file into its entry; return 1 if anything in it was not taken."""
    source = Path(given.source)
    try:
        back = read_back(read_bytes(source), source.suffix)
    except ValueError as fault:
        raise RefusedError(f"{source}: {fault}") from fault
    path = entry_file(given.entries, given.id or back.entry)
    sheet = Sheet.read(path)
    entry = _entry(sheet)
    if back.into not in entry.translations and not given.method:
        raise RefusedError(f"{path} has no translation {back.into} yet; say with --method how it was made.")
    done = returned(sheet.text, entry, back, given.method or "human")
    if done.text != sheet.text:
        sheet.write(done.text)
    print(path)
    for remark in (*done.refused, *done.remarks):
        print(remark, file=sys.stderr)
    print(f"{amount(len(done.changed), 'segment')} changed, {len(done.refused)} not taken", file=sys.stderr)
    return 1 if done.refused else 0
