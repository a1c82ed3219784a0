"""Numbers in the words of the edition's language."""

from decimal import Decimal
from functools import lru_cache

_QUALIFIERS = {"": "", "exactly": "exactly ", "about": "about ", "at-least": "at least ", "up-to": "up to "}

_LARGEST = 21
"""Beyond so many digits, three places behind the point are more than decimal reckons with by default, which is 28."""
_PLACES = 3
"""So many places behind the point are written, as CLDR has it."""


@lru_cache(maxsize=8192)
def in_figures(value: Decimal) -> str:
    """Write a number with the separators of English: `500,000`, `3.5` (CLDR); one that nobody could read, as 9.99e+59.

    Tests hold this to Babel, which takes twenty times as long for any language as this does for one.
    """
    if value.adjusted() > _LARGEST:
        return f"{value:.2e}"
    return f"{round(value.normalize(), _PLACES):,f}".rstrip("0").rstrip(".")


def quantity(value: Decimal | None, low: Decimal | None, high: Decimal | None, qualifier: str | None = None) -> str:
    """Write a value or a range with its qualifier: `about 800,000`, `1,000–2,000`; `no number` where there is none."""
    before = _QUALIFIERS[qualifier or ""]
    if value is not None:
        return before + in_figures(value)
    if low is not None and high is not None:
        return f"{before}{in_figures(low)}–{in_figures(high)}"
    if low is not None:
        return f"at least {in_figures(low)}"
    return f"up to {in_figures(high)}" if high is not None else "no number"
