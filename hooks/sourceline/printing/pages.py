"""The printed pages: kept in the cache, put in place whole, linked into the site."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_OVER = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def write(file: Path, text: str) -> None:
    """Write a page; one that is there already is put in place at once, because a site may still link to its old bytes."""
    raw, place = text.encode(), str(file)
    try:
        _put(place, _NEW, raw)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        _put(place, _NEW, raw)
    except FileExistsError:
        _put(f"{place}.new", _OVER, raw)
        os.replace(f"{place}.new", place)


def _put(place: str, how: int, raw: bytes) -> None:
    descriptor = os.open(place, how, 0o644)
    try:
        written = os.write(descriptor, raw)
        while written < len(raw):
            written += os.write(descriptor, raw[written:])
    finally:
        os.close(descriptor)


def present(pages: Path) -> set[str]:
    """Return the addresses of all pages that are there, from the folder's root."""
    root = str(pages)
    return {
        os.path.join(folder, name)[len(root) + 1 :].replace(os.sep, "/")
        for folder, _, names in os.walk(root) for name in names
    }  # fmt: skip


def remove(pages: Path, addresses: Iterable[str]) -> None:
    """Delete pages, and the folders that this leaves empty."""
    for address in addresses:
        file = pages / address
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == pages or any(folder.iterdir()):
                break
            folder.rmdir()


def link_into(pages: Path, site: Path) -> None:
    """Link every page into the site folder, or copy where the disk is another."""
    root, target = str(pages), str(site)
    os.makedirs(target, exist_ok=True)
    for folder, folders, names in os.walk(root):
        place = target + folder[len(root) :]
        for name in folders:
            with suppress(FileExistsError):
                os.mkdir(f"{place}/{name}")
        for name in names:
            _link(f"{folder}/{name}", f"{place}/{name}")


def _link(page: str, place: str) -> None:
    try:
        os.link(page, place)
    except FileExistsError:
        os.unlink(place)
        _link(page, place)
    except OSError:
        shutil.copyfile(page, place)
