"""Languages by their BCP 47 tags: names and directions from CLDR, scripts of letters from Unicode."""

import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_READER = Locale("en")
_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Samr", "Mand", "Adlm", "Rohg", "Yezi"))


@lru_cache(maxsize=512)
def language_name(tag: str) -> str:
    """Return the English name of a language: `Russian`, `Chinese (Traditional)`; the tag itself when CLDR has none."""
    if not tag or tag == "und":
        return "an unknown language"
    locale = _locale(tag)
    return (locale and locale.get_display_name(_READER)) or _READER.languages.get(tag.split("-")[0]) or tag


def languages() -> dict[str, str]:
    """Return the English name of every language CLDR names, by its tag in canonical case, in order of the names."""
    named = {tag.replace("_", "-"): name for tag, name in _READER.languages.items()}
    return dict(sorted(named.items(), key=lambda one: one[1]))


@lru_cache(maxsize=512)
def is_language(tag: str) -> bool:
    """Whether CLDR has a name for the language a tag names."""
    return tag == "und" or tag.split("-")[0] in _READER.languages


@lru_cache(maxsize=512)
def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as HTML's `dir` attribute wants it, after the tag's script or its likely one."""
    parts = tag.split("-")
    script = parts[1] if len(parts) > 1 and len(parts[1]) == 4 else ""
    likely = script or get_global("likely_subtags").get(parts[0], "")
    return "rtl" if _RIGHT_TO_LEFT & {*likely.split("_")} else "ltr"


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
