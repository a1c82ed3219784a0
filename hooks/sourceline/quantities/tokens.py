"""The tokens of a passage: figures, number words, Roman numerals, the sign for per cent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .figures import Figure, clusters
from .lexicon import Lexicon, Role


@dataclass(frozen=True, slots=True)
class Token:
    """A figure or a word and its place in the passage; `joint` is what stands between it and the token before it."""

    role: Role | Literal["figure", "ending", "attached", "decade-ending"]
    value: Decimal
    start: int
    end: int
    joint: str
    figure: Figure | None = None


def tokens_of(lexicon: Lexicon, words: str) -> Iterator[Token]:
    end = 0
    for found in lexicon.token.finditer(words):
        joint = words[end : found.start()]
        if found["figure"]:
            yield from _figures(lexicon, found, joint)
        elif found["roman"]:
            if value := _roman(found["roman"]):
                yield Token("ordinal", value, found.start(), found.end(), joint)
        elif found["sign"]:
            yield Token("percent", Decimal("0.01"), found.start(), found.end(), joint)
        else:
            meaning = _meaning(lexicon, found["word"])
            if meaning:
                yield Token(*meaning, found.start(), found.end(), joint)
        end = found.end()


def _roman(letters: str) -> Decimal | None:
    """Return the value of a Roman numeral up to 39; Cyrillic letters that look the same are often used for them."""
    plain = letters.replace("І", "I").replace("Х", "X")
    if not re.fullmatch("X{0,3}(?:IX|IV|V?I{0,3})", plain):
        return None
    tens, ones = plain.count("X"), plain.lstrip("X")
    if ones == "IX" or plain.endswith("IX"):
        return Decimal(10 * (tens - 1) + 9)
    return Decimal(10 * tens + {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}[ones])


def _figures(lexicon: Lexicon, found: re.Match[str], joint: str) -> Iterator[Token]:
    at = found.start()
    for figure in clusters(found["figure"], lexicon.convention):
        yield Token("figure", figure.value, at + figure.start, at + figure.end, joint, figure)
        joint = "/"
    groups = found.groupdict()
    if mark := groups.get("attached"):
        yield Token("attached", Decimal(lexicon.attached[mark]), found.end() - len(mark), found.end(), "")
    elif groups["decade"]:
        yield Token("decade-ending", Decimal(0), found.start("decade"), found.end(), "")
    elif groups["ending"]:
        yield Token("ending", Decimal(0), found.start("ending"), found.end(), "")


def _meaning(lexicon: Lexicon, word: str) -> tuple[Role, Decimal] | None:
    low = word.lower()
    if known := lexicon.table.get(low) or lexicon.resolve(low):
        return known
    counted = tuple(lexicon.counted.split())
    for value, stems in lexicon.stems.items():
        if any(low.startswith(stem) and low[len(stem) :].startswith(counted) for stem in stems.split()):
            return "faint", Decimal(value)
    return None
