"""The number words of German, which are put together without a space; a Billion is 10¹²."""

import re
from decimal import Decimal

from .figures import Convention
from .lexicon import Lexicon, Role, trie

BELOW_TEN = {
    "ein": 1,
    "eins": 1,
    "zwei": 2,
    "zwo": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
}
TEENS = {
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
ODD_ORDINALS = {"dritt": "drei", "siebt": "sieben", "acht": "acht"}
SMALLS = {
    1: "eins ein eine einer einen einem eines",
    2: "zwei zwo zweier zweien",
    3: "drei dreier dreien",
    4: "vier",
    5: "fünf",
    6: "sechs",
    7: "sieben",
    8: "acht",
    9: "neun",
    10: "zehn",
    11: "elf",
    12: "zwölf",
}
SCALES = {
    12: "Dutzend dutzend Dutzende Dutzenden",
    100: "hundert Hundert Hunderte Hunderten Hunderter",
    10**3: "tausend Tausend Tausende Tausenden Tausender Tsd",
    10**4: "Zehntausende Zehntausenden",
    10**5: "Hunderttausende Hunderttausenden",
    10**6: "Million Millionen Mio Mill",
    10**9: "Milliarde Milliarden Mrd Md",
    10**12: "Billion Billionen Bio",
    10**15: "Billiarde Billiarden",
}
WHOLES = {
    "1.5": "anderthalb anderthalbe eineinhalb",
    "0.25": "Viertel viertel",
    "500000": "Halbmillion",
}
ORDINALS = {
    1: "erste ersten erster erstes erstem",
    2: "zweite zweiten zweiter zweites zweitem",
    3: "dritte dritten dritter drittes drittem",
    7: "siebte siebten siebter siebtes",
}
FAINT = {
    "1": "einmal einzige einzigen einziger erstmals erstens einfach",
    "2": "beide beiden beider beides zweimal zweitens doppelt doppelte doppelten Doppel verdoppelt verdoppeln zweifach "
    "Paar beidseitig",
    "3": "dreimal drittens Drittel dreifach dreifache verdreifacht verdreifachen",
    "4": "viermal vierfach vervierfacht viertens",
    "5": "Fünftel fünfmal fünffach",
    "7": "Woche Wochen",
    "10": "zehnfach Jahrzehnt Jahrzehnte Jahrzehnten zehnmal verzehnfacht",
    "100": "Jahrhundert Jahrhunderte Jahrhunderts",
}
DECADES = {
    20: "Zwanziger zwanziger",
    30: "Dreißiger dreißiger",
    40: "Vierziger vierziger",
    50: "Fünfziger fünfziger",
    60: "Sechziger sechziger",
    70: "Siebziger siebziger",
    80: "Achtziger achtziger",
    90: "Neunziger neunziger",
}
STEMS = {2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 10: "zehn"}
COUNTED = "täg jähr stünd wöch monat stell seit"

_BASICS = {**BELOW_TEN, **TEENS, **TENS}
_MORPHEMES = {*_BASICS, "hundert", "tausend"}
_BEGINNING = trie(each for word in _MORPHEMES for each in (word, word.capitalize()))
_COMPOUND = rf"{_BEGINNING}{trie({*_MORPHEMES, 'und'})}*(?:einhalb)?(?:s?te[nrsm]?)?"


def resolve(word: str) -> tuple[Role, Decimal] | None:
    """Read a compound: `zweihundertfünfzigtausend`, `fünfeinhalb`, `einundzwanzigste`."""
    ordinal = re.fullmatch(r"(\w+?)s?te[nrsm]?", word)
    if ordinal and (value := _value(ordinal[1])) is not None:
        return "ordinal", Decimal(value)
    if word.endswith("einhalb") and (value := _value(word.removesuffix("einhalb"))) is not None:
        return "whole", value + Decimal("0.5")
    value = _value(word)
    return ("small", Decimal(value)) if value is not None else None


def _value(word: str) -> int | None:
    for mark, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(mark)
        if found:
            most = _value(before) if before else 1
            least = _value(after.removeprefix("und")) if after else 0
            return None if most is None or least is None else most * scale + least
    if word in _BASICS:
        return _BASICS[word]
    ones, _, tens = word.partition("und")
    return BELOW_TEN[ones] + TENS[tens] if ones in BELOW_TEN and tens in TENS else None


GERMAN = Lexicon(
    language="de",
    convention=Convention(",", spaces=True),
    smalls=SMALLS,
    scales=SCALES,
    wholes=WHOLES,
    halves="halb halbe halben halber halbes",
    ordinals=ORDINALS,
    faint=FAINT,
    decades=DECADES,
    percents="Prozent prozentig prozentige Prozents vH v.H.",
    locales=("de", "de_AT"),
    stems=STEMS,
    counted=COUNTED,
    joins=("und", "und eine", "eine", "ein", "und ein"),
    spans=("bis", "oder", "bis zu", "auf"),
    endings=r"(?:\.(?=[ \u00a0](?:[A-ZÄÖÜ]|[a-zäöü]+e[nrs]?\b))|te[nrs]?\b)",
    decade_endings=r"(?:er\b|erjahre\b)",
    compound=_COMPOUND,
    resolve=resolve,
)
