"""The search in a real browser, held to a table of what readers ask: what they mean must be among the first three entries."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pytest
import yaml
from playwright.sync_api import Page

from asking import EDITION, Answer, ask, table
from browser import chromium
from sourceline.reading import read_entry
from sourceline.search import forms
from sourceline.search.words import paired

LEAST_RIGHT = 0.97
LEAST_OF_A_LANGUAGE = {"en": 20, "ru": 20, "ko": 20, "zh": 20, "ja": 20, "ar": 20, "fa": 20, "he": 20, "de": 20, "fr": 20}


@pytest.fixture(scope="module")
def page(searched: str) -> Iterator[Page]:
    with chromium() as browser:
        opened = browser.new_page()
        opened.goto(searched + "about/")
        yield opened


@pytest.fixture(scope="module")
def answers(page: Page) -> list[Answer]:
    return ask(page, table())


def _told(answers: Sequence[Answer], wrong: Sequence[Answer]) -> str:
    right = len(answers) - len(wrong)
    rates = f"{right} of {len(answers)} ({right / len(answers):.1%})"
    by_language = ", ".join(f"{language} {many}" for language, many in Counter(one.query.language for one in wrong).items())
    return "\n".join([f"{rates}; missed by language: {by_language or 'none'}", *map(str, wrong)])


def test_what_is_meant_is_among_the_first_three(answers: list[Answer], record_property: Callable[[str, object], None]) -> None:
    wrong = [one for one in answers if not one.is_right]
    record_property("first three", _told(answers, wrong))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(answers), _told(answers, wrong)


@pytest.mark.parametrize("language", LEAST_OF_A_LANGUAGE)
def test_no_language_is_left_behind(answers: list[Answer], language: str) -> None:
    asked = [one for one in answers if one.query.language == language]
    wrong = [one for one in asked if not one.is_right]
    assert len(wrong) <= 0.1 * len(asked), _told(asked, wrong)


def test_what_is_meant_comes_first(answers: list[Answer]) -> None:
    wrong = [one for one in answers if not one.is_first]
    assert len(wrong) <= 0.05 * len(answers), _told(answers, wrong)


def test_a_hit_leads_to_where_the_words_stand(answers: list[Answer]) -> None:
    placed = [one for one in answers if one.query.at]
    wrong = [one for one in placed if not one.leads_there]
    assert len(wrong) <= 0.05 * len(placed), _told(placed, wrong)


def test_the_table_names_what_there_is() -> None:
    places: dict[str, set[str]] = {}
    for file in EDITION.glob("20*/*.yml"):
        entry, problems = read_entry(file.read_bytes(), file.name)
        assert entry, problems
        ids = [*(one.id for one in entry.segments), *(one.id for one in entry.claims), *(one.id for one in entry.notes)]
        places[file.stem] = {*ids, *(figure.id for claim in entry.claims for figure in claim.figures)}
    for query in table():
        assert query.expected, query
        assert query.expected <= places.keys(), query
        assert set(query.at) <= set().union(*(places[id] for id in query.expected)), query


def test_the_table_is_large_enough() -> None:
    queries = table()
    assert len(queries) >= 120
    assert len({(one.language, one.query) for one in queries}) == len(queries)
    many = Counter(one.language for one in queries)
    assert {language: least for language, least in LEAST_OF_A_LANGUAGE.items() if many[language] < least} == {}


def _words() -> dict[str, list[str]]:
    """Every word of the edition's originals and names, by language."""
    found: dict[str, set[str]] = {}
    for file in EDITION.glob("20*/*.yml"):
        entry = yaml.safe_load(file.read_text("utf-8"))
        words = found.setdefault(entry["source"]["language"], set())
        for segment in entry["segments"]:
            words.update(re.findall(r"[^\W_]+", segment["original"]))
    for file in EDITION.glob("authority/people/*.yml"):
        record = yaml.safe_load(file.read_text("utf-8"))
        found.setdefault("", set()).update(re.findall(r"[^\W_]+", " ".join([record["name"], *record["names"].values()])))
    return {language: sorted(words) for language, words in found.items()}


def test_the_script_cuts_words_as_the_index_does(page: Page) -> None:
    words = [word for some in _words().values() for word in some]
    script = "async (texts) => { const { inSequence } = await import('/assets/search-words.js'); return texts.map(inSequence) }"
    assert len(words) > 500
    assert page.evaluate(script, [f"{word} x" for word in words]) == [paired(f"{word} x") for word in words]


def test_the_script_folds_letters_and_digits_as_the_index_does(page: Page) -> None:
    tables = {**forms.LETTERS, **forms.ARABIC, **forms.DIGITS, **forms.simplified()}
    letters = [chr(code) for code in tables]
    script = """async (letters) => {
        const { folded } = await import("/assets/search-words.js")
        const told = await (await fetch("/search/index/about/han.json")).json()
        const han = new Map([...told.traditional].map((letter, at) => [letter, [...told.simplified][at]]))
        return letters.map((letter) => folded(letter, han)) }"""
    assert len(letters) > 4_000
    assert page.evaluate(script, letters) == [letter.translate(tables) for letter in letters]


@pytest.mark.parametrize("language", ["he", "ar"])
def test_the_script_takes_off_the_particles_the_index_does(page: Page, language: str) -> None:
    words = _words()[language]
    script = "async (words) => { const { bare } = await import('/assets/search-words.js'); return words.map(bare) }"
    got = dict(zip(words, page.evaluate(script, words), strict=True))
    shorter = {word: one.translate(forms.ARABIC) for word, one in got.items() if one != word}
    assert len(shorter) > 10
    assert {word for word, one in shorter.items() if one not in forms.further_forms(word, language)} == set()
