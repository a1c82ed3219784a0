"""What a page calls the sources it cites, the passages it takes from them, and what is laid beside the translation."""

from conftest import completed
from sourceline.authorities import Authorities
from sourceline.directory import Directory
from sourceline.imprint import Imprint
from sourceline.page import entry_page
from sourceline.reading import read_entry

NOBODY = Directory(Authorities(people={}, outlets={}, topics={}, terms={}, digests={}))


def _page(fragment: str) -> str:
    entry, problems = read_entry(completed(fragment).encode(), "sowing.yml")
    assert entry, problems
    return entry_page(entry, "sowing", NOBODY, Imprint("Edition"))


def test_a_segment_from_another_source_says_so_and_its_words_keep_their_language() -> None:
    page = _page(
        "sources: [{id: radio, outlet: {name: Example Radio}, date: 2023-04}]\n"
        "segments:\n"
        "- {id: s1, original: Сев начался., en: Sowing has begun.}\n"
        "- {id: s2, source: radio, language: de, original: Die Saat ist da., en: Sown.}\n"
        "claims:\n"
        "- {id: c1, text: Sown., kind: event, at: [{segment: s1, quote: Сев}, {segment: s2, quote: Saat}]}\n"
    )
    assert page.count('<p class="elsewhere"') == 1
    assert 'id="s2" data-source="Example Radio, April 2023">' in page
    assert 'From <a href="#source-radio">Example Radio</a>' in page
    assert '<q lang="ru" dir="ltr">Сев</q>' in page
    assert '<q lang="de" dir="ltr">Saat</q>' in page


def test_sources_are_called_after_outlets_then_dates_then_ids() -> None:
    page = _page(
        "sources:\n"
        "- {id: alone, outlet: {name: Example Radio}}\n"
        "- {id: march, outlet: {name: Example Wire}, date: 2023-03}\n"
        "- {id: april, outlet: {name: Example Wire}, date: 2023-04-02}\n"
        "- {id: early-times, outlet: {name: Example Times}, date: 2023-04-02}\n"
        "- {id: late, outlet: {name: Example Times}, date: 2023-04-02}\n"
        "- {id: nobodys}\n"
        "notes: [{id: n1, voice: editor, text: So., cites: [source, alone, march, april, early-times, late, nobodys, lost]}]\n"
        "segments: [{id: s1, original: Сев начался., en: 'Sowing[^n1] has begun.'}]\n"
    )
    cites = page.partition('<p class="credit">')[2].partition("</p>")[0]
    assert [part.partition("</a>")[0].partition(">")[2] for part in cites.split("<a href=")[1:]] == [
        "Example Gazette", "Example Radio", "Example Wire, March 2023", "Example Wire, 2 April 2023",
        "Example Times (early times)", "Example Times (late)", "nobodys", "lost",
    ]  # fmt: skip


def test_translations_that_appeared_in_one_place_are_told_apart_by_their_makers() -> None:
    page = _page(
        "sources: [{id: wire, outlet: {name: Example Wire}}]\n"
        "translations:\n"
        "  en: {method: human}\n"
        "  en-first: {method: human, published_in: wire, translators: [{name: 'Wire, at noon'}]}\n"
        "  en-later: {method: human, published_in: wire, translators: [{name: 'Wire, at night'}]}\n"
        "  de-wire: {method: human, published_in: wire}\n"
    )
    for label in ("Wire, at noon (English)", "Wire, at night (English)", "Example Wire (German)"):
        assert f">{label}</label>" in page


def test_sources_of_one_outlet_and_day_are_told_apart_by_languages_where_they_can_be() -> None:
    page = _page(
        "sources:\n"
        "- {id: wire-first, outlet: {name: Example Wire}, date: 2023-04-02, language: en}\n"
        "- {id: wire-later, outlet: {name: Example Wire}, date: 2023-04-02, language: en}\n"
        "- {id: wire-ar, outlet: {name: Example Wire}, date: 2023-04-02, language: ar}\n"
        "notes: [{id: n1, voice: editor, text: So., cites: [wire-first, wire-later, wire-ar]}]\n"
        "segments: [{id: s1, original: Сев начался., en: 'Sowing[^n1] has begun.'}]\n"
    )
    cites = page.partition('<p class="credit">')[2].partition("</p>")[0]
    assert [part.partition("</a>")[0].partition(">")[2] for part in cites.split("<a href=")[1:]] == [
        "Example Wire (wire first)", "Example Wire (wire later)", "Example Wire, in Arabic",
    ]  # fmt: skip


def test_a_translation_goes_by_its_name() -> None:
    page = _page(
        "translations:\n"
        "  en: {method: human}\n"
        "  en-rival: {method: human, name: The rival's text, translators: [{name: A. Rival}]}\n"
        "segments: [{id: s1, original: Сев начался., en: Sowing has begun., en-rival: Sown.}]\n"
    )
    assert ">The rival&#39;s text (English)</label>" in page
    assert "<p>The rival&#39;s text: English translation by A. Rival." in page
    assert "(en-rival)" not in page


def test_a_hop_shows_its_words_in_their_own_language() -> None:
    page = _page(
        "sources: [{id: radio, outlet: {name: Example Radio}, language: ar}]\n"
        "segments: [{id: s1, original: Сев начался., en: Sowing has begun.}]\n"
        "claims:\n"
        "- id: c1\n"
        "  text: Sowing has begun.\n"
        "  kind: event\n"
        "  chain:\n"
        "  - {who: {name: A. Farmer}, basis: participant, words: Сев начался}\n"
        "  - {who: {name: Radio}, basis: document, source: radio, words: {original: بدأ البذر, translation: sowing has begun}}\n"
        "  - {who: {name: Example Wire}, words: {original: Die Saat ist da, language: de}}\n"
    )
    assert '<span class="spoken"><q lang="ru" dir="ltr">Сев начался</q></span><em>took part</em>' in page
    assert '<span class="spoken"><q lang="ar" dir="rtl">بدأ البذر</q> sowing has begun</span>' in page
    assert '<span class="spoken"><q lang="de" dir="ltr">Die Saat ist da</q></span><em>not stated how they knew</em>' in page
