"""Where the numbers of a translation differ from those of its original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .quantity import Quantity, Value, exact
from .reading import Found, reader

_ADDRESS = re.compile(r"[a-z]+://[^\s)>\]]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of the original that the translation has not, or has another in its place, or one the original has not."""

    original: Quantity | None
    translation: Quantity | None


def quantities_of(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the numbers in a text, in order; none for a language without tables."""
    read = reader(language)
    return tuple(_placed(read(_readable(text)))) if read else ()


def differences(original: str, original_language: str, translation: str, translation_language: str) -> tuple[Difference, ...]:
    """Return where the numbers of two texts differ, in the order of the original; nothing where either language has no tables.

    A number said more often on one side than on the other is no difference.
    """
    read, read_other = reader(original_language), reader(translation_language)
    if read is None or read_other is None:
        return ()
    ours, theirs = read(_readable(original)), read_other(_readable(translation))
    if not ours and not theirs:
        return ()
    have = set().union(*[one.values for _, one in ours])
    other = set().union(*[one.values for _, one in theirs])
    if all(one.needs <= other for _, one in ours) and all(one.needs <= have for _, one in theirs):
        return ()
    return tuple(_differences(list(_lacking(ours, other)), list(_lacking(theirs, have))))


def _readable(text: str) -> str:
    """Blank out addresses, whose digits say nothing."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text) if "://" in text else text


def _placed(found: Found) -> Iterator[Quantity]:
    for start, passage in found:
        yield from (replace(one, start=start + one.start) for one in passage.quantities) if start else passage.quantities


def _lacking(found: Found, other: set[Value]) -> Iterator[Quantity]:
    """Yield the quantities that ask for something the other side has in none of its readings."""
    for one in _placed(found):
        if one.weight != "faint" and exact(one.value) not in other and not any(other.issuperset(way) for way in one.also):
            yield one


def _differences(missing: list[Quantity], surplus: list[Quantity]) -> Iterator[Difference]:
    rest = surplus.copy()
    for one in missing:
        partner = min(rest, key=lambda each: _distance(one, each), default=None)
        if partner is not None and not (one.weight == partner.weight == "soft" and "ordinal" in (one.kind, partner.kind)):
            rest.remove(partner)
            yield Difference(one, partner)
        elif one.weight == "firm":
            yield Difference(one, None)
    yield from (Difference(None, one) for one in rest if one.weight == "firm")


def _distance(one: Quantity, other: Quantity) -> tuple[int, int, int]:
    """How unlike two numbers are: of another kind, of other leading digits, far apart in the text."""
    return (int(_leading(one) != _leading(other)), int(one.kind != other.kind), abs(one.start - other.start))


def _leading(one: Quantity) -> str:
    return "".join(str(digit) for digit in one.value.normalize().as_tuple().digits)
