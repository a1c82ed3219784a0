"""The groups of languages that share an index: one for each language Pagefind can stem, one for all others of a script."""

from collections.abc import Iterable
from functools import lru_cache

from babel.core import get_global

STEMMED = frozenset((
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
    "id", "it", "lt", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
))  # fmt: skip
"""What Pagefind 1.5 has a stemmer for; any other language shares an index with those of its script."""

_HAN = "hani"
_SHARED = {"Zyyy": "und", "Hans": _HAN, "Hant": _HAN, "Jpan": _HAN, "Kore": _HAN, "Hanb": _HAN}
"""What holds several scripts, or nobody knows which: Chinese letters are read in all of East Asia."""


@lru_cache(maxsize=512)
def group(language: str) -> str:
    """Return the group a language's texts are indexed in: `ru`, `arab`."""
    name = language.split("-")[0].lower()
    name = "no" if name in ("nb", "nn") else name
    script = script_of(language)
    return name if name in STEMMED else _SHARED.get(script, script.lower())


def scripts_in(name: str, languages: Iterable[str]) -> set[str]:
    """Return the scripts a group is written in, given all languages of an edition."""
    return {script_of(one) for one in languages if group(one) == name} or {script_of(name) if name in STEMMED else name.title()}


@lru_cache(maxsize=512)
def script_of(language: str) -> str:
    """Return the script a language is written in by ISO 15924: `Cyrl`; `Zyyy` where nobody knows."""
    parts = language.split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    likely = str(get_global("likely_subtags").get(parts[0].lower(), ""))
    return named or next((part for part in likely.split("_")[1:] if len(part) == 4), "Zyyy")
