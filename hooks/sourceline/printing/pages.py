"""The printed pages: kept in one flat folder of the cache, put in place whole, linked into the site."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..reading import LARGEST

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_OVER = os.O_WRONLY | os.O_CREAT


def read(place: str) -> bytes:
    """Read a file whole."""
    with open(place, "rb", buffering=0) as file:
        return file.read()


def read_entry_file(place: str | Path) -> bytes:
    """Read a contributor's file, no further than is needed to see that it is too large."""
    with open(place, "rb", buffering=0) as file:
        # To ask for a mebibyte is to be given one, at twice the time of reading what there is.
        return file.read(min(os.fstat(file.fileno()).st_size, LARGEST) + 1)


def kept_at(pages: Path, address: str) -> str:
    """Return where a page is kept; no address holds a plus sign, and one folder is much cheaper than one for each page."""
    return f"{pages}/{name_of(address)}"


def name_of(address: str) -> str:
    """Return the name of the file a page is kept in."""
    return address.replace("/", "+")


def expect(places: Iterable[str]) -> None:
    """Ask the system to fetch files that will be read soon, so that the disk works while the processor does."""
    if hasattr(os, "posix_fadvise"):
        for place in places:
            with suppress(OSError):  # whoever reads the file will tell
                descriptor = os.open(place, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
                os.close(descriptor)


def write(place: str, raw: bytes) -> None:
    """Write a page; one that a site still links to keeps its old bytes there, and the new ones take its place at once."""
    try:
        _put(place, _NEW, raw)
    except FileExistsError:
        if os.stat(place).st_nlink == 1:
            _put(place, _OVER, raw)
        else:
            _put(f"{place}.new", _OVER, raw)
            os.replace(f"{place}.new", place)


def _put(place: str, how: int, raw: bytes) -> None:
    descriptor = os.open(place, how, 0o644)
    try:
        written = os.write(descriptor, raw)
        while written < len(raw):
            written += os.write(descriptor, raw[written:])
        if how == _OVER:
            os.ftruncate(descriptor, len(raw))
    finally:
        os.close(descriptor)


def present(pages: Path) -> set[str]:
    """Return the addresses of all pages that are there, from the site's root."""
    return {name.replace("+", "/") for name in os.listdir(pages)}


def remove(pages: Path, addresses: Iterable[str]) -> None:
    """Delete pages."""
    for address in addresses:
        os.unlink(kept_at(pages, address))


def unlink(site: Path, addresses: Iterable[str]) -> None:
    """Take pages out of a site, and each folder that has nothing else in it."""
    for address in addresses:
        place = f"{site}/{address}"
        with suppress(OSError):  # whatever is left there is not linked to any more
            os.unlink(place)
            os.rmdir(os.path.dirname(place))


def link(page: str, place: str) -> None:
    """Link a page into the site, over what may stand there, or copy it where the disk is another."""
    try:
        os.link(page, place)
    except FileExistsError:
        os.unlink(place)
        link(page, place)
    except FileNotFoundError:
        _make_folder(os.path.dirname(place))
        link(page, place)
    except OSError:
        shutil.copyfile(page, place)


def link_each(pairs: Iterable[tuple[str, str]], site: Path) -> None:
    """Link files into a site, each given with its address there."""
    for file, address in pairs:
        link(file, f"{site}/{address}")


def _make_folder(place: str) -> None:
    try:
        with suppress(FileExistsError):  # another hand may have made it just now
            os.mkdir(place)
    except FileNotFoundError:
        os.makedirs(place, exist_ok=True)
