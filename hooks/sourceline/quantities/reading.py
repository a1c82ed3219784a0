"""From a text to the numbers in it, by its language."""

from collections.abc import Callable
from functools import lru_cache, partial

from .arabic import ARABIC
from .chinese import CHINESE
from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .japanese import JAPANESE
from .korean import COUNTED, RUN, read_korean
from .lexicon import Lexicon
from .myriads import Myriads
from .myriads import read as read_myriads
from .persian import PERSIAN
from .phrases import read as read_phrase
from .quantity import Passage
from .russian import RUSSIAN
from .spanish import SPANISH
from .ukrainian import UKRAINIAN

Found = list[tuple[int, Passage]]
"""Passages with the places where they begin."""

LEXICONS = {each.language: each for each in (ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN, UKRAINIAN, ARABIC, PERSIAN)}
MYRIADS = {each.language: each for each in (CHINESE, JAPANESE)}

_TELLING = frozenset("-‐‑+")
"""Signs before a number that say what it is: `F-16`, a telephone number."""


@lru_cache(maxsize=128)
def reader(language: str) -> Callable[[str], Found] | None:
    """Return what finds the numbers in a text of the language a tag names; nothing where the language has no table."""
    name = language.split("-")[0].lower()
    if name in LEXICONS:
        return _phrase_reader(LEXICONS[name])
    if name in MYRIADS:
        return _myriad_reader(MYRIADS[name])
    return _korean_reader() if name == "ko" else None


def _phrase_reader(lexicon: Lexicon) -> Callable[[str], Found]:
    find = lexicon.run.finditer
    read = lru_cache(maxsize=16384)(partial(read_phrase, lexicon))

    def passages(text: str) -> Found:
        found = []
        for match in find(f" {text}"):
            start, sign = match.start(), match[0][0]
            if sign not in _TELLING or (sign != "+" and not text[start - 2 : start - 1].isalpha()):
                sign = ""
            found.append((start, read(match[1], "-" if sign and sign != "+" else sign)))
        return found

    return passages


def _myriad_reader(language: Myriads) -> Callable[[str], Found]:
    search = language.run.search
    read = lru_cache(maxsize=16384)(partial(read_myriads, language))

    def passages(text: str) -> Found:
        found, end = [], 0
        while match := search(text, end):
            start, end = match.span(1)
            found.append((start, read(match[1], text[start - 1 : start], match[2] is not None)))
        return found

    return passages


def _korean_reader() -> Callable[[str], Found]:
    search = RUN.search
    read = lru_cache(maxsize=16384)(read_korean)

    def passages(text: str) -> Found:
        found, end, text = [], 0, f" {text}"
        while match := search(text, end):
            group = str(match.lastgroup)
            start, end = match.span(group)
            counted = group == "sino" and COUNTED.match(text, end) is not None
            found.append((start - 1, read(match[group], group, text[start - 1], counted)))
        return found

    return passages
