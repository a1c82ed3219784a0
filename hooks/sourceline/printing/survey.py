"""The survey of an edition: its files, and its authority records read."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from ..authorities import Authorities
from ..digest import digest
from ..entry import Authority
from ..problem import Problem
from ..reading import AUTHORITIES, read_authority
from ..released import FILE, Released, groups_in, read
from .pages import read_entry_file
from .seals import digest_by_seal

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Survey:
    """Entry files, records, and the problems met on the way.

    `files` holds (path relative to the edition, id, whether it is printed), sorted; of two files with one id only the
    first is printed.
    """

    files: tuple[tuple[str, str, bool], ...]
    authorities: Authorities
    released: Released
    problems: tuple[Problem, ...]


def survey(entries: Path) -> Survey:
    """Find every entry file of an edition and read all its authority records."""
    problems: list[Problem] = []
    authorities = _authorities(entries, problems)
    files = _files(entries, problems)
    first = {id: path for path, id in reversed(files)}
    released, damage = read(entries)
    printed = tuple((path, id, first[id] == path) for path, id in files)
    return Survey(printed, authorities, released, (*problems, *damage, *_vanished(entries, released)))


def meet(entries: Path) -> None:
    """Read every entry file of an edition, so that the first one saved is not kept waiting by all the others."""
    for path, _ in _files(entries, []):
        with suppress(OSError):  # gone meanwhile
            digest_by_seal(f"{entries}/{path}")


def _vanished(entries: Path, released: Released) -> Iterator[Problem]:
    """Yield a problem for every record, and so for every page of one, that the last release had and that is gone."""
    for name in sorted({one for one in released if "/" in one}.difference(groups_in(released))):
        if not (entries / "authority" / f"{name}.yml").is_file():
            cure = "Bring it back under that name, because its page is linked to from elsewhere."
            yield Problem("record-vanished", "error", f"The last release had the record {name}.", cure, FILE, 1, 1)


def _files(entries: Path, problems: list[Problem]) -> list[tuple[str, str]]:
    found = []
    for folder in sorted(entries.iterdir()) if entries.is_dir() else ():
        if folder.name == FILE or folder.name.startswith(".") or (folder.name == "authority" and _is_folder(folder)):
            continue
        if not _is_folder(folder) or not _YEAR.fullmatch(folder.name):
            problems.append(_misplaced(folder.name, "Entries live in entries/<year>/<id>.yml."))
            continue
        with os.scandir(folder) as files:  # which knows the kinds of all, where a Path would ask for each
            for file in sorted(files, key=attrgetter("name")):
                path, stem = f"{folder.name}/{file.name}", file.name.removesuffix(".yml")
                if stem == file.name or not _ID.fullmatch(stem) or not _is_regular(file):
                    if not file.name.startswith("."):
                        problems.append(_misplaced(path, _better(Path(file))))
                else:
                    found.append((path, stem))
    return found


def _authorities(entries: Path, problems: list[Problem]) -> Authorities:
    records: dict[str, dict[str, Any]] = {kind: {} for kind in AUTHORITIES}
    digests: dict[str, str] = {}
    top = entries / "authority"
    for folder in sorted(top.iterdir()) if _is_folder(top) else ():
        if not folder.name.startswith(".") and (folder.name not in records or not _is_folder(folder)):
            problems.append(_misplaced(f"authority/{folder.name}", "Records live in authority/<kind>/<id>.yml."))
    for kind, of_kind in records.items():
        folder = top / kind
        for file in sorted(folder.iterdir()) if _is_folder(top) and _is_folder(folder) else ():
            path = f"authority/{kind}/{file.name}"
            if file.suffix != ".yml" or not _ID.fullmatch(file.stem) or not _is_regular(file):
                if not file.name.startswith("."):
                    problems.append(_misplaced(path, _better(file)))
                continue
            raw = read_entry_file(file)
            record, faults = _record(raw, path, kind)
            problems += faults
            if record is not None:
                of_kind[file.stem] = record
                digests[f"{kind}/{file.stem}"] = digest(raw)
    terms = digest(*(f"{name}={number}" for name, number in digests.items() if name.startswith("terms/")))
    return Authorities(**records, digests=digests, all_terms=terms)


def _is_folder(place: Path) -> bool:
    """Whether a place is a folder of the edition's own: a link could lead anywhere on the machine."""
    return place.is_dir() and not place.is_symlink()


def _is_regular(file: Path | os.DirEntry[str]) -> bool:
    """Whether a file is one of the edition's own, and no link, pipe or device, which might never end."""
    return not file.is_symlink() and file.is_file()


@lru_cache(maxsize=32_768)
def _record(raw: bytes, path: str, kind: str) -> tuple[Authority | None, tuple[Problem, ...]]:
    """Read a record once in the life of a process: a live server surveys the edition each time a file is saved."""
    return read_authority(raw, path, kind)


def _better(file: Path) -> str:
    """Say how a file should be called."""
    name = re.sub(r"(\.(yml|yaml|txt))+$", "", file.name, flags=re.IGNORECASE).casefold()
    id = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
    if _is_regular(file) and name.isascii() and _ID.fullmatch(id) and f"{id}.yml" != file.name:
        return f"Name it {id}.yml."
    return "Name it in lower-case letters a to z, digits and hyphens, ending in .yml."


def _misplaced(path: str, cure: str) -> Problem:
    return Problem("file-name", "error", "This file is not where or what an edition's files are.", cure, path, 1, 1)
