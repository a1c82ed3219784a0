"""The turn: a site that stood before is brought up to date, instead of every page being linked into an empty folder.

Two sites take turns. What a build changes is little, and to delete a site of twenty thousand files and make it anew takes
longer than all else that is done when nothing has changed.
"""

import os
import stat
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

SPARE = "spare"
"""Where in the cache the site before the published one waits for its turn."""

Pair = tuple[str, str]
"""A file of the cache, and its address in the site."""


def due(site: Path, pairs: Iterable[Pair], others: Collection[str]) -> list[Pair]:
    """Take out of a site what is not to be there, and return the pairs that are not linked there yet.

    `others` are the addresses of what others put there, and stays. A file is known by its number on the disk, which no other
    has as long as anything links to it; what the cache has printed anew has another number.
    """
    wanted = {address: file for file, address in pairs}
    there, empty = _found(site)
    for address in there.keys() - wanted.keys():
        if address not in others:
            os.unlink(f"{site}/{address}")
            empty.append(os.path.dirname(address))
    for folder in empty:
        _remove_if_empty(site, folder)
    return [(file, address) for address, file in wanted.items() if there.get(address) != os.stat(file).st_ino]


def _found(site: Path) -> tuple[Mapping[str, int], list[str]]:
    """Return the number of every file below a folder by its address, none for what is no plain file; and the empty folders.

    Folders that nobody may write to are opened up.
    """
    found: dict[str, int] = {}
    folders, empty = [""], []
    for folder in folders:  # which grows meanwhile
        before = len(found) + len(folders)
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                address = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    _open_up(entry)
                    folders.append(address)
                else:
                    found[address] = entry.inode() if entry.is_file(follow_symlinks=False) else 0
        if len(found) + len(folders) == before:
            empty.append(folder)
    return found, empty


def _open_up(folder: os.DirEntry[str]) -> None:
    mode = folder.stat(follow_symlinks=False).st_mode
    if not mode & stat.S_IWUSR:
        os.chmod(folder.path, stat.S_IMODE(mode) | stat.S_IRWXU)


def _remove_if_empty(site: Path, folder: str) -> None:
    """Delete a folder, and those above it, as long as nothing is in them."""
    with suppress(OSError):
        while folder:
            os.rmdir(f"{site}/{folder}")
            folder = os.path.dirname(folder)
