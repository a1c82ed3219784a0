"""Out to a translator's tool and back: every entry comes home as it went, and what was changed there is changed here."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import factory

from conftest import completed
from corpus import write_corpus
from sourceline.entry import Entry, language_of
from sourceline.exchange import FORMS, Returned, ReturnedUnit, Unit, read_back, returned, units_of, written_units
from sourceline.reading import read_entry

ENTRIES = sorted((Path(__file__).parent.parent.parent / "entries").glob("[0-9]*/*.yml"))
FORM = pytest.mark.parametrize("form", FORMS)


def entry_of(text: str) -> Entry:
    entry, problems = read_entry(text.encode(), "2023/spring-sowing.yml")
    assert entry, problems
    return entry


def sent(entry: Entry, form: str, into: str) -> bytes:
    language = language_of(into, entry.translations[into]) if into in entry.translations else into
    return written_units(form, units_of(entry, into), "spring-sowing", into, language)


def through_a_tool(raw: bytes, form: str, folder: Path) -> Returned:
    """Let another program read the file and write it again."""
    file = folder / f"sent{FORMS[form].suffixes[0]}"
    file.write_bytes(raw)
    store: Any = factory.getobject(str(file))
    store.savefile(str(file))
    return read_back(file.read_bytes(), file.suffix)


@FORM
@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_every_entry_comes_home_as_it_went(path: Path, form: str, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    entry = entry_of(text)
    for into in entry.translations:
        units = units_of(entry, into)
        if not units:
            continue
        back = through_a_tool(sent(entry, form, into), form, tmp_path)
        assert (back.entry, back.into) == ("spring-sowing", into)
        assert {id: (unit.source, unit.target) for id, unit in back.units.items()} == {
            unit.id: (unit.source, unit.target) for unit in units
        }
        done = returned(text, entry, back)
        assert (done.text, done.changed, done.refused) == (text, [], [])


@FORM
def test_a_made_up_edition_comes_home_too(form: str, tmp_path: Path) -> None:
    write_corpus(30, tmp_path)
    for path in sorted((tmp_path / "entries").glob("[0-9]*/*.yml")):
        text = path.read_text("utf-8")
        entry = entry_of(text)
        for into in entry.translations:
            done = returned(text, entry, read_back(sent(entry, form, into), FORMS[form].suffixes[0]))
            assert (done.text, done.changed, done.refused) == (text, [], [])


@FORM
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=80).filter(str.strip),
    st.text(st.sampled_from(list("ab\n \"'\\<>&%#{}[]^~_«»한ع\u00a0")), max_size=80),
)
def test_any_text_goes_out_and_comes_back(form: str, source: str, target: str) -> None:
    unit = Unit("s1", source, "ru", target if target.strip() else "", ("A remark", target or "none"))
    back = read_back(written_units(form, [unit], "x", "en", "en"), FORMS[form].suffixes[0])
    assert (back.units["s1"].source, back.units["s1"].target) == (unit.source, unit.target)
    assert back.units["s1"].remarks == ()


def test_the_translator_sees_what_the_entry_says_of_the_words() -> None:
    entry = entry_of(completed(REMARKED))
    assert units_of(entry, "en") == (
        Unit(
            "s1",
            "Сев начался.",
            "ru",
            "Sowing[^n1] has begun.",
            (
                "This is a quote.",
                "Said by Maria Example.",
                "[^n1], translator: весенний, of spring.",
                "Or: The sowing (with the article)",
                "Doubtful: whose sowing",
                "en-wire: Sowing started.",
            ),
        ),
        Unit("s2", "Фото", "uk", "", ("Left out: a credit",)),
    )
    for form in FORMS:
        raw = sent(entry, form, "en").decode()
        assert all(remark in raw for unit in units_of(entry, "en") for remark in unit.remarks)


REMARKED = """\
# the whole of it
translations: {en: {method: human}, en-wire: {method: human, published_in: source}}
segments:
  - id: s1
    kind: quote
    speaker: {name: Maria Example}
    original: Сев начался.
    en:
      text: Sowing[^n1] has begun.  # since March
      alternatives:
        - {text: The sowing, why: with the article}
      uncertain: whose sowing
    en-wire: Sowing started.
  - {id: s2, language: uk, original: Фото, en: {omitted: a credit}}
  # Nobody holds this one's original.
  - {id: s3, en: Found in a cutting.}
notes:
  - {id: n1, voice: translator, text: "весенний, of spring."}
"""


def back_with(**targets: str) -> Returned:
    units = {unit.id: ReturnedUnit(unit.source, unit.target) for unit in units_of(entry_of(completed(REMARKED)), "en")}
    return Returned("spring-sowing", "en", units | {id: replace(units[id], target=text) for id, text in targets.items()})


def test_what_was_changed_in_the_tool_is_changed_in_the_entry_and_nothing_else() -> None:
    text = completed(REMARKED)
    done = returned(text, entry_of(text), back_with(s1="The sowing[^n1] has begun.", s2="Photograph"))
    assert done.changed == ["s1", "s2"]
    assert done.refused == []
    expected = text.replace("text: Sowing[^n1] has begun.", "text: The sowing[^n1] has begun.")
    assert done.text == expected.replace("en: {omitted: a credit}}", "en: Photograph}")


def test_a_new_translation_is_declared_and_stands_where_the_format_has_it() -> None:
    text = completed(REMARKED)
    units = {"s1": ReturnedUnit("Сев начался.", "Die Saat hat begonnen."), "s2": ReturnedUnit("Фото", "")}
    done = returned(text, entry_of(text), Returned("spring-sowing", "de", units), "machine-edited")
    assert (
        "translations: {en: {method: human}, en-wire: {method: human, published_in: source}, de: {method: machine-edited}}"
        in done.text
    )
    assert "    en-wire: Sowing started.\n    de: Die Saat hat begonnen.\n" in done.text
    assert entry_of(done.text).segments[0].renderings["de"].text == "Die Saat hat begonnen."


def test_what_was_made_from_another_original_is_not_taken() -> None:
    text = completed(REMARKED.replace("Сев начался.", "Сев не начался."))
    done = returned(text, entry_of(text), back_with(s1="Sowing is under way."))
    assert done.text == text
    assert done.refused == ["The original of s1 has changed since it was exported; its translation was not taken."]


def test_what_is_missing_empty_unknown_or_unfinished_is_told() -> None:
    text = completed(REMARKED)
    back = back_with(s1=" ")
    units = {"s1": replace(back.units["s1"], remarks=("look\nagain",), is_unfinished=True), "s9": ReturnedUnit("x", "y")}
    done = returned(text, entry_of(text), Returned("spring-sowing", "en", units))
    assert done.text == text
    assert done.refused == ["s2 did not come back.", "s9 is no segment of the entry with an original."]
    assert done.remarks == [
        "s1 came back empty; the translation that is there stays.",
        "s1 is marked as unfinished in the tool.",
        "s1 has a remark, “look again”. It stays outside the entry; make it a note if readers are to see it.",
    ]


def test_a_segment_translated_anew_is_made_from_the_original_as_it_stands() -> None:
    text = completed("translations:\n  en:\n    method: human\n    made_from: {s1: 000000000000}\n")
    done = returned(text, entry_of(text), Returned("x", "en", {"s1": ReturnedUnit("Сев начался.", "The sowing has begun.")}))
    assert "made_from: {s1: 000000000000}" not in done.text
    assert entry_of(done.text).translations["en"].made_from["s1"] != "000000000000"


@pytest.mark.parametrize(
    ("suffix", "raw"),
    [
        (".xlf", b""),
        (".xlf", b"<xliff"),
        (".xlf", b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ru"><file id="f"/></xliff>'),
        (".xlf", b'<xliff version="1.2"><file original="a" source-language="ru"><body/></file></xliff>'),
        (".xliff", b"<html></html>"),
        (".po", b'msgid "x"\nmsgstr "y"\n'),
        (".po", b"\xff\xfe"),
        (".po", b"not po at all"),
    ],
)  # fmt: skip
def test_a_file_that_did_not_come_from_here_is_refused_in_a_sentence(suffix: str, raw: bytes) -> None:
    with pytest.raises(ValueError, match="This "):
        read_back(raw, suffix)


def test_a_file_cannot_bring_another_file_with_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words", "utf-8")
    raw = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x/en/ru" source-language="ru"><body>
    <trans-unit id="s1"><source>Сев начался.</source><target>&e;</target></trans-unit></body></file></xliff>"""
    try:
        back = read_back(raw.encode(), ".xlf")
    except ValueError:
        return
    assert "secret" not in back.units["s1"].target


def test_the_same_entry_gives_the_same_bytes() -> None:
    entry = entry_of(completed(REMARKED))
    for form in FORMS:
        assert sent(entry, form, "en") == sent(entry, form, "en")
        assert b"POT-Creation-Date" not in sent(entry, form, "en")


def test_xliff_is_of_the_version_that_tools_read_best() -> None:
    assert b'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"' in sent(entry_of(completed(REMARKED)), "xliff", "en")
