"""The offprint of an entry: its values, and around them what a reader of the file alone would not know."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from ..authorities import Authorities, record_name
from ..entry import Entry
from ..imprint import Imprint
from ..standing import language, last_changed, licence, oldest_id, version
from .longhand import longhand

SCHEMA = "data/published.schema.json"
"""Where on the site the shape of an offprint is described."""

_encode = msgspec.json.Encoder(decimal_format="number").encode
_HTML = b',"html":"'
"""How the last member begins; within a text of JSON no quotation mark stands without a backslash."""


def offprint_of(entry: Entry, id: str, used: Iterable[str], html: str, authorities: Authorities, imprint: Imprint) -> bytes:
    """Write an entry as JSON on one line; `used` are the records it refers to, as `kind/id`, `html` is its text to be read.

    Of a withdrawn entry only what its page still tells is given.
    """
    changed = last_changed(entry)
    told: dict[str, Any] = {
        "$schema": imprint.page(SCHEMA), "id": id, "first_id": oldest_id(entry, id),
        "address": imprint.page(f"entries/{id}/"), "edition": imprint.name, "licence": licence(entry, imprint),
        "language": language(entry), "version": version(entry),
    }  # fmt: skip
    if changed:
        told["changed"] = changed.iso
    if entry.status == "withdrawn":
        return bytes(_encode(told | {"withdrawn": _left_of(entry)}))
    names = _names(authorities, imprint)
    told["names"] = {name: names[name] for name in used if name in authorities.digests}
    told["entry"] = longhand(entry)
    told["html"] = html
    return bytes(_encode(told))


def without_html(offprint: bytes) -> bytes:
    """Return an offprint without its text to be read, as a collection of many holds it."""
    at = offprint.rfind(_HTML)
    return offprint[:at] + b"}" if at >= 0 else offprint


def _left_of(entry: Entry) -> dict[str, Any]:
    left = {"title": entry.title, "aliases": list(entry.aliases), "revisions": [longhand(one) for one in entry.revisions]}
    days = {"published": entry.published, "updated": entry.updated}
    return left | {key: day.text for key, day in days.items() if day}


class _Names(dict[str, msgspec.Raw]):
    """For each record, as `kind/id`, its name and its page as JSON; made when first asked for, then kept."""

    def __init__(self, authorities: Authorities, imprint: Imprint) -> None:
        super().__init__()
        self._authorities, self._imprint = authorities, imprint

    def __missing__(self, name: str) -> msgspec.Raw:
        kind, _, id = name.partition("/")
        told = {"name": record_name(self._authorities.of(kind)[id]), "address": self._imprint.page(f"{name}/")}
        self[name] = raw = msgspec.Raw(_encode(told))
        return raw


_names = lru_cache(maxsize=2)(_Names)
"""The names of an edition's records, the same for all its offprints."""
