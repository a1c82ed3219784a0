"""Remedies: what a value was meant to be, where that can be told from how it is written."""

import re
from calendar import monthrange
from functools import cache

from babel import Locale
from babel.dates import get_month_names

_LOCALES = ("en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "tr", "ar", "fa")
_SPECIAL = re.compile(r"[\[\]{},:#&*!|>'\"%@`]|^[-?\s]|\s$|^$")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+")
_ENGLISH = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+")


def as_yaml(text: str) -> str:
    """Write a text on one line as YAML that means the same in braces and out of them."""
    if not _SPECIAL.search(text):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def date(text: str) -> str:
    """Return the date a text gives in digits or with the name of a month, as entries write it; empty where it is not sure."""
    about = "~" if text.startswith("~") else ""
    text = text.lstrip("~ ").strip()
    if found := re.fullmatch(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D.*)?", text):
        return about + _written(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{4})\D{1,2}(\d{1,2})\D?", text):
        return about + _written(found[1], found[2])
    if found := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", text):
        return about + _written(found[3], found[2], found[1])
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
        first, second = int(found[1]), int(found[2])
        if first > 12 or second > 12 or first == second:  # else nobody knows which of the two is the month
            day, month = (second, first) if second > 12 else (first, second)
            return about + _written(found[3], str(month), str(day))
        return ""
    return _with_a_name(text, about)


def _with_a_name(text: str, about: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    months = [_months()[word] for word in words if word in _months()]
    years = [word for word in words if re.fullmatch(r"\d{4}", word)]
    days = [word.rstrip("stndrh") for word in words if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", word)]
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return ""
    return about + _written(years[0], str(months[0]), *days)


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold().rstrip("."): number
        for language in _LOCALES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, context, Locale.parse(language)).items()
    }


def _written(year: str, month: str, day: str = "") -> str:
    if not 1 <= int(month) <= 12 or not int(year) or (day and not 1 <= int(day) <= monthrange(int(year), int(month))[1]):
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def no_such_day(text: str) -> str:
    """Return the sentence that a date in the right form is none, as 30 February; empty where the form is at fault."""
    found = re.fullmatch(r"~?(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not found or not int(found[1]):
        return "There is no year 0000." if found else ""
    month = int(found[2])
    if not 1 <= month <= 12:
        return f"There is no month {found[2]}."
    last = monthrange(int(found[1]), month)[1]
    name = Locale("en").months["format"]["wide"][month]
    return f"There is no such day: {name} {found[1]} has {last} days."


def number(text: str) -> str:
    """Return the digits of a number written with separators; empty where they may mean two things."""
    text = text.strip()
    if _ENGLISH.fullmatch(text):
        return text.replace(",", "")
    if _THOUSANDS.fullmatch(text):
        parts = re.split(r"[ ,.'\u00a0\u202f]", text)
        return "".join(parts) if len(parts) > 2 or "," in text or " " in text or "\u00a0" in text or "\u202f" in text else ""
    if re.fullmatch(r"-?\d+,\d{1,2}", text):
        return text.replace(",", ".")
    return ""


def language(text: str) -> str:
    """Return the tag of a language given by its name or in another manner: `Russian`, `русский`, `zh-hant`, `RU`, `pt_BR`."""
    word = text.strip().casefold()
    found = re.fullmatch(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}))?", word)
    if found and found[1] in Locale("en").languages:
        return "-".join(part for part in (found[1], (found[2] or "").title(), (found[3] or "").upper()) if part)
    return _languages().get(word, "")


@cache
def _languages() -> dict[str, str]:
    """Tags by the names of languages in English, and of some in themselves."""
    own = {Locale.parse(tag).languages.get(tag, "").casefold(): tag for tag in _LOCALES}
    return own | {name.casefold(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


def truth(text: str) -> str:
    """Return `true` or `false` for the other words people write."""
    word = text.casefold()
    return "true" if word in ("yes", "y", "true", "on", "1") else "false" if word in ("no", "n", "false", "off", "0") else ""


def identifier(text: str, letter: str) -> str:
    """Return the id of a segment, note, claim or figure that was written as `1`, `S1` or `[^n1]`; empty where it was not."""
    found = re.fullmatch(r"\W*(?:[a-z]*[-_ ]?)(\d{1,6})([a-z]?)\W*", text.strip(), re.IGNORECASE)
    return f"{letter}{int(found[1])}{found[2].lower()}" if found else ""


def slug(text: str) -> str:
    """Return a text of Latin letters as an id; empty where it has others."""
    made = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return made if text.isascii() else ""
