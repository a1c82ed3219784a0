"""A book holds what the page says, both texts and every note, in XML that hangs together, and the same bytes each time."""

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from books import bind as bound
from books import faults
from sourceline.binding import Book, bind, chapter_of
from sourceline.command import main
from sourceline.entry import Entry
from sourceline.reading import read_entry

EDITION = Path(__file__).parents[2] / "entries"
SVG = "{http://www.w3.org/2000/svg}"
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
                chapter, _, place = link.partition("#")
                there = f"EPUB/{chapter}" if chapter else name
                assert link.startswith(("http://", "https://", "mailto:")) or there in book, link
                assert link.startswith("http") or not place or f' id="{place}"' in book[there].decode(), link
                assert chapter or place in ids or link.startswith("http"), link


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
        ' <a href="../other/">four</a> <a href="../away/#c2">five</a><span hidden>h</span></div>'
    )
    inside = "<div><div><p>More</p>A &amp; &lt;b&gt;<br/>c</div><a>one</a> "
    assert chapter_of("x", entry, page, ("x", "other"), "").body == (
        f'{inside}<a>two</a> <a href="other.xhtml#c1">three</a> <a href="other.xhtml">four</a> <a>five</a></div>'
    )
    assert chapter_of("x", entry, page, ("x",), "https://e.org/").body == (
        f'{inside}<a href="https://e.org/people/x/">two</a> <a href="https://e.org/entries/other/#c1">three</a>'
        ' <a href="https://e.org/entries/other/">four</a> <a href="https://e.org/entries/away/#c2">five</a></div>'
    )


def test_a_link_to_a_place_of_another_chapter_leads_there_if_it_is_in_the_book() -> None:
    entry = _smallest()
    page = '<p><a href="../../entries/other/#c1">one</a> <a href="../../entries/other/#gone">two</a></p>'
    chapters = [
        chapter_of("x", entry, page, ("x", "other"), ""),
        chapter_of("other", entry, '<p id="c1"></p>', ("x", "other"), ""),
    ]
    with zipfile.ZipFile(io.BytesIO(bind(Book("Title", "urn:x", "Edition", chapters)))) as packed:
        body = packed.read("EPUB/x.xhtml").decode()
    assert '<a href="other.xhtml#c1">one</a> <a href="other.xhtml">two</a>' in body


def test_a_plot_is_in_the_book_as_it_is_on_the_page(tmp_path: Path) -> None:
    with zipfile.ZipFile(bound(EDITION, "sladkov-contingent", tmp_path)) as packed:
        page = ElementTree.fromstring(packed.read("EPUB/sladkov-contingent.xhtml"))  # noqa: S314 - ours
        assert b'properties="svg"' in packed.read("EPUB/package.opf")
    plots = [*page.iter(f"{SVG}svg")]
    entry, _ = read_entry((EDITION / "2023/sladkov-contingent.yml").read_bytes(), "")
    assert entry
    figures = [figure for claim in entry.claims for figure in claim.figures if figure.variants]
    assert len(plots) == len(figures)
    assert all(plot.attrib["viewBox"].startswith("0 0 640 ") for plot in plots)
    values = {text.text for plot in plots for text in plot.iter(f"{SVG}text") if text.attrib.get("class") == "value"}
    assert {f"{figure.value:,}" for figure in figures if figure.value is not None} <= values


def test_a_book_links_terms_names_its_edition_and_shows_what_is_related(tmp_path: Path) -> None:
    with zipfile.ZipFile(bound(EDITION, "kim-yo-jong-one-trench", tmp_path)) as packed:
        page = packed.read("EPUB/kim-yo-jong-one-trench.xhtml").decode()
        assert b"<dc:publisher>Sourceline</dc:publisher>" in packed.read("EPUB/package.opf")
    assert 'href="https://example.org/terms/' in page
    assert 'href="https://example.org/entries/sladkov-contingent/' in page


@pytest.mark.skipif(not shutil.which("java"), reason="EPUBCheck needs Java; make audit brings it")
@pytest.mark.parametrize("what", ["2023", "translation-disputes"])
def test_the_official_checker_has_nothing_to_say(what: str, tmp_path: Path) -> None:
    assert [*faults(bound(EDITION, what, tmp_path))] == []


@pytest.mark.skipif(not shutil.which("java"), reason="EPUBCheck needs Java; make audit brings it")
def test_the_official_checker_would_have_something_to_say(tmp_path: Path) -> None:
    chapter = chapter_of("x", _smallest(), '<p id="a">one</p><p id="a">two</p>', ("x",), "")
    (tmp_path / "x.epub").write_bytes(bind(Book("Title", "urn:x", "Edition", [chapter])))
    assert any("RSC-005" in sentence for sentence in faults(tmp_path / "x.epub"))


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
