"""The description of the data as a Frictionless Data Package (specs.frictionlessdata.io, version 1)."""

import json
from collections.abc import Iterable
from typing import Any

from ..imprint import Imprint
from ..standing import licence_address
from .claims import TABLES
from .table import Column, Table

FOLDER, PACKAGE = "data", "datapackage.json"
"""Where the data stands, and what its description is called."""


def csv_file(table: Table) -> str:
    """The file of a table."""
    return f"{table.name}.csv"


def lines_file(year: str) -> str:
    """The file of the entries published in a year."""
    return f"entries-{year}.jsonl"


def memory_file(year: str) -> str:
    """The translation memory of the entries published in a year."""
    return f"segments-{year}.tmx"


TERMS = "terms.tbx"
"""The term base."""


def package(imprint: Imprint, years: Iterable[str]) -> str:
    """Write the description; `years` are those in which entries were published."""
    licences = [{"name": imprint.licence, "path": licence_address(imprint.licence)}]
    about = "Translated articles with their originals, and every claim with the way it travelled; texts of others belong to them."
    told = {
        "profile": "data-package", "name": "edition", "title": imprint.name, "description": about,
        "homepage": imprint.address or None, "licenses": licences,
        "resources": [*(_tabular(table, licences) for table in TABLES), *(_lines(year, licences) for year in years),
                      *_exchanged(imprint, years, licences)],
    }  # fmt: skip
    return json.dumps({key: part for key, part in told.items() if part}, ensure_ascii=False, indent=1) + "\n"


def _tabular(table: Table, licences: list[dict[str, str]]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns], "primaryKey": list(table.key), "missingValues": [""],
    }  # fmt: skip
    if table.within:
        key = list(next(one.key for one in TABLES if one.name == table.within))
        schema["foreignKeys"] = [{"fields": key, "reference": {"resource": table.within, "fields": key}}]
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": csv_file(table), "title": table.title,
        "description": table.about, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "licenses": licences,
        "schema": schema,
    }  # fmt: skip


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": column.type, "format": column.format, "description": column.about}


def _lines(year: str, licences: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "name": f"entries-{year}", "path": lines_file(year), "title": f"Entries published in {year}",
        "description": "One entry a line, as in its index.json but for the HTML; published.schema.json describes it.",
        "profile": "data-resource", "type": "file",  # nested, so no table
        "format": "jsonl", "mediatype": "application/jsonl", "encoding": "utf-8", "licenses": licences,
    }  # fmt: skip


def _exchanged(imprint: Imprint, years: Iterable[str], licences: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Describe what is made for translators' tools, where it is made."""
    if not imprint.exchange:
        return []
    files = {
        memory_file(year): (f"Aligned segments published in {year}", "Translation memory, TMX 1.4; each unit names its licence.")
        for year in years
    }
    files[TERMS] = ("Terms", "Term base, TBX: the edition's terms with their renderings, the rejected ones marked.")
    return [
        {
            "name": path.rpartition(".")[0], "path": path, "title": title, "description": about, "profile": "data-resource",
            "type": "file", "format": path.rpartition(".")[2], "mediatype": "application/xml", "encoding": "utf-8",
            "licenses": licences,
        }
        for path, (title, about) in files.items()
    ]  # fmt: skip
