"""Clipping: all of an article's paragraphs, in order, and nothing of the page around them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.clipping import Piece, clipped
from sourceline.language import language_tag, likely_language
from sourceline.markup import plain
from sourceline.reading import read_tree
from sourceline.reading.characters import is_clean

PAGES = sorted(Path(__file__).parent.glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_article_is_cut_out_of_its_page(page: Path) -> None:
    expected: Any = read_tree(page.with_suffix(".yml").read_text("utf-8"))[0]
    clipping = clipped(page.read_bytes())
    assert clipping
    assert [{piece.kind: piece.text} for piece in clipping.pieces] == expected["pieces"]
    assert [clipping.title, clipping.outlet, list(clipping.authors)] == [
        expected["title"],
        expected["outlet"],
        expected["authors"],
    ]
    assert [clipping.date, clipping.url, clipping.language] == [expected["date"], expected["url"], expected["language"]]
    assert not clipping.is_guess


def test_the_pages_are_as_pages_are() -> None:
    """Three encodings; and each page has far more words than its article, some of them whole sentences by readers."""
    assert [page.read_bytes().isascii() for page in PAGES] == [False, False, False]
    for page, encoding in zip(PAGES, ("utf-8", "euc-kr", "windows-1251"), strict=True):
        text, clipping = page.read_bytes().decode(encoding), clipped(page.read_bytes())
        assert clipping
        assert len(text) > 4 * sum(len(piece.text) for piece in clipping.pieces)


def test_where_the_page_is_silent_the_letters_tell_the_language_and_the_address_the_outlet() -> None:
    page = PAGES[2].read_bytes().replace(b' lang="ru-RU"', b"").replace(b"og:site_name", b"og:nothing")
    clipping = clipped(page, "https://vestnik.example.org/news/1")
    assert clipping
    assert (clipping.language, clipping.is_guess) == ("ru", True)
    assert clipping.url == "https://vestnik.example.org/news/1"


@pytest.mark.parametrize("page", [b"", b"not a page", b"<html><body></body></html>", b"\x00\xff\xfe"])
def test_where_there_is_no_article_there_is_no_clipping(page: bytes) -> None:
    assert clipped(page) is None


@given(st.text(st.sampled_from(list("ab *_[]<>&#-+=.)1`~|\\!\n\u00a0")), min_size=1, max_size=40).filter(str.strip))
def test_no_sign_of_an_article_is_taken_for_markup(words: str) -> None:
    folded = " ".join(words.split())
    assert plain(Piece.of(words).text) == folded


@given(st.text(max_size=60))
def test_what_cannot_be_seen_is_left_out(words: str) -> None:
    assert is_clean(Piece.of(words).text)


def test_a_space_that_must_not_break_stays_between_digits() -> None:
    assert Piece.of("в\u00a0год 50\u00a0000\u202fт,\u00adда\u200b").text == "в год 50\u00a0000 т,да"


def test_languages_are_named_as_the_format_does() -> None:
    named = {
        "ru-RU": "ru",
        "zh_TW": "zh-Hant",
        "zh-CN": "zh-Hans",
        "ar_AR": "ar",
        "sr-Latn-RS": "sr-Latn",
        "xx": "",
        "": "",
        "русский": "",
    }
    assert {text: language_tag(text) for text in named} == named
    guessed = {
        "Сев": "ru",
        "Сівба — її час": "uk",
        "북": "ko",
        "北京": "zh",
        "東京の": "ja",
        "پنجاه": "fa",
        "سلام": "ar",
        "Saat": "und",
        "12": "und",
    }
    assert {text: likely_language(text) for text in guessed} == guessed
