"""Languages by their BCP 47 tags: names and directions from CLDR, scripts of letters from Unicode."""

import unicodedata
from collections import Counter
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


def other_tags() -> dict[str, str]:
    """Return for each tag that CLDR knows under another the one a language usually goes by: `ru` for `rus`."""
    return {tag: usual for tag, usual in sorted(get_global("language_aliases").items()) if not is_language(tag)}


def usual_tag(tag: str) -> str:
    """Return the tag a language usually goes by, where CLDR knows another for it: `ru` for `rus`; else an empty text."""
    language, hyphen, rest = tag.partition("-")
    usual = get_global("language_aliases").get(language, "")
    return f"{usual}{hyphen}{rest}" if usual else ""


@lru_cache(maxsize=512)
def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as HTML's `dir` attribute wants it, after the tag's script or its likely one."""
    parts = tag.split("-")
    script = parts[1] if len(parts) > 1 and len(parts[1]) == 4 else ""
    likely = script or get_global("likely_subtags").get(parts[0], "")
    return "rtl" if _RIGHT_TO_LEFT & {*likely.split("_")} else "ltr"


@lru_cache(maxsize=512)
def is_in_latin(tag: str) -> bool:
    """Whether a language is written in Latin letters, or may be: by its tag's script or its likely one after CLDR."""
    parts = tag.split("-")
    written = parts[1] if len(parts) > 1 and len(parts[1]) == 4 else get_global("likely_subtags").get(parts[0], "")
    return not written or "Latn" in written.split("_")


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


_CODES = {"CYRILLIC": "Cyrl", "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "GREEK": "Grek", "ARMENIAN": "Armn"}
"""Scripts whose code (ISO 15924) is not the first four letters of their Unicode name."""
_TELLTALE = (("uk", "ґєії"), ("be", "ў"), ("fa", "پچژگ"), ("ja", "のはをに"))
"""Letters that one language writes and the likeliest of its script does not."""


def language_tag(text: str) -> str:
    """Return the BCP 47 tag for a language as a page names it: `ru-RU` is `ru`, `zh_TW` is `zh-Hant`; empty where it is none.

    Regions are left out; the script stays where it is named or, as in Chinese, told by the region.
    """
    tag = text.strip().replace("_", "-")
    for known in (tag, tag.split("-")[0]):
        try:
            locale = Locale.parse(known, sep="-", resolve_likely_subtags=True)
        except (UnknownLocaleError, ValueError):
            continue
        return f"{locale.language}-{locale.script}" if locale.script else str(locale.language)
    return ""


def likely_language(text: str) -> str:
    """Guess the language of a text from its letters: the likeliest in their script after CLDR; `und` for Latin ones."""
    scripts = Counter(found for letter in text if (found := script(letter)))
    name = scripts.most_common(1)[0][0] if scripts else "LATIN"
    told = next((tag for tag, letters in _TELLTALE if any(letter in text for letter in letters)), "")
    likely = get_global("likely_subtags").get(f"und_{_CODES.get(name, name[:4].title())}", "und").split("_")[0]
    return "und" if name == "LATIN" else told or str(likely)
