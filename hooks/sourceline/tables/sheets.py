"""The sheets of the data: a file of entries and a part of every table for each year, then the tables whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from ..digest import digest
from ..imprint import Imprint
from ..listings import OVERVIEWS, Bench, Sheet
from ..offprint import ENTRY_SCHEMA, shape_text, without_html
from ..reading import schema_text
from ..sinks import csv_line
from ..typesetting import typeset
from .claims import TABLES
from .package import FOLDER, PACKAGE, TERMS, csv_file, lines_file, memory_file, package
from .shown import shown
from .table import Table

Read = Callable[[str], bytes]
Ids = tuple[str, ...]

PARTS = f"{FOLDER}/years"
"""Where the parts of the tables stand, in a folder for each year."""


def data_sheets(bench: Bench, texts: Mapping[str, str], read: Read) -> Iterator[Sheet]:
    """Yield the files that are made of entries or of nothing; `texts` has a digest of each entry, `read` gives its offprint."""
    years = {year: (ids, digest(*(f"{id} {texts[id]}" for id in ids))) for year, ids in _years(bench).items()}
    for year, (ids, mark) in years.items():
        yield Sheet("bare", FOLDER, lines_file(year), "", "", mark, partial(_file, "", mark, ids, read))
        for table in TABLES:
            set = partial(_file, table.name, mark, ids, read)
            yield Sheet("bare", f"{PARTS}/{year}", csv_file(table), "", "", mark, set)
    if bench.imprint.exchange:
        from .memories import memory_sheets  # printing starts without what only translators' tools need

        yield from memory_sheets(bench, years, read)
    imprint, listed = bench.imprint, tuple(years)
    told = digest(repr((imprint.name, imprint.address, imprint.licence, listed)))
    yield Sheet("bare", FOLDER, PACKAGE, "", "", told, partial(package, imprint, listed))
    yield Sheet("bare", FOLDER, "published.schema.json", "", "", told, partial(shape_text, imprint))
    yield Sheet("bare", FOLDER, ENTRY_SCHEMA, "", "", "", schema_text)  # what it shows is in the engine's digest
    title, description = OVERVIEWS["data"]
    yield Sheet("data", FOLDER, "index.html", title, description, told, partial(_page, imprint, listed))


def whole_tables(parts: Iterable[Sheet], read: Read) -> Iterator[Sheet]:
    """Yield every table whole, to be set once its parts are printed; `read` gives what stands at an address."""
    of_table: dict[str, list[Sheet]] = defaultdict(list)
    for part in parts:
        if part.folder.startswith(f"{PARTS}/"):
            of_table[part.file].append(part)
    for table in TABLES:
        found = of_table[csv_file(table)]
        addresses = [part.address for part in found]
        shows = digest(*(f"{part.address} {part.shows}" for part in found))
        yield Sheet("bare", FOLDER, csv_file(table), "", "", shows, partial(_joined, table, addresses, read))


def _years(bench: Bench) -> dict[str, Ids]:
    """The ids of all entries that are no drafts, by the year they were published in."""
    found: dict[str, list[str]] = defaultdict(list)
    for id, card in bench.catalogue.cards.items():
        if card.status in ("published", "withdrawn"):
            found[f"{card.published.year:04}" if card.published and card.published.known else "undated"].append(id)
    return {year: tuple(found[year]) for year in sorted(found)}


@lru_cache(maxsize=2)
def _files(mark: str, ids: Ids, read: Read) -> dict[str, str | bytes]:
    """Write all tables of a year, and its lines under no name: whoever writes one of them mostly writes the others next."""
    tables: dict[str, list[str]] = {table.name: [_headed(table.name)] for table in TABLES}
    lines = []
    for offprint in map(read, ids):
        lines.append(without_html(offprint))
        print = shown(offprint)
        if print.entry:
            for table in TABLES:
                tables[table.name].extend(map(csv_line, table.rows(print, print.entry)))
    return {"": b"\n".join([*lines, b""]), **{name: "".join(written) for name, written in tables.items()}}


def _file(name: str, mark: str, ids: Ids, read: Read) -> str | bytes:
    return _files(mark, ids, read)[name]


def _headed(name: str) -> str:
    table = next(one for one in TABLES if one.name == name)
    return ",".join(column.name for column in table.columns) + "\r\n"


def _joined(table: Table, addresses: Sequence[str], read: Read) -> bytes:
    head = _headed(table.name).encode()
    return head + b"".join([read(address).removeprefix(head) for address in addresses])


def _page(imprint: Imprint, years: Sequence[str]) -> str:
    title, description = OVERVIEWS["data"]
    shown: dict[str, Any] = {"title": title, "description": description, "licence": imprint.licence, "tables": TABLES}
    memories = [*((year, memory_file(year)) for year in years)] if imprint.exchange else []
    shown |= {"memories": memories, "terms": TERMS}
    return typeset("data.html", lines=[(year, lines_file(year)) for year in years], **shown)
