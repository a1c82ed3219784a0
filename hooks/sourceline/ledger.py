"""The ledger: what was printed last time, and from what."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from zlib import crc32

import msgspec

from .catalogue import Card
from .digest import digest
from .problem import Problem

FORMAT = 3

_SUM = 4
"""Bytes of the check sum a ledger's file begins with: a card with a wrong letter would still be a card."""


@dataclass(slots=True)
class Row:
    """What is kept of an entry file: digests of it and of the records it uses, its problems and its card.

    The card is None where the file cannot be read. `number` is the digest of the card. `leaves` are groups and digests of
    what the entry has in the search indexes; `tally` is how many segments, notes, claims and figures its page holds; `plate`
    are the words of its picture, empty where it has none.
    """

    path: str
    digest: str
    house: str
    problems: tuple[Problem, ...] = ()
    card: Card | None = None
    number: str = ""
    leaves: tuple[tuple[str, str], ...] = ()
    tally: tuple[int, int, int, int] = (0, 0, 0, 0)
    plate: str = ""


@dataclass(slots=True)
class Ledger:
    """Rows by path, marks by address, indexes by name; a mark is a digest of all that determined it when it was made.

    `seals` tell by the names of the pages' files, and `sealed` by the names of indexes, what these looked like. `whole` is a
    digest of what determined the marks beside rows and records, if they are those of a run that came to its end.
    """

    engine: str = ""
    records: str = ""
    """The digest of all authority records."""
    format: int = FORMAT
    rows: dict[str, Row] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    indexes: dict[str, str] = field(default_factory=dict)
    seals: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    sealed: dict[str, str] = field(default_factory=dict)
    whole: str = ""


_written: dict[Path, tuple[bytes, int, Ledger]] = {}
"""Ledgers this process has written, with check sum and size: to decode one takes longer than a live server's readers wait."""


def load(file: Path, engine: str) -> Ledger:
    """Read the ledger; one that is missing, damaged, foreign or of another engine is as good as none."""
    try:
        ledger = _read(file)
        struck = _struck_from(file).read_text("utf-8").split("\n") if _struck_from(file).exists() else ()
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return Ledger(engine)
    for address in struck:
        ledger.marks.pop(address, None)
        ledger.whole = ""
    return ledger if ledger.engine == engine and ledger.format == FORMAT else Ledger(engine)


def _read(file: Path) -> Ledger:
    raw = memoryview(file.read_bytes())
    if int.from_bytes(raw[:_SUM], "big") != crc32(raw[_SUM:]):
        raise ValueError("its check sum is another")
    if (known := _written.get(file)) and known[:2] == (bytes(raw[:_SUM]), len(raw)):
        return _copied(known[2])
    return msgspec.msgpack.decode(raw[_SUM:], type=Ledger)


def strike(file: Path, addresses: Iterable[str]) -> None:
    """Take back the marks of pages about to be printed, beside the ledger, which would take long to write again."""
    with _struck_from(file).open("a", encoding="utf-8") as struck:
        struck.write("".join(f"{address}\n" for address in addresses))


def _struck_from(file: Path) -> Path:
    return file.with_suffix(".struck")


def save(ledger: Ledger, file: Path) -> None:
    """Write the ledger aside and put it in place at once."""
    aside = file.with_suffix(".new")
    raw = msgspec.msgpack.encode(ledger)
    check_sum = crc32(raw).to_bytes(_SUM, "big")
    with aside.open("wb") as new:
        new.write(check_sum)
        new.write(raw)
    aside.replace(file)
    _struck_from(file).unlink(missing_ok=True)
    _written[file] = (check_sum, _SUM + len(raw), _copied(ledger))


def _copied(ledger: Ledger) -> Ledger:
    """A ledger whose tables may be changed; what is in them never is."""
    return replace(
        ledger, rows=dict(ledger.rows), marks=dict(ledger.marks), indexes=dict(ledger.indexes), seals=dict(ledger.seals),
        sealed=dict(ledger.sealed),
    )  # fmt: skip


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
