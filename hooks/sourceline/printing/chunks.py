"""Chunks: the words of an index in files of a bounded size, and the edges by which a reader's Pagefind knows which to fetch.

Pagefind fills a chunk by counting the places of words, but counts none of words that are written with marks, as all of Korean is
in its eyes; so a chunk of these has no bound. And a very frequent word shares its chunk with whatever stands before it.
"""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

OPENING = b"pagefind_dcd"
"""How a file of an index begins, once unpacked."""

HEAVY = 6_000
"""Bytes, packed, from which on a chunk is divided."""

PIECE = 8_000
"""Bytes, unpacked, that words of a piece may have together; a single word may have more."""

_GREATEST = "\U0010ffff"

_Word = tuple[str, Any, Any]
"""A word without marks, its places on each page, and those of its forms with marks."""


class Piece(NamedTuple):
    """A chunk: what every word in it stands at or after, and its file."""

    first: str
    packed: bytes


def divide(first: str, packed: bytes) -> Iterator[Piece]:
    """Yield a chunk as one piece or several; raise what cbor2, gzip or ValueError tell where it is no chunk."""
    if len(packed) < HEAVY:
        yield Piece(first, packed)
        return
    import cbor2

    told = gzip.decompress(packed)
    if not told.startswith(OPENING):
        raise ValueError(f"a chunk begins with {told[: len(OPENING)]!r}")
    (words,) = msgspec.convert(cbor2.loads(told[len(OPENING) :]), tuple[list[_Word]])
    before = ""
    for piece in _pieces([(word[0], cbor2.dumps(word)) for word in words]):
        edge = _shortest(before, piece[0][0]) if before else first
        array = cbor2.dumps(len(piece))  # a number differs from the length of an array by its first three bits
        body = b"".join((b"\x81", bytes((array[0] | 0x80,)), array[1:], *(packed for _, packed in piece)))
        yield Piece(edge, gzip.compress(OPENING + body, 9, mtime=0))
        before = piece[-1][0]


def _pieces(words: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    piece: list[tuple[str, bytes]] = []
    size = 0
    for word in words:
        if piece and size + len(word[1]) > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(word)
        size += len(word[1])
    yield piece


def _shortest(word: str, next_word: str) -> str:
    """The shortest beginning of a word that stands after the word before it."""
    alike = next((at for at, (one, other) in enumerate(zip(word, next_word, strict=False)) if one != other), len(word))
    return next_word[: alike + 1]


def last_of(firsts: Sequence[str]) -> Iterator[str]:
    """Yield the last that may be sought in each chunk: whatever stands before the first of the next.

    Pagefind's own edges are the beginnings of last words, before which the words themselves do not stand: it then fetches all
    chunks that begin alike.
    """
    for edge in firsts[1:]:
        before = ord(edge[-1]) - 1
        yield edge[:-1] + ("\ud7ff" if 0xD800 <= before <= 0xDFFF else chr(before)) + _GREATEST
    yield _GREATEST
