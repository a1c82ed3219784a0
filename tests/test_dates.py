"""Dates are written out as precisely as they are known, and no more."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from sourceline.dates import in_words
from sourceline.entry import Moment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-03-28", "28 March 2023"), ("2023-03", "March 2023"), ("2023", "2023"), ("~1870", "about 1870"),
        ("~2023-02-03", "about 3 February 2023"), ("0987", "987"), ("unknown", "date unknown"),
    ],
)  # fmt: skip
def test_in_words(text: str, words: str) -> None:
    moment = Moment.read(text)
    assert moment
    assert in_words(moment) == words


@given(st.dates())
def test_every_day_is_written_as_babel_would(day: date) -> None:
    for precision, pattern in ((4, "y"), (7, "MMMM y"), (10, "d MMMM y")):
        moment = Moment.read(day.isoformat()[:precision])
        assert moment
        assert in_words(moment) == format_date(day, pattern, locale="en")
