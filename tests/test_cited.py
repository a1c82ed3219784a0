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
