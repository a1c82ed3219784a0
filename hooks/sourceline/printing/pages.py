"""The printed pages: kept in the cache, put in place whole, linked into the site."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write(file: Path, text: str) -> None:
    """Put a page in place at once: its old bytes, which a site may still link to, are never written over."""
    aside = f"{file}.new"
    raw = text.encode()
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    with open(descriptor, "wb", buffering=0) as out:
        out.write(raw)
    os.replace(aside, file)


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
    for folder, folders, names in os.walk(pages):
        folders.sort()
        target = os.path.join(site, os.path.relpath(folder, pages))
        os.makedirs(target, exist_ok=True)
        for name in names:
            _link(os.path.join(folder, name), os.path.join(target, name))


def _link(page: str, place: str) -> None:
    try:
        os.link(page, place)
    except FileExistsError:
        os.unlink(place)
        _link(page, place)
    except OSError:
        shutil.copyfile(page, place)
