"""The words of a plate: edition, source, title, what the original calls it or says, and the way its first claim came."""

import json
import re
from textwrap import shorten
from typing import Any

from ..authorities import Authorities
from ..dates import in_words
from ..entry import Entry, Hop
from ..imprint import Imprint
from ..language import direction, language_name, likely_language, script
from ..markup import plain
from ..standing import language

WIDTH, HEIGHT = 1200, 630
"""In pixels, as those who show such pictures want them."""

SCRIPTS = frozenset((
    "LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO",
    "THAI", "LAO", "KHMER", "MYANMAR", "DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "KANNADA", "MALAYALAM", "ORIYA",
    "SINHALA", "TAMIL", "TELUGU", "GEORGIAN", "ARMENIAN", "ETHIOPIC",
))  # fmt: skip
"""The scripts there are faces for, by the first words of their letters' Unicode names."""
_HAN = {"ja": "JP", "ko": "KR", "zh-Hant": "TC", "zh-TW": "TC", "zh-HK": "HK"}
_ENDLESS = re.compile(r"(\S{24})(?=\S{4})")
"""Where a word may be broken that is wider than a plate."""
_LONGEST = 160
"""Signs of the original; a plate is no place to read."""
_NAME = 36
"""Signs of a name in a chain; some are whole descriptions."""


def plate_of(entry: Entry, authorities: Authorities, imprint: Imprint) -> str:
    """Return what a plate shows, as JSON; nothing where there is to be none.

    Only what is published has one, and only where there is a face for every letter: nobody is shown a title in boxes.
    """
    source = _source(entry, authorities)
    if entry.status != "published" or not all(map(_can_be_set, (entry.title, source, imprint.name))):
        return ""
    told: dict[str, Any] = {
        "edition": imprint.name, "count": _count(entry), "source": source, "title": _text(entry.title, language(entry)),
        "original": _original(entry), "chain": _chain(entry, authorities),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


def _can_be_set(text: str) -> bool:
    return all(found in SCRIPTS for letter in text if letter > "\x7f" and (found := script(letter)))


def _text(text: str, tongue: str) -> dict[str, str]:
    """A text with its direction, and the country whose letters it has where countries write the same ones in several ways."""
    guessed = likely_language(text)
    spoken = tongue if guessed in ("und", tongue.split("-")[0]) else guessed
    whole = "-".join(spoken.split("-")[:2])
    breakable = _ENDLESS.sub("\\1\u200b", text)
    return {
        "text": breakable,
        "dir": direction(spoken),
        "lang": spoken.split("-")[0],
        "han": _HAN.get(whole, _HAN.get(spoken[:2], "SC")),
    }


def _source(entry: Entry, authorities: Authorities) -> str:
    source = entry.source
    words = authorities.name(source.outlet, "outlets") or "Unknown outlet"
    words += f" in {language_name(source.language)}" if source.language else ""
    return words + (f", {in_words(source.date)}" if source.date else "")


def _original(entry: Entry) -> dict[str, str] | None:
    """The title the article has, else the words its first claim stands on; nothing that is in the edition's language."""
    source, claims = entry.source, entry.claims
    quotes = [place.quote for claim in claims[:1] for place in claim.at if place.in_ == "original"]
    for text in ([source.title.text] if source.title else []) + [plain(quote) for quote in quotes]:
        if source.language and source.language != language(entry) and len(text) <= _LONGEST and _can_be_set(text):
            return _text(text, source.language)
    return None


def _chain(entry: Entry, authorities: Authorities) -> list[dict[str, Any]]:
    chain = [_hop(hop, authorities) for claim in entry.claims[:1] for hop in claim.chain]
    return chain if all(_can_be_set(hop["name"]) for hop in chain) else []


def _hop(hop: Hop, authorities: Authorities) -> dict[str, Any]:
    named = hop.who != "unnamed"
    name = authorities.name(hop.who, "people", "outlets") if named else hop.descriptor.text if hop.descriptor else "unnamed"
    return {"named": named, "name": shorten(name, _NAME, placeholder="…")}


def _count(entry: Entry) -> str:
    figures = sum(len(claim.figures) for claim in entry.claims)
    counted = ((len(entry.claims), "claim"), (figures, "figure"))
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in counted if number)
