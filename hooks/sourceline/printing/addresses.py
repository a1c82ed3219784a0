"""The addresses of a site: no two may be one to a disk, a server or a reader."""

from collections.abc import Iterable, Iterator
from unicodedata import normalize


def collisions(addresses: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for every two addresses that differ in nothing but case or in how letters are composed, or where one is
    the folder of the other.

    macOS and Windows take such names for one; on Linux, of two files at one address the later hides the earlier.
    """
    by_name: dict[str, str] = {}
    folders: dict[str, str] = {}
    for address in addresses:
        name = _folded(address)
        if name in by_name:
            yield _sentence(by_name[name], address)
        by_name[name] = address
        above = name.rpartition("/")[0]
        while above and above not in folders:
            folders[above] = address
            above = above.rpartition("/")[0]
    for folder, address in folders.items():
        if folder in by_name:
            yield _sentence(by_name[folder], address)


def _folded(address: str) -> str:
    return address.lower() if address.isascii() else normalize("NFC", normalize("NFC", address).casefold())


def _sentence(one: str, other: str) -> str:
    if one == other:
        return f"Two files are to be published at {one}."
    return f"{one} and {other} cannot both be published: many disks and servers take them for one."
