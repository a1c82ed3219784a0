"""A book holds what the page says, both texts and every note, in XML that hangs together, and the same bytes each time."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sourceline.binding import chapter_of
from sourceline.command import main
from sourceline.entry import Entry
from sourceline.reading import read_entry

EDITION = Path(__file__).parents[2] / "entries"
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(params=["sladkov-contingent", "2023", "translation-disputes"])
def book(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files of a book, bound twice."""
    monkeypatch.setenv("SOURCELINE_URL", "https://example.org/")
    files = [tmp_path / f"{at}.epub" for at in range(2)]
    for file in files:
        assert main(["--entries", str(EDITION), "take", request.param, str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_book_hangs_together(book: Mapping[str, bytes]) -> None:
    package = ElementTree.fromstring(book["EPUB/package.opf"])  # noqa: S314 - ours
    items = {item.attrib["id"]: f"EPUB/{item.attrib['href']}" for item in package.iter(f"{OPF}item")}
    assert {*items.values()} == {name for name in book if name.startswith("EPUB/") and name != "EPUB/package.opf"}
    assert {item.attrib["idref"] for item in package.iter(f"{OPF}itemref")} == items.keys() - {"nav", "css"}
    for name, raw in book.items():
        if name.endswith(".xhtml"):
            page = ElementTree.fromstring(raw)  # noqa: S314 - ours
            ids = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
            assert len(ids) == len(set(ids))
            for link in (element.attrib["href"] for element in page.iter() if "href" in element.attrib):
                assert link.startswith(("http://", "https://", "mailto:")) or f"EPUB/{link}" in book or link[1:] in ids, link


def test_a_book_holds_both_texts_and_every_note(book: Mapping[str, bytes]) -> None:
    for name in book:
        if not name.endswith(".xhtml") or name == "EPUB/nav.xhtml":
            continue
        [path] = EDITION.glob(f"*/{Path(name).stem}.yml")
        entry, _ = read_entry(path.read_bytes(), path.name)
        assert entry
        said = _words("".join(ElementTree.fromstring(book[name]).itertext()))  # noqa: S314 - ours
        texts = [note.text for note in entry.notes]
        for segment in entry.segments:
            texts += [text for text in (segment.original, *(one.text for one in segment.renderings.values())) if text]
        for text in texts:
            assert _words(re.split(r"\[\^|\]\(", text)[0])[:24] in said, text


def test_what_only_a_screen_can_use_stays_behind() -> None:
    entry = _smallest()
    page = (
        '<div><form><input type="radio" id="a"></form><details><summary>More</summary>A &amp; &lt;b&gt;<br>c</details>'
        '<a href="#a">one</a> <a href="../../people/x/">two</a> <a href="../../entries/other/#c1">three</a>'
        "<span hidden>h</span></div>"
    )
    assert chapter_of("x", entry, page, ("x", "other"), "").body == (
        '<div><div><p>More</p>A &amp; &lt;b&gt;<br/>c</div><a>one</a> <a>two</a> <a href="other.xhtml">three</a></div>'
    )


def test_nothing_of_that_name(tmp_path: Path) -> None:
    assert main(["--entries", str(EDITION), "take", "no-such-entry", str(tmp_path / "x.epub")]) == 1
    assert not [*tmp_path.iterdir()]


def _smallest() -> Entry:
    path = next(EDITION.glob("2026/*.yml"))
    entry, _ = read_entry(path.read_bytes(), path.name)
    assert entry
    return entry


def _words(text: str) -> str:
    """The letters and digits of a text alone."""
    return "".join(letter for letter in text if letter.isalnum())
