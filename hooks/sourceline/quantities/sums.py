"""Tokens put together to numbers: two hundred and five thousand, 1 million 200 thousand, two and a half."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from .figures import Figure
from .lexicon import Lexicon
from .quantity import Kind, Value, Weight, exact
from .tokens import Token

_TANWIN = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_ADJACENT = re.compile(r"[\s\u200c\u064b-\u0652]*[-‐‑]?[\s\u200c]*")
_VAGUE: dict[int, tuple[tuple[Value, ...], ...]] = {10: ((12,),), 12: ((10,),)}
"""Where one language says tens, another says dozens."""
DASH = re.compile(r"\s*[-‐‑–—~]\s*")


@dataclass(slots=True)
class Sum:
    """A number being put together: finished parts with their scales, and the group that waits for its scale.

    `room` is what the next small word must stay under to be added: 10 after `twenty`, 100 after `two hundred`.
    """

    start: int
    end: int
    parts: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    group: Decimal | None = None
    room: Decimal = Decimal(0)
    figures: int = 0
    words: int = 0
    figure: Figure | None = None
    scaled: Decimal = Decimal(1)
    kind: Kind | None = None
    also: tuple[tuple[Value, ...], ...] = ()
    weight: Weight | None = None
    joint: str = ""
    closed: bool = False
    halved: bool = False

    @property
    def value(self) -> Decimal:
        return sum((amount for amount, _ in self.parts), self.group or Decimal(0))


def sums_of(lexicon: Lexicon, tokens: Iterable[Token]) -> Iterator[Sum]:
    """Put tokens together; a token that does not fit what stands before it begins a new number."""
    current: Sum | None = None
    for token in tokens:
        if current is not None and _take(lexicon, current, token):
            current.end = token.end
            continue
        if current is not None:
            yield current
        current = _begin(token)
    if current is not None:
        yield current


def _begin(token: Token) -> Sum | None:
    begun = Sum(token.start, token.end, joint=token.joint)
    match token.role:
        case "figure":
            assert token.figure
            begun.group, begun.figures, begun.figure = token.value, 1, token.figure
        case "small":
            begun.group, begun.words, begun.room = token.value, 1, _room(token.value)
        case "scale":
            begun.parts, begun.room, begun.scaled = [(token.value, token.value)], token.value, token.value
            begun.also = _VAGUE.get(int(token.value), ())
        case "half":
            begun.group, begun.words, begun.weight = token.value, 1, "faint"
            begun.also = ((50,),)
        case "whole":
            begun.group, begun.words, begun.weight = token.value, 1, "soft" if 1 < token.value < 1000 else "firm"
            begun.weight = "faint" if token.value < 1 else begun.weight
            if token.value >= 1000:
                begun.scaled = begun.room = Decimal(10) ** token.value.adjusted()
                begun.group, begun.parts = None, [(token.value, begun.room)]
        case "ordinal":
            begun.group, begun.kind, begun.weight = token.value, "ordinal", "soft" if token.value > 3 else "faint"
            begun.closed = True
        case "faint" | "month":
            begun.group, begun.weight, begun.kind = token.value, "faint", "date" if token.role == "month" else None
            begun.closed = True
        case "decade":
            begun.group, begun.kind, begun.weight, begun.closed = token.value, "decade", "soft", True
            begun.also = _decade(token.value)
        case _:
            return None
    return begun


def _room(value: Decimal) -> Decimal:
    if value < 20 or value % 10:
        return Decimal(0)
    return Decimal(10) if value < 100 else Decimal(100) if value % 100 == 0 and value < 1000 else Decimal(0)


def _take(lexicon: Lexicon, current: Sum, token: Token) -> bool:
    """Let a number take one more token, if it fits."""
    if current.closed:
        return False
    match token.role:
        case "small" | "ordinal":
            return _add_small(lexicon, current, token)
        case "scale" | "attached":
            return _multiply(lexicon, current, token)
        case "half":
            return _halved(lexicon, current, token)
        case "figure":
            return _add_figure(current, token)
        case "percent":
            return _as_percent(current, token)
        case "ending" | "decade-ending":
            current.kind, current.closed = "ordinal" if token.role == "ending" else "decade", True
            current.also = _decade(current.value) if current.kind == "decade" else ()
            return True
    return False


def _decade(value: Decimal) -> tuple[tuple[Value, ...], ...]:
    """Return what the nineties or the 1990s may also be called."""
    return tuple((century + int(value),) for century in (1900, 1800, 2000)) if value < 100 else ((int(value) % 100,),)


def joined(lexicon: Lexicon, joint: str) -> bool:
    """Whether a joint holds a word that adds, as `and` in `hundred and five`."""
    word = joint.strip(f" \n\u00a0\u200c{_TANWIN}")
    return bool(word) and any(re.fullmatch(join, word) for join in lexicon.joins)


def _fits(lexicon: Lexicon, joint: str) -> bool:
    return _ADJACENT.fullmatch(joint) is not None or joined(lexicon, joint)


def _add_small(lexicon: Lexicon, current: Sum, token: Token) -> bool:
    listed = lexicon.commas and token.joint.strip() == "," and current.group is None and not current.figures and current.words > 0
    if current.kind or not (listed or _fits(lexicon, token.joint)):
        return False
    if current.group is None:
        fits = bool(current.parts) and token.value < current.room
        if fits and "-" in token.joint and not current.words:
            return False
        current.room = _room(token.value) if fits else current.room
    elif current.figures and not current.parts:
        return False
    else:
        room = current.room * 2 if lexicon.twenties and current.group % 100 in (60, 80) else current.room
        fits = token.value < room
        turned = lexicon.ones_first and current.group % 100 < 10 and token.value % 10 == 0 and 20 <= token.value < 100
        fits = fits or (turned and current.group % 100 > 0 and joined(lexicon, token.joint))
        if fits:
            current.room = Decimal(0) if token.value < 20 or turned or token.value % 10 else Decimal(10)
    if not fits and lexicon.language == "en" and _is_year(current, token):
        current.group, fits, current.room = current.value * 100, True, _room(token.value)
    if fits:
        current.group = (current.group or Decimal(0)) + token.value
        current.words += 1
        if token.role == "ordinal":
            current.kind, current.weight, current.closed = "ordinal", "soft", True
    return fits


def _is_year(current: Sum, token: Token) -> bool:
    """Whether `nineteen` and what follows is a year spoken in two halves, as `nineteen eighty-four`."""
    halves = current.group is not None and 16 <= current.group <= 20 and 10 <= token.value < 100
    return halves and not current.parts and not current.figures and token.joint == " " and token.role == "small"


def _multiply(lexicon: Lexicon, current: Sum, token: Token) -> bool:
    scale = token.value
    if current.kind or not _fits(lexicon, token.joint) or (token.joint.strip() in ("of", "de") and current.group is not None):
        return False
    if current.figure and current.figure.kind in ("date", "time", "fraction"):
        return False
    if scale == 100:
        if current.group is None and current.parts:
            current.group = scale
        elif current.group is not None and current.group < 100 and not joined(lexicon, token.joint):
            current.group *= scale
        else:
            return False
        current.room, current.scaled = scale, max(current.scaled, scale)
        return True
    below = sum((amount for amount, of in current.parts if of < scale), current.group or Decimal(0))
    if not below and any(of == scale for _, of in current.parts):
        return current.halved  # مليون ونصف المليون: the scale is only said again
    if token.role == "attached" and scale < 10**9 and current.group is not None:
        current.also = (*current.also, (exact(current.group),))
    current.parts = [(amount, of) for amount, of in current.parts if of > scale] + [((below or 1) * scale, scale)]
    current.group, current.room, current.scaled = None, scale, max(current.scaled, scale)
    if current.words or current.figures:
        current.weight = None
    if token.role != "attached":
        current.also = ()
    return True


def _halved(lexicon: Lexicon, current: Sum, token: Token) -> bool:
    if not (joined(lexicon, token.joint) or token.joint == ""):
        return False
    if current.group is not None and current.group == current.group.to_integral_value():
        current.group += token.value
        current.weight = None
        current.words += 1
    elif current.parts and current.group is None:
        amount, scale = current.parts[-1]
        current.parts[-1], current.halved = (amount + scale * token.value, scale), True
        current.words += 1
    else:
        return False
    return True


def _add_figure(current: Sum, token: Token) -> bool:
    """Take the 200 of `1 million 200 thousand`."""
    figure = token.figure
    assert figure
    plain = figure.kind == "quantity" and not figure.also and token.value == token.value.to_integral_value()
    fits = plain and bool(current.parts) and current.group is None and 0 < token.value < current.room
    if not fits or token.joint.strip() not in ("", "و") or not token.joint:
        return False
    current.group, current.figures = token.value, current.figures + 1
    return True


def _as_percent(current: Sum, token: Token) -> bool:
    if DASH.fullmatch(token.joint) and "-" not in token.joint:
        return False
    current.kind, current.closed = "percent", True
    return True
