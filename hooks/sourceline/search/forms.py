"""Further forms of a text's words: those that readers may type, and the index would not find by a word's beginning.

What is folded here is folded in a query by `search-words.js`, in the same way.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources

from .words import HAN

Forms = Callable[[str], Iterable[str]]

_WORD = re.compile(r"[^\W\d_](?:[\w'’\u200c]*\w)?")

LETTERS = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS",
})  # fmt: skip
"""Latin letters that Unicode does not take apart, as those type them who have no such key."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_TYPOGRAPHIC = "’‘“”–—…«»\u00a0\u202f„·"

_ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u1040\u17e0\uff10"
DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
"""The digits of other scripts, from their zeros: Arabic, Persian, Indic, Thai, Lao, Burmese, Khmer, full width."""
_OTHER_DIGITS = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS)
_OTHER_DIGIT = re.compile(f"[{_OTHER_DIGITS}]")
_NUMBER = re.compile(rf"[\d٬٫.,]*[{_OTHER_DIGITS}][\d٬٫.,]*")
_GROUPED = re.compile("(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])")

ARABIC = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": None})
"""Letters that Arabic and Persian write differently, as one of them; and the mere stroke that stretches a word."""
_ARABIC_WORD = re.compile(r"\w*[يىكةکی\u200cـ][\w\u200c]*")
_WITH_ARTICLE = re.compile(r"\b[وف]?(?:[بك]?ال|لل)([\u0620-\u06ff]{3}\w*)")
_HEBREW = re.compile("(?=[והבלכמש])ו?(?:כש|מש|ש)?[הבלכמ]?(?=[א-ת]{3})")
_HEBREW_NUMBER = re.compile("(?<=[א-ת][-־])[0-9][0-9.,]*")

_HAN_RUN = re.compile(f"[{HAN}]+")

_VOWELS = "aeiouyäöüåæøéèáíóúőű"
_ONSET = re.compile(
    rf"(?:sch[lmnrw]?|s[pt]r?|s[cjklmnvw]|[bcfgkp]l|[bcdfgkptvw]r|[bdfghklmnprstv]j|[kg]n|[dkt]v|pfl?|zw|qu|ch|[bcdfghjklmnpqrstvwxz]|)"
    rf"[{_VOWELS}]"
)
_INSEPARABLE = frozenset(("ch", "ck", "qu", "ie", "ei", "eu", "au", "äu", "ai", "aa", "ee", "oo", "uu", "ij", "oe", "ui"))
_LONG = re.compile(r"\b[^\W\d_]{8,}\b")
_LONG_NOUN = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{7,}\b")
_LEAST_HEAD, _LEAST_PART = 3, 4


def further_forms(text: str, language: str) -> Iterator[str]:
    """Yield further forms of a text's words; of names, which are of no language, those of every script."""
    for forms in _BY_LANGUAGE.get(language.split("-")[0].lower(), _OTHERS):
        yield from forms(text)


def _hebrew(text: str) -> Iterator[str]:
    """Words and numbers without the particles written together with them."""
    for word in _WORD.findall(text):
        if particles := _HEBREW.match(word):
            yield from (word[at:] for at in range(1, particles.end() + 1))
    for number in _HEBREW_NUMBER.findall(text):
        yield re.sub("[^0-9]", "", number)


def _arabic(text: str) -> Iterator[str]:
    """Words with the letters that two languages write differently as one of them, and what is only half joined, cut there."""
    for word in _ARABIC_WORD.findall(text):
        yield from word.translate(ARABIC).split("\u200c")


def _bare(text: str) -> Iterator[str]:
    """Words without the article, and the particles before it."""
    for word in _WITH_ARTICLE.findall(text):
        yield word.translate(ARABIC)


def _digits(text: str) -> Iterator[str]:
    """Numbers in the digits everybody can type."""
    if _OTHER_DIGIT.search(text):
        for number in _NUMBER.findall(text):
            yield re.sub("[^0-9]", "", number.translate(DIGITS))


def _grouped(text: str) -> Iterator[str]:
    """Numbers whose groups stand apart, in one piece."""
    for number in _GROUPED.findall(text):
        yield re.sub("[^0-9]", "", number)


def _latin(text: str) -> Iterator[str]:
    """Words without the letters few have a key for; those with umlauts also spelled out."""
    if _is_plain(text):
        return
    for word in _WORD.findall(text):
        if not word.isascii():
            for table in (LETTERS, _UMLAUTS):
                if (form := word.translate(table)) != word:
                    yield form


def _is_plain(text: str) -> bool:
    """Whether nothing but ordinary signs stands beside ASCII; a quick look, since most texts are so."""
    for sign in _TYPOGRAPHIC if not text.isascii() else "":
        text = text.replace(sign, "")
    return text.isascii()


def _letters(text: str) -> Iterator[str]:
    """Words without the letters few have a key for."""
    for word in _WORD.findall(text):
        if not word.isascii() and (form := word.translate(LETTERS)) != word:
            yield form


def _parts(words: re.Pattern[str]) -> Forms:
    """The further parts of compounds that are written as one word: whatever may be a word from there to its end."""

    def parts(text: str) -> Iterator[str]:
        for word in words.findall(text):
            yield from _parts_of(word)

    return parts


@lru_cache(maxsize=16_384)
def _parts_of(word: str) -> tuple[str, ...]:
    low = word.lower()
    starts = range(_LEAST_HEAD, len(low) - _LEAST_PART + 1)
    return tuple(low[at:] for at in starts if _may_start(low, at)) if len(low) == len(word) else ()


def _may_start(word: str, at: int) -> bool:
    """Whether a word may begin in the middle of this one: a syllable does, and one is left before it."""
    whole = word[at - 1 : at + 1] in _INSEPARABLE
    return not whole and bool(_ONSET.match(word, at)) and any(letter in _VOWELS for letter in word[:at])


def _simplified(text: str) -> Iterator[str]:
    """Runs of Chinese in simplified letters, where some of them are not."""
    for run in _HAN_RUN.findall(text):
        if (form := run.translate(simplified())) != run:
            yield form


@lru_cache(maxsize=1)
def simplified() -> Mapping[int, str]:
    """Return the simplified letter of each traditional one, after OpenCC."""
    table = resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8")
    pairs = (line.split() for line in table.splitlines())
    return {ord(pair[0]): pair[1] for pair in pairs if len(pair) > 1 and pair[0] != pair[1]}


_COMPOUNDING = ("nl", "af", "da", "sv", "nb", "nn", "no", "is", "fi", "et", "hu")
_SPACED_NUMBERS = (
    "ru", "uk", "be", "bg", "fr", "es", "pt", "it", "pl", "cs", "sk", "ca", "ka", "hy", "kk", "lt", "lv", "et", "fi", "sv", "nb",
    "nn", "no", "da", "hu",
)  # fmt: skip
_OTHER_DIGITS_USED = (
    "ar", "fa", "ur", "ckb", "ps", "hi", "mr", "ne", "bn", "pa", "gu", "ta", "te", "kn", "ml", "th", "lo", "my", "km", "ja", "zh",
)  # fmt: skip
_RARE_LETTERS = ("da", "nb", "nn", "no", "is", "fo", "pl", "hr", "bs", "tr", "az", "vi", "fr", "mt", "sr")

_OTHERS: tuple[Forms, ...] = ()
_BY_LANGUAGE: dict[str, tuple[Forms, ...]] = {
    "": (_latin, _arabic, _simplified),
    "en": (_latin,),
    "de": (_latin, _parts(_LONG_NOUN)),
    "he": (_hebrew,),
    "iw": (_hebrew,),
    "yi": (_hebrew,),
    "ar": (_bare, _arabic),
    "fa": (_arabic,),
    "ur": (_arabic,),
    "ckb": (_arabic,),
    "ps": (_arabic,),
    "zh": (_simplified,),
}
for _languages, _forms in (
    (_COMPOUNDING, _parts(_LONG)), (_RARE_LETTERS, _letters), (_SPACED_NUMBERS, _grouped), (_OTHER_DIGITS_USED, _digits),
):  # fmt: skip
    for _name in _languages:
        _BY_LANGUAGE[_name] = (*_BY_LANGUAGE.get(_name, ()), _forms)
