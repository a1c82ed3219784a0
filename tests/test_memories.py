"""Translation memories and term base of the data: all segments and terms are there, and only what changed is made anew."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from printed import IMPRINT, SHELLS, Printed
from sourceline.exchange import pairs_of
from sourceline.printing import Report, pages, print_edition, survey
from sourceline.settings import Settings

frictionless = pytest.importorskip("frictionless")
XML = "{http://www.w3.org/XML/1998/namespace}"


class Edition:
    """The printed edition once more, with files for translators' tools."""

    def __init__(self, printed: Printed, folder: Path) -> None:
        self.settings = Settings(printed.entries, folder / "cache", replace(IMPRINT, exchange=True), jobs=1)
        self.report = self.print()

    def print(self) -> Report:
        return print_edition(self.settings, SHELLS)

    def read(self, address: str) -> bytes:
        return Path(pages.kept_at(self.settings.cache / "pages", address)).read_bytes()


@pytest.fixture(scope="module")
def edition(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return Edition(printed, tmp_path_factory.mktemp("memories"))


def memories(edition: Edition) -> Mapping[str, Any]:
    found = {address: etree.fromstring(edition.read(address)) for address in edition.report.pages if address.endswith(".tmx")}
    assert found
    return found


def test_every_aligned_segment_is_in_a_memory_with_its_languages_and_licence(printed: Printed, edition: Edition) -> None:
    told = {}
    for memory in memories(edition).values():
        for unit in memory.iter("tu"):
            texts = [(one.get(f"{XML}lang"), one.findtext("seg")) for one in unit.iter("tuv")]
            told[unit.get("tuid")] = (texts, unit.findtext("note") or "")
    wanted = {}
    for id in printed.ids:
        entry = printed.entry(id)
        own = next(iter(entry.translations))
        for pair in pairs_of(entry, id) if entry.status == "published" else ():
            licence = pair.licence or ("CC-BY-4.0" if pair.into == own else "")
            texts = [(pair.source_language, pair.source), (pair.target_language, pair.target)]
            wanted[f"{id}#{pair.segment}/{pair.into}"] = (texts, licence)
    assert len(wanted) > 50
    assert told == wanted


def test_a_memory_holds_the_entries_of_its_year(printed: Printed, edition: Edition) -> None:
    for address, memory in memories(edition).items():
        ids = {unit.get("tuid").partition("#")[0] for unit in memory.iter("tu")}
        for id in ids:
            published = printed.entry(id).published
            assert published
            assert address == f"data/segments-{published.year}.tmx"


def test_every_term_is_in_the_base(printed: Printed, edition: Edition) -> None:
    base = etree.fromstring(edition.read("data/terms.tbx"))
    terms = survey(printed.entries).authorities.terms
    assert {one.get("id") for one in base.iter("termEntry")} == {*terms}
    said = {one.text for one in base.iter("term")}
    assert {text for term in terms.values() for text in (*term.labels.values(), *term.chosen.values())} <= said
    assert b"Terms of The Edition, CC-BY-4.0" in edition.read("data/terms.tbx")


def test_the_package_and_the_page_name_them(edition: Edition, tmp_path: Path) -> None:
    made = {address.removeprefix("data/") for address in edition.report.pages if address.endswith((".tmx", ".tbx"))}
    for address in edition.report.pages:
        if address.startswith("data/") and address.count("/") == 1:
            (tmp_path / address.removeprefix("data/")).write_bytes(edition.read(address))
    told = {one["path"]: one for one in json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"]}
    assert {path for path in told if path.endswith((".tmx", ".tbx"))} == made
    assert all(told[path]["licenses"][0]["name"] == "CC-BY-4.0" for path in made)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    page = edition.read("data/index.html").decode()
    assert all(f'href="{path}"' in page for path in made)
    assert "sourceline export tmx" not in page


def test_only_what_has_changed_is_made_again(edition: Edition) -> None:
    assert [address for address in edition.print().printed if address.startswith("data/")] == []
    file = edition.settings.entries / "2023/sladkov-contingent.yml"
    was = file.read_text("utf-8")
    try:
        file.write_text(was.replace("title: ", "title: Again, ", 1), "utf-8")
        again = {address for address in edition.print().printed if address.endswith((".tmx", ".tbx"))}
    finally:
        file.write_text(was, "utf-8")
        edition.print()
    assert again == {"data/segments-2026.tmx"}


def test_nobody_who_does_not_ask_has_them(printed: Printed) -> None:
    assert not [address for address in printed.report.pages if address.endswith((".tmx", ".tbx"))]
    page = printed.read("data/index.html").decode()
    assert "sourceline export tmx" in page
    assert '.tmx"' not in page
