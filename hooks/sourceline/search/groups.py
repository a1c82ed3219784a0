"""The groups of languages that share an index: one for each language whose words Pagefind can stem, one for all others."""

from functools import lru_cache

from babel.core import get_global

STEMMED = frozenset((
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
    "id", "it", "lt", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
))  # fmt: skip
"""What Pagefind 1.5 has a stemmer for; any other language shares the index of `UNSTEMMED`."""

UNSTEMMED = "und"


@lru_cache(maxsize=512)
def group(language: str) -> str:
    """Return the group a language's texts are indexed in."""
    name = language.split("-")[0].lower()
    name = "no" if name in ("nb", "nn") else name
    return name if name in STEMMED else UNSTEMMED


@lru_cache(maxsize=512)
def script_of(language: str) -> str:
    """Return the script a language is written in by ISO 15924: `Cyrl`; `Zyyy` where nobody knows."""
    parts = language.split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    likely = str(get_global("likely_subtags").get(parts[0].lower(), ""))
    return named or next((part for part in likely.split("_")[1:] if len(part) == 4), "Zyyy")
