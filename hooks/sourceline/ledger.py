"""The ledger: what was printed last time, and from what."""

from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import msgspec

from .catalogue import Card
from .digest import digest
from .problem import Problem

FORMAT = 2

_SUM = 4
"""Bytes of the check sum a ledger's file begins with: a card with a wrong letter would still be a card."""


@dataclass(slots=True)
class Row:
    """What is kept of an entry file: digests of it and of the records it uses, its problems and its card.

    The card is None where the file cannot be read. `number` is the digest of the card. `leaves` are groups and digests of
    what the entry has in the search indexes; `tally` is how many segments, notes, claims and figures its page holds.
    """

    path: str
    digest: str
    house: str
    problems: tuple[Problem, ...] = ()
    card: Card | None = None
    number: str = ""
    leaves: tuple[tuple[str, str], ...] = ()
    tally: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(slots=True)
class Ledger:
    """Rows by path, marks by address, indexes by name; a mark is a digest of all that determined it when it was made.

    `seals` tell by the names of the pages' files, and `sealed` by the names of indexes, what these looked like.
    """

    engine: str = ""
    format: int = FORMAT
    rows: dict[str, Row] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    indexes: dict[str, str] = field(default_factory=dict)
    seals: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    sealed: dict[str, str] = field(default_factory=dict)


def load(file: Path, engine: str) -> Ledger:
    """Read the ledger; one that is missing, damaged, foreign or of another engine is as good as none."""
    try:
        raw = memoryview(file.read_bytes())
        if int.from_bytes(raw[:_SUM], "big") != crc32(raw[_SUM:]):
            return Ledger(engine)
        ledger = msgspec.msgpack.decode(raw[_SUM:], type=Ledger)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Ledger(engine)
    return ledger if ledger.engine == engine and ledger.format == FORMAT else Ledger(engine)


def save(ledger: Ledger, file: Path) -> None:
    """Write the ledger aside and put it in place at once."""
    aside = file.with_suffix(".new")
    raw = msgspec.msgpack.encode(ledger)
    with aside.open("wb") as new:
        new.write(crc32(raw).to_bytes(_SUM, "big"))
        new.write(raw)
    aside.replace(file)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Row)


def packed(row: Row) -> bytes:
    """Write a row as MessagePack."""
    return _ENCODER.encode(row)


def unpacked(raw: bytes) -> Row:
    """Read a row that was packed."""
    return _DECODER.decode(raw)


def card_number(card: Card) -> str:
    """Return the digest of a card."""
    return digest(msgspec.msgpack.encode(card))
