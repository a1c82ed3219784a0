"""Numbers are written out as Babel would for readers of English."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from sourceline.numerals import in_figures

NUMBERS = st.builds(
    lambda sign, digits, exponent: Decimal((sign, tuple(map(int, str(digits))), exponent)),
    st.integers(0, 1), st.integers(1, 10**40), st.integers(-45, 22),
)  # fmt: skip


@given(NUMBERS.filter(lambda one: one.adjusted() <= 21))
def test_in_figures(value: Decimal) -> None:
    assert in_figures(value) == format_decimal(value, locale="en")


@pytest.mark.parametrize("text", ["0", "-0.0004", "0.0005", "1.0005", "999.9995", "3.50", "1E+21", "9" * 22 + ".9"])
def test_numbers_on_the_edge(text: str) -> None:
    assert in_figures(Decimal(text)) == format_decimal(Decimal(text), locale="en")
