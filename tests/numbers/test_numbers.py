"""Numbers are read as the golden file of each language says, and compared as its pairs say.

A line under `read` is a text and the numbers in it: the value, `~` before what is soft, the kind behind a colon. What is faint
is left out. A line under `compare` is an original, a translation into English (of English: into Russian), and what must be
told: `800000≠800`, or nothing. A new case is a new line.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from sourceline.quantities import Quantity, differences, quantities_of

FILES = sorted(Path(__file__).parent.glob("*.yml"))
GOLDEN: dict[str, dict[str, Any]] = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in FILES}
SPELLED = yaml.safe_load((Path(__file__).parent / "generated" / "spelled.yml").read_text("utf-8"))


def _lines(key: str) -> list[Any]:
    return [pytest.param(name, line, id=f"{name}-{at + 1}") for name in GOLDEN for at, line in enumerate(GOLDEN[name][key])]


@pytest.mark.parametrize(("language", "line"), _lines("read"))
def test_read(language: str, line: list[str]) -> None:
    text, expected = line
    found = quantities_of(text, language)
    assert " ".join(_told(one) for one in found if one.weight != "faint") == expected
    assert all(text[one.start :].startswith(one.words) for one in found)


@pytest.mark.parametrize(("language", "line"), _lines("compare"))
def test_compare(language: str, line: list[str]) -> None:
    original, translation, expected = line
    found = differences(original, language, translation, "ru" if language == "en" else "en")
    assert " ".join(f"{_value(one.original)}≠{_value(one.translation)}" for one in found) == expected


def test_enough_cases_for_every_language() -> None:
    assert len(GOLDEN) == 12
    assert all(len(each["read"]) + len(each["compare"]) >= 30 for each in GOLDEN.values())


@pytest.mark.parametrize("language", sorted(SPELLED))
def test_spelled_out(language: str) -> None:
    wrong = {
        words: quantities_of(words, language) for value, words in SPELLED[language].items() if not _is(words, language, value)
    }
    assert not wrong


@pytest.mark.parametrize("language", sorted(GOLDEN))
@given(number=st.integers(2, 10**15))
def test_digits_are_read_back(language: str, number: int) -> None:
    locale = language.replace("-", "_")
    for system in ("default", "latn"):
        assert _is(format_decimal(number, locale=locale, numbering_system=system), language, number)


def test_a_language_without_tables_is_left_alone() -> None:
    assert quantities_of("500 mila soldati", "it") == ()
    assert differences("500 mila soldati", "it", "500 soldiers", "en") == ()


def _is(words: str, language: str, value: int) -> bool:
    return [one.value for one in quantities_of(words, language)] == [value]


def _value(one: Quantity | None) -> str:
    return f"{Decimal(one.value).normalize():f}" if one else ""


def _told(one: Quantity) -> str:
    return ("~" if one.weight == "soft" else "") + _value(one) + ("" if one.kind == "quantity" else f":{one.kind}")
