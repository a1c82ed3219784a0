"""Warm as cold: whatever a page shows of records and other entries, a later print gives the bytes of a first one."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from conftest import completed
from sourceline.catalogue import Card, card_of
from sourceline.entry import Entry, Named
from sourceline.listings import overviews
from sourceline.listings.sheet import paged
from sourceline.reading import read_entry
from test_printing import cold, retitle, run, tree

REFERRING = """\
title: An entry that refers to a record wherever it can
status: published
published: 2023-04-01
editors: [an-editor]
topics: [a-topic]
source:
  outlet: an-outlet
  authors: [an-author]
  language: ru
  date: 2023-03-28
  extent: full
sources:
  - {id: wire, role: relay, outlet: another-outlet, authors: [another-author], date: 2023-03-29}
translations:
  en: {translators: [a-translator], revisers: [a-reviser], method: human}
segments:
  - {id: s1, speaker: a-speaker, original: Сев начался., en: "Sowing[^n1] has begun."}
notes:
  - {id: n1, voice: editor, text: In the south., by: a-note-author}
claims:
  - id: c1
    text: Sowing has begun.
    kind: event
    at: [{segment: s1, quote: Сев начался, in: original}]
    chain: [{who: a-hop}]
    assessments: [{date: 2023-04-02, by: a-judge, verdict: unverified, why: Nobody else says so.}]
revisions:
  - {date: 2023-05-01, version: '1.1', kind: typo, what: A letter., reported_by: a-reporter}
"""
RECORDS = {
    "people": ("an-editor", "an-author", "another-author", "a-translator", "a-reviser", "a-speaker", "a-note-author", "a-hop",
               "a-judge", "a-reporter"),
    "outlets": ("an-outlet", "another-outlet"),
    "topics": ("a-topic",),
}  # fmt: skip


def write_entry(edition: Path, id: str, text: str, year: int = 2023) -> Path:
    file = edition / str(year) / f"{id}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(completed(text), "utf-8")
    return file


def write_record(edition: Path, kind: str, id: str, name: str) -> Path:
    file = edition / "authority" / kind / f"{id}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{'title' if kind == 'topics' else 'name'}: {name}\n", "utf-8")
    return file


def published(title: str, more: str = "") -> str:
    return f"title: {title}\nstatus: published\npublished: 2023-04-01\n{more}"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for kind, ids in RECORDS.items():
        for id in ids:
            write_record(tmp_path / "entries", kind, id, id.capitalize())
    write_entry(tmp_path / "entries", "referring", REFERRING)
    return tmp_path / "entries"


def _places(kind: Any) -> Iterator[Any]:
    """Every place in a value's type where a record may be named."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        for field in fields(kind):
            yield from _places(hints[field.name])
    elif Named in get_args(kind):
        yield kind
    else:
        for part in get_args(kind):
            yield from _places(part)


def test_the_entry_refers_wherever_it_can() -> None:
    assert len(list(_places(Entry))) == 13, "`Source` stands twice in an entry; a new place belongs into REFERRING"
    assert sum(map(len, RECORDS.values())) == 13


def _card() -> Card:
    entry, problems = read_entry(completed(REFERRING).encode(), "2023/referring.yml")
    assert entry, problems
    return card_of(entry, "referring")


def test_a_card_names_every_record_its_page_shows() -> None:
    assert {f"{kind}/{id}" for kind, ids in RECORDS.items() for id in ids} <= set(_card().used)
    assert set(_card().people) == set(RECORDS["people"]) - {"another-author"}, "who wrote a cited source is not in the entry"


@pytest.mark.parametrize(("kind", "id"), [(kind, id) for kind, ids in RECORDS.items() for id in ids])
def test_a_renamed_record_is_renamed_wherever_it_is_named(edition: Path, kind: str, id: str) -> None:
    assert not run(edition).errors
    retitle(edition / "authority" / kind / f"{id}.yml", "Quite another name")
    run(edition)
    assert b"Quite another name" in tree(edition)["entries/referring/index.html"]
    assert tree(edition) == cold(edition)


def test_the_home_page_counts_the_languages_of_entries_it_does_not_show(edition: Path) -> None:
    source = "source: {outlet: an-outlet, language: %s, date: 2001-01-01, extent: full}\n"
    old = write_entry(edition, "old", published("Old", source % "ru").replace("2023-04-01", "2001-02-01"), 2001)
    for number in range(overviews.LATEST):
        write_entry(edition, f"new-{number}", published(f"New {number}"))
    run(edition)
    assert b"<span>1 language</span>" in tree(edition)["index.html"]
    old.write_text(old.read_text("utf-8").replace("language: ru", "language: is"), "utf-8")
    run(edition)
    assert b"<span>2 languages</span>" in tree(edition)["index.html"]
    assert tree(edition) == cold(edition)


def test_the_archive_counts_entries_without_year_and_language(edition: Path) -> None:
    run(edition)
    source = "source: {outlet: an-outlet, date: unknown, extent: full}\n"
    write_entry(edition, "timeless", published("Timeless", source).replace("2023-04-01", "unknown"))
    run(edition)
    assert b"2 entries in all" in tree(edition)["archive/index.html"]
    assert tree(edition) == cold(edition)


def test_names_are_counted_as_their_listings_list_them(edition: Path) -> None:
    run(edition)
    people = tree(edition)["people/index.html"].decode()
    assert re.search(r'/another-author/">.*0 entries', people)
    assert re.search(r'/a-reporter/">.*1 entry', people)


def test_names_run_from_a_to_z_and_from_sheet_to_sheet(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overviews, "NAMES_ON_A_SHEET", 4)
    run(edition)
    sheets = [tree(edition)[f"people/{file}"].decode() for file in ("index.html", "page-2.html", "page-3.html")]
    names = [re.findall(r'<a href="../people/([a-z-]+)/">', sheet) for sheet in sheets]
    assert [len(on) for on in names] == [4, 4, 2]
    assert [one for on in names for one in on] == sorted(RECORDS["people"])
    turns = [re.findall(r'<a href="([^"]+)" rel="(prev|next)">', sheet) for sheet in sheets]
    assert turns == [[("page-2.html", "next")], [("./", "prev"), ("page-3.html", "next")], [("page-2.html", "prev")]]
    assert "People, page 2" in sheets[1]


def test_a_damaged_list_of_what_was_released_is_told_and_the_edition_printed(edition: Path) -> None:
    (edition / "released.json").write_text('{\n  "referring": ["s1", "s2"]\n', "utf-8")
    report = run(edition)
    assert [(problem.code, problem.path, problem.line) for problem in report.errors] == [
        ("released-damaged", "entries/released.json", 3)
    ]
    assert "entries/referring/index.html" in report.printed


def test_a_list_of_names_that_fits_is_one_sheet() -> None:
    assert [(at.file, at.last, len(shown)) for at, shown in paged("abcd", 4)] == [("index.html", 0, 4)]
    assert [(at.file, at.last, len(shown)) for at, shown in paged("", 4)] == [("index.html", 0, 0)]
