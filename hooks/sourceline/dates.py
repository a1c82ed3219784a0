"""Dates in the words of the edition's language, as precise as they are known."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from .entry import Moment


@lru_cache(maxsize=8192)
def in_words(moment: Moment) -> str:
    """Write a moment out: `28 March 2023`, `March 2023`, `about 1870`, `date unknown` (CLDR patterns)."""
    if not moment.known:
        return "date unknown"
    day = date(moment.year, moment.month or 1, moment.day or 1)
    pattern = "d MMMM y" if moment.day else "MMMM y" if moment.month else "y"
    written = format_date(day, pattern, locale="en")
    return f"about {written}" if moment.about else written
