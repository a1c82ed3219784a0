"""Seals: by what the cache's files are known again without being read, so that one damaged since is not believed."""

import os
from pathlib import Path

from ..digest import digest
from .pages import read_entry_file

Seal = tuple[int, int, int]
"""Bytes, nanoseconds of the last writing, kind and rights of a file; whoever writes to it breaks the seal."""

_digests: dict[str, tuple[Seal, str]] = {}


def digest_by_seal(place: str) -> str:
    """Return the digest of a file, read once in the life of a process as long as its seal holds.

    That is good enough for a live server, which knows that somebody is at work; a build reads every file.
    """
    told = os.stat(place)
    seal = (told.st_size, told.st_mtime_ns, told.st_ino)
    if (known := _digests.get(place)) and known[0] == seal:
        return known[1]
    number = digest(read_entry_file(place))
    _digests[place] = (seal, number)
    return number


def seals_of(folder: Path) -> dict[str, Seal]:
    """Return the seal of everything in a folder, by name."""
    seals = {}
    with os.scandir(folder) as files:
        for file in files:
            told = file.stat(follow_symlinks=False)
            seals[file.name] = (told.st_size, told.st_mtime_ns, told.st_mode)
    return seals


def seal_of_all(folder: Path) -> str:
    """Return one seal of all the files below a folder."""
    parts = []
    for place, folders, _ in os.walk(folder):
        folders.sort()
        within = os.path.relpath(place, folder)
        parts += [f"{within}/{name} {seal}" for name, seal in sorted(seals_of(Path(place)).items()) if name not in folders]
    return digest(*parts)
