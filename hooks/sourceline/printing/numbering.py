"""Numbers the files of an index in the order its list names them: numbers that follow each other take half the bytes of digests.

A reader fetches the list whole before the first result. Pagefind calls each file by a digest, so that its name changes with what
is in it; here the whole folder's name does, since the list's own is the digest of it as Pagefind wrote it. The list's form is
Pagefind's own affair, so it is held to what is known of it, and to the files that are there, before anything is changed.
"""

import gzip
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from .chunks import OPENING, Piece, divide, last_of

APART = 10_000
"""The numbers of a shard begin so far from those of the one before, so that a result's says which it is of its group."""

_List = tuple[str, list[tuple[str, int]], list[tuple[str, str, str]], list[Any], list[Any], list[str]]
"""Version; name and words of each page; first word, last word and name of each chunk; filters; orders; fields."""


class UnknownListError(Exception):
    """A list is not of the form this module knows, or not of these files; nothing was changed, and the index works as it is."""


def number(folder: Path, group: str, shard: int) -> None:
    """Number the fragments and chunks of an index, and divide heavy chunks; raise UnknownListError where that cannot be."""
    import cbor2  # here and in `chunks`, because only a build that makes an index needs it, and none should wait for it

    fragments, index = folder / "fragment", folder / "index"
    with _known(folder):
        (file,) = folder.glob("*.pf_meta")
        told = gzip.decompress(file.read_bytes())
        if not told.startswith(OPENING):
            raise ValueError(f"it begins with {told[: len(OPENING)]!r}")
        version, pages, chunks, *more = msgspec.convert(cbor2.loads(told[len(OPENING) :]), _List)
        _hold(fragments, (name for name, _ in pages))
        _hold(index, (name for *_, name in chunks))
        pieces = [piece for first, _, name in chunks for piece in divide(first, (index / f"{name}.pf_index").read_bytes())]
        if max(len(pages), len(pieces)) > APART:
            raise ValueError(f"it names {len(pages):,} pages and {len(pieces):,} chunks, and there are numbers for {APART:,}")
    names = [f"{group}_{shard * APART + at:07}" for at in range(max(len(pages), len(pieces)))]
    new = dict(zip(dict.fromkeys(name for name, _ in pages), names, strict=False))
    _rename(fragments, new)
    _write(index, names, pieces)
    edges = zip((piece.first for piece in pieces), last_of([piece.first for piece in pieces]), names, strict=False)
    numbered = version, [(new[name], words) for name, words in pages], [*edges], *more
    file.write_bytes(gzip.compress(OPENING + cbor2.dumps(numbered), 9, mtime=0))


@contextmanager
def _known(folder: Path) -> Iterator[None]:
    """Tell whatever is not as this module knows it."""
    import cbor2

    try:
        yield
    except (OSError, EOFError, ValueError, zlib.error, cbor2.CBORDecodeError) as problem:
        raise UnknownListError(f"the list of {folder.name} is not as expected: {problem}") from problem


def _hold(folder: Path, names: Iterable[str]) -> None:
    if {*names} != {file.stem for file in folder.iterdir()}:
        raise ValueError(f"it does not name the files of {folder.name}")


def _rename(folder: Path, new: dict[str, str]) -> None:
    aside = folder.with_name(f"{folder.name}.new")  # a number may be what another file is called
    aside.mkdir()
    for old in sorted(folder.iterdir()):
        os.rename(old, aside / f"{new[old.stem]}{old.suffix}")
    folder.rmdir()
    os.rename(aside, folder)


def _write(folder: Path, names: Iterable[str], pieces: Iterable[Piece]) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, piece in zip(names, pieces, strict=False):
        (folder / f"{name}.pf_index").write_bytes(piece.packed)
