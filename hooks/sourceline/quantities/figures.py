"""Numbers in digits: native digits, separators of thousands and decimals, dates, times and fractions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import digit

from .quantity import Kind, Value, Weight, exact

SPACES = "\u00a0\u2007\u2009\u202f"
CLUSTER = rf"\d\d*(?:[.,:/'’٬٫．，：／]\d+|[ {SPACES}]\d{{3}}(?!\d))*"
"""Digits with whatever may stand between the groups of one number; `clusters` decides whether it does."""

_PLAIN = str.maketrans({"．": ".", "，": ",", "：": ":", "／": "/", "’": "'", **dict.fromkeys(SPACES, "\u202f")})


_SPACED, _THIN = (
    rf"(?<!\d)[1-9]\d{{0,2}}(?:[{spaces}]\d{{3}})+(?!\d)(?:[.,]\d+)?|[^ \u202f]+" for spaces in (" \u202f", "\u202f")
)


@dataclass(frozen=True, slots=True)
class Convention:
    """How a language writes numbers (CLDR): its decimal sign, whether a plain space groups, and its usual lapses.

    `slash` is a decimal sign in Persian. `both` is for a language written by two conventions, as Spanish is.
    """

    decimal: str = "."
    spaces: bool = False
    slash: bool = False
    both: bool = False
    eras: tuple[int, ...] = ()
    """What to add to a year of the language's own calendar to have the common one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number written in digits, as far as digits alone tell; `start` and `end` count within the cluster."""

    value: Decimal
    kind: Kind
    start: int
    end: int
    weight: Weight = "firm"
    also: tuple[tuple[Value, ...], ...] = ()
    grouped: bool = False


_ENDLESS = 300
"""What is longer is no number that anybody compares, and Python makes none of more than 4,300 digits."""


def plain_digits(text: str) -> str:
    """Write native digits as 0 to 9 and full-width signs as plain ones; every character keeps its place."""
    if text.isascii():
        return text
    return "".join(str(digit(letter)) if letter.isdigit() else letter for letter in text.translate(_PLAIN))


def clusters(raw: str, convention: Convention) -> Iterator[Figure]:
    """Read what `CLUSTER` matched: mostly one number, but several where its groups cannot be one."""
    text = plain_digits(raw)
    if len(text) > _ENDLESS:
        return
    if text.isdigit():
        yield _bare(text, 0, convention)
        return
    for piece in re.finditer(_SPACED if convention.spaces else _THIN, text):
        yield from _cluster(piece[0], piece.start(), convention)


def _bare(text: str, at: int, convention: Convention) -> Figure:
    number = int(text)
    end = at + len(text)
    if len(text) == 4 and 1000 <= number <= 2100:
        common = tuple((number + years,) for years in convention.eras) if 1250 <= number <= 1460 else ()
        return Figure(Decimal(number), "year", at, end, also=common)
    return Figure(Decimal(number), "quantity", at, end, "firm" if number > 1 else "faint")


def _cluster(text: str, at: int, convention: Convention) -> Iterator[Figure]:
    """Read a cluster without spaces, or with spaces that do group."""
    end = at + len(text)
    if text.isdigit():
        yield _bare(text, at, convention)
    elif number := _number(text, convention):
        weight: Weight = "firm" if number > 1 or "." in str(number) else "faint"
        yield Figure(number, "quantity", at, end, weight, _other_ways(text, number, convention), grouped=True)
    else:
        yield from _parts(text, at, convention)


def _number(text: str, convention: Convention) -> Decimal | None:
    """Return the value of a grouped number or a decimal, or nothing if it is neither."""
    other = "," if convention.decimal == "." else "."
    if convention.slash and re.fullmatch(r"\d{1,3}/\d{1,2}", text):
        return Decimal(text.replace("/", "."))
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:([{other}'٬ \u202f])\d{{3}})(?:\1\d{{3}})*(?:[{convention.decimal}٫]\d+)?", text):
        return Decimal(re.sub(rf"[{other}'٬ \u202f]", "", text).replace("٫", ".").replace(",", "."))
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:({re.escape(convention.decimal)})\d{{3}})(?:\1\d{{3}})+", text):
        return Decimal(re.sub(r"\D", "", text))
    if convention.both and re.fullmatch(r"[1-9]\d{0,2},\d\d0", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"\d{1,2}(?:,\d\d)+,\d{3}", text):  # lakhs and crores
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"\d+[.,٫]\d+", text):
        return Decimal(re.sub("[,٫]", ".", text))
    return None


def _other_ways(text: str, number: Decimal, convention: Convention) -> tuple[tuple[Value, ...], ...]:
    """Return what `17.30`, `5.10` or a number by the other convention may also be: hour and minute, day and month."""
    ways: list[tuple[Value, ...]] = []
    if found := re.fullmatch(r"(\d{1,4})[.,/٫](\d{1,2})", text):
        ways.append((int(found[1]), int(found[2])) if int(found[2]) else (int(found[1]),))
    if convention.both and re.fullmatch(r"[1-9]\d{0,2}[.,]\d\d[1-9]", text):
        swapped = Decimal(text.replace(",", ".")) if number == number.to_integral_value() else Decimal(re.sub(r"\D", "", text))
        ways.append((exact(swapped),))
    return tuple(ways)


def _parts(text: str, at: int, convention: Convention) -> Iterator[Figure]:
    """Read dates, times, fractions, scores and marks such as `3.14.2` part by part."""
    runs = list(re.finditer(r"\d+", text))
    numbers = [int(run[0]) for run in runs]
    if ":" in text and len(numbers) in (2, 3) and numbers[0] < 25 and numbers[1] < 60:
        yield from _time(runs, numbers, at)
        return
    dated = len(numbers) == 3 and sorted(numbers)[0] <= 12 and sorted(numbers)[1] <= 31
    fraction = "/" in text and len(numbers) == 2 and numbers[0] < numbers[1] < 1000
    kind: Kind = "date" if dated else "fraction" if fraction else "quantity"
    for index, (run, number) in enumerate(zip(runs, numbers, strict=True)):
        figure = _bare(run[0], at + run.start(), convention)
        weight: Weight = "faint" if number == 0 else "firm" if dated or not fraction else "soft"
        also = figure.also
        if index and "/" in text and 1000 <= numbers[0] <= 2100 and number < 100:
            also = ((numbers[0] // 100 * 100 + number,),)
        elif dated and len(run[0]) == 2 and index != 1:
            also = ((2000 + number,), (1900 + number,))
        yield Figure(figure.value, "year" if figure.kind == "year" else kind, figure.start, figure.end, weight, also)


def _time(runs: list[re.Match[str]], numbers: list[int], at: int) -> Iterator[Figure]:
    """Read the parts of a time of day; its hour may be told by twelve or by twenty-four."""
    for index, (run, number) in enumerate(zip(runs, numbers, strict=True)):
        also = ((number + 12 if number < 12 else number - 12,),) if index == 0 else ()
        weight: Weight = "firm" if number or not index else "faint"
        yield Figure(Decimal(number), "time", at + run.start(), at + run.end(), weight, also)
