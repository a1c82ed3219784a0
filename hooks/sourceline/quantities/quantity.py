"""What a number in a text is: its value, its kind, its words, and how surely it is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["quantity", "percent", "ordinal", "year", "decade", "date", "time", "fraction"]
Weight = Literal["firm", "soft", "faint"]
"""Firm: digits, or words that can be nothing else; the other side must have it. Soft: `three`, `thousands`, `XX`, `F-16`; told
only when the other side has another number in its place. Faint: `one`, `both`, `half`, `October`; it answers, and never asks."""

Value = Decimal | int
"""A whole number is an int and any other a Decimal, so that sets of them are quick."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text writes it.

    `start` counts characters from the text's beginning. `also` holds other readings of the same words, each a set of
    values that together say as much: `17.30` is also 17 and 30, `1384` in Persian also 2005 or 2006. A range is two
    quantities.
    """

    value: Decimal
    kind: Kind
    words: str
    start: int
    weight: Weight = "firm"
    also: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The quantities of one uninterrupted passage of digits and number words, their starts counted from its own.

    `values` is everything it can be read as, `needs` what the other side must have for it to be content at once.
    """

    quantities: tuple[Quantity, ...]
    values: frozenset[Value]
    needs: frozenset[Value]


def exact(value: Decimal) -> Value:
    """Return a whole number as an int, anything else as it is."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def passage(quantities: Iterable[Quantity]) -> Passage:
    """Gather quantities into a passage."""
    found = tuple(quantities)
    values = {exact(one.value) for one in found} | {value for one in found for way in one.also for value in way}
    needs = frozenset(exact(one.value) for one in found if one.weight != "faint")
    return Passage(found, frozenset(values), needs)
