"""Passages of digits and number words read as numbers, in languages that put spaces between words."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from .figures import plain_digits
from .lexicon import Lexicon
from .quantity import Passage, Quantity, Weight, exact, passage
from .sums import DASH, Sum, joined, sums_of
from .tokens import tokens_of

_DIALLED = re.compile(r"\d[\d ()\u00a0‑-]{7,}\d")


def read(lexicon: Lexicon, words: str, before: str) -> Passage:
    """Read what the lexicon's `run` matched; `before` is `-` behind a letter and a hyphen, as in `F-16`, or `+`."""
    if before == "+" and _DIALLED.fullmatch(words):
        return passage([Quantity(Decimal(re.sub(r"\D", "", plain_digits(words))), "quantity", words, 0)])
    sums = list(sums_of(lexicon, tokens_of(lexicon, words)))
    for at in range(len(sums) - 2, -1, -1):
        _share_scale(lexicon, sums[at], sums[at + 1])
        _share_century(sums[at], sums[at + 1])
        if lexicon.solar:
            _share_calendar(lexicon, sums[at], sums[at + 1], words)
    found = [_quantity(lexicon, one, words) for one in sums]
    if before == "-" and found and found[0].weight == "firm":
        found[0] = replace(found[0], weight="soft")
    return passage(found)


def _share_scale(lexicon: Lexicon, one: Sum, other: Sum) -> None:
    """Let the 5 of `5–7 thousand` be 5,000 too."""
    lone = one.scaled == 1 and one.group is not None and one.kind is None and one.weight != "faint"
    if not lone or other.scaled == 1 or other.kind == "ordinal" or one.value >= 1000 or not other.joint.strip():
        return
    word = other.joint.strip()
    unsure = joined(lexicon, other.joint) or not (
        DASH.fullmatch(other.joint) or any(re.fullmatch(s, word) for s in lexicon.spans)
    )
    small, large = one.value, one.value * other.scaled
    if large > other.value:
        return
    if unsure:
        one.also = (*one.also, (exact(large),))
    else:
        one.also, one.group, one.weight = (*one.also, (exact(small),)), large, None
        one.words += 1
    one.scaled = other.scaled


def _share_century(one: Sum, other: Sum) -> None:
    """Let the 23 of `2022–23` be 2023 too."""
    if one.figure and one.figure.kind == "year" and other.figure and other.value < 100 and DASH.fullmatch(other.joint):
        other.also = (*other.also, (int(one.value) // 100 * 100 + int(other.value),))


def _share_calendar(lexicon: Lexicon, one: Sum, other: Sum, words: str) -> None:
    """Let the 4 of `۴ آبان` be the 26 of 26 October too.

    The Iranian year begins on 20 or 21 March; its first six months have 31 days, the others 30.
    """
    name = words[other.start : other.end]
    month = next((number for number, names in lexicon.solar.items() if name in names.split()), 0)
    if month and one.group is not None and 1 <= one.value <= 31:
        days = 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + int(one.value) - 1
        near = [date(2001, 3, 21) + timedelta(days + shift) for shift in (0, -1, 1)]
        one.also = (*one.also, *((day.day,) for day in near))
        other.also = (*other.also, (near[0].month,))


def _quantity(lexicon: Lexicon, one: Sum, words: str) -> Quantity:
    figure = one.figure
    value, kind = Decimal(exact(one.value)), one.kind or "quantity"
    also = one.also
    lone = figure is not None and not one.parts and one.value == figure.value
    if figure and lone:
        kind = one.kind or figure.kind
        also += figure.also
    weight = one.weight or _weight(one, value)
    if words[one.start : one.end].lower() in lexicon.weak:
        weight = "faint"
    if figure and lone and figure.weight != "firm" and kind != "percent":
        weight = figure.weight
    if kind == "percent":
        also = (*also, (exact(value / 100),))
        weight = "firm" if one.figures or one.words else weight
    return Quantity(value, kind, words[one.start : one.end].strip(), one.start, weight, also)


def _weight(one: Sum, value: Decimal) -> Weight:
    if one.figures:
        return "firm"
    if value <= 1 and value == value.to_integral_value():
        return "faint"
    return "firm" if one.words and value > 12 else "soft"
