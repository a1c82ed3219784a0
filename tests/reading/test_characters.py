"""The quick look at a file finds nothing that the long one would not, and overlooks nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.reading.characters import STACK, clean_text, decoded, is_clean

LETTERS = [chr(number) for number in range(0x20000) if not 0xD800 <= number < 0xE000]
TELLING = ["a", "e", "\n", "\r", "\t", "\ufeff", "\u0301", "\u0323", "\u064b", "\u0651", "\u0653", "ا", "か", "\u3099"]
TELLING += ["가", "\u11a8", "é", "\u212b", "\u3164", "\u200c", "\ufffd", "\U0001f600", "\U00011127"]


def _looked_at_long(raw: bytes) -> str | None:
    text = decoded(raw)
    return text if is_clean(text) else None


@pytest.mark.parametrize("before", ["e", "ا", "か", "가"])
def test_every_letter_behind_another(before: str) -> None:
    for letter in LETTERS:
        raw = f"{before}{letter}\n".encode()
        assert clean_text(raw) == _looked_at_long(raw), hex(ord(letter))


@given(st.lists(st.sampled_from(TELLING)).map("".join))
def test_letters_in_any_order(text: str) -> None:
    assert clean_text(text.encode()) == _looked_at_long(text.encode())


def test_marks_in_heaps_and_in_rows() -> None:
    for raw in ("a" + "\u0301" * STACK * 2, "\u064b" * STACK * 2, "x\u064b" * STACK * 2, "a\u0301" * STACK * 2):
        assert clean_text(raw.encode()) == _looked_at_long(raw.encode())


def test_what_is_no_utf_8() -> None:
    for raw in (b"\xff", b"\xc3a\xa9", b"a\xc3"):
        with pytest.raises(UnicodeDecodeError):
            clean_text(raw)
