"""How an entry stands: the version, language and licence a reader quotes it under, and the days it was published and changed."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote

from .entry import Entry, Moment, language_of
from .imprint import Imprint

_DEED = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-([0-9][.][0-9])(?:-([A-Z]+))?")


def version(entry: Entry) -> str:
    """Return the version a reader should quote: the last revision's, else the first translation's, else 1.0."""
    if entry.revisions:
        return entry.revisions[-1].version
    return next((one.version for one in entry.translations.values() if one.version), "1.0")


def language(entry: Entry) -> str:
    """Return the language of the first translation, which is the entry's own."""
    return next(language_of(key, one) for key, one in entry.translations.items())


def licence(entry: Entry, imprint: Imprint) -> str:
    """Return the SPDX identifier of the first translation's licence, the edition's where it names none."""
    return next(iter(entry.translations.values())).licence or imprint.licence


class Dated(Protocol):
    """What tells when it was published and changed: an entry, or its card."""

    @property
    def published(self) -> Moment | None: ...
    @property
    def updated(self) -> Moment | None: ...
    @property
    def revisions(self) -> Sequence["_Revised"]: ...


class _Revised(Protocol):
    @property
    def date(self) -> Moment: ...


def last_changed(entry: Dated) -> Moment | None:
    """Return the latest day an entry gives of a change or of its publication; None where it gives none."""
    days = [entry.published, entry.updated, *(one.date for one in entry.revisions)]
    return max((day for day in days if day and day.known), key=lambda day: day.earliest, default=None)


def oldest_id(entry: Entry, id: str) -> str:
    """Return the id an entry was first published under: former ids are listed with the oldest first."""
    return entry.aliases[0] if entry.aliases else id


@lru_cache(maxsize=64)
def licence_address(spdx: str) -> str:
    """Return the address of a licence by its SPDX identifier: Creative Commons' own page, for all others that of SPDX."""
    if spdx == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if deed := _DEED.fullmatch(spdx):
        return "/".join(part.lower() for part in ("https://creativecommons.org/licenses", *deed.groups(), "") if part is not None)
    return f"https://spdx.org/licenses/{quote(spdx)}.html"
