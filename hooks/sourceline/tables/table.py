"""A table of the data package: its columns with what they mean, and what it yields of an entry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .shown import Entry, Offprint

Row = Sequence[str | int | Decimal | None]


@dataclass(frozen=True, slots=True)
class Column:
    """Name, type and format after Frictionless' Table Schema, and what stands in it."""

    name: str
    about: str
    type: str = "string"
    format: str = "default"


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` yields what an offprint gives, in the order of the columns; `key` names the columns that tell rows apart."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Offprint, Entry], Iterable[Row]]
    within: str = ""
    """The table whose rows these belong to, by the columns that are the key there."""


ENTRY = Column("entry", "The entry's id.")
CLAIM = Column("claim", "The claim's id within the entry.")
LICENCE = Column("licence", "SPDX identifier of the licence of the entry's first translation.")


def address(name: str) -> Column:
    """The column that leads to a place of an entry's page."""
    return Column("address", f"The address of the {name} on its entry's page.", "string")
