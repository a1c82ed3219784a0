"""Dates in the words of the edition's language, as precise as they are known."""

from functools import lru_cache

from babel import Locale

from .entry import Moment

_MONTHS = Locale("en").months["format"]["wide"]


@lru_cache(maxsize=8192)
def in_words(moment: Moment) -> str:
    """Write a moment out: `28 March 2023`, `March 2023`, `about 1870`, `date unknown` (CLDR's patterns for English).

    Babel would read the pattern anew for each day, which took ten times as long.
    """
    if not moment.known:
        return "date unknown"
    day = f"{moment.day} " if moment.day else ""
    month = f"{_MONTHS[moment.month]} " if moment.month else ""
    return f"{'about ' if moment.about else ''}{day}{month}{moment.year}"
