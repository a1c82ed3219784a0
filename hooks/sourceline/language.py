"""Languages by their BCP 47 tags: names and directions from CLDR, scripts of letters from Unicode."""

import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_READER = Locale("en")


@lru_cache(maxsize=512)
def language_name(tag: str) -> str:
    """Return the English name of a language: `Russian`, `Chinese (Traditional)`; the tag itself when CLDR has none."""
    if not tag or tag == "und":
        return "an unknown language"
    locale = _locale(tag)
    return (locale and locale.get_display_name(_READER)) or tag


@lru_cache(maxsize=512)
def is_language(tag: str) -> bool:
    """Whether CLDR knows the language a tag names."""
    return tag == "und" or _locale(tag) is not None


@lru_cache(maxsize=512)
def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as HTML's `dir` attribute wants it."""
    locale = _locale(tag)
    return "rtl" if locale and locale.character_order == "right-to-left" else "ltr"


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.split("-x-")[0], sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=8192)
def script(letter: str) -> str:
    """Return the script of a letter as the first word of its Unicode name (`LATIN`, `CYRILLIC`…), else an empty text."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def is_latin(text: str) -> bool:
    """Whether every letter of a text is Latin."""
    return all(script(letter) in ("LATIN", "") or unicodedata.category(letter) == "Lm" for letter in text if letter > "\x7f")
