"""A PDF holds the text of every segment and note, right-to-left too, with title, language, structure and outline."""

import io
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sourceline.binding import dated, paper_of
from sourceline.command import main
from sourceline.desk import printer
from sourceline.entry import Entry
from sourceline.imprint import Imprint
from sourceline.reading import read_entry

EDITION = Path(__file__).parents[2] / "entries"
IDS = ("sladkov-contingent", "morsi-in-tehran", "vilnai-shoah")
"""Russian and Arabic, Arabic and Persian, Hebrew."""


def entry_of(id: str) -> Entry:
    [path] = EDITION.glob(f"*/{id}.yml")
    entry, _ = read_entry(path.read_bytes(), path.name)
    assert entry
    return entry


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("papers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCELINE_URL", "https://example.org/")
        for id in IDS:
            assert main(["--entries", str(EDITION), "take", id, str(folder / f"{id}.pdf")]) == 0
    return {id: (folder / f"{id}.pdf").read_bytes() for id in IDS}


@pytest.mark.parametrize("id", IDS)
def test_every_segment_and_note_is_in_it(papers: Mapping[str, bytes], id: str) -> None:
    entry, pages = entry_of(id), pypdf.PdfReader(io.BytesIO(papers[id])).pages
    said = "".join(page.extract_text() for page in pages)
    texts = [note.text for note in entry.notes]
    for segment in entry.segments:
        texts += [text for text in (segment.original, *(one.text for one in segment.renderings.values())) if text]
    heard = letters(said)
    for text in texts:
        shown = re.sub(r"\[\^[^]]*\]|\]\([^)]*\)", " ", text)
        # A line that mixes directions comes back in the order of the eye, so words are looked for one by one.
        lost = [word for word in re.split(r"[^\w]+", shown) if letters(word) and letters(word) not in heard]
        assert lost == [], text
    one_way = [
        letters(text)[:24] for text in texts if len({unicodedata.bidirectional(one) for one in text} & {"L", "R", "AL"}) == 1
    ]
    found = [text for text in one_way if text in heard]
    assert len(one_way) > 5
    assert len(found) > 0.8 * len(one_way), "a line with numbers or quotation marks in it may mix directions too"


def letters(text: str) -> str:
    """The letters and digits of a text alone, as one writes them who does not care for ligatures."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


@pytest.mark.parametrize("id", IDS)
def test_it_says_what_it_is_and_how_it_is_built(papers: Mapping[str, bytes], id: str) -> None:
    entry, reader = entry_of(id), pypdf.PdfReader(io.BytesIO(papers[id]))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata
    assert reader.metadata.title == entry.title
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert "/StructTreeRoot" in root
    titles = [one.title for one in reader.outline if not isinstance(one, list)] + [
        one.title for part in reader.outline if isinstance(part, list) for one in part if not isinstance(one, list)
    ]
    assert {"Claims", "Notes", "Sources", "How to cite"} <= {*titles}
    day = entry.updated or entry.published
    assert day
    assert str(reader.metadata["/CreationDate"]).startswith(f"D:{day.iso.replace('-', '')}000000")
    width, height = (float(side) for side in reader.pages[0].mediabox.upper_right)
    assert (round(width), round(height)) == (595, 842)


def test_its_sheets_have_feet_and_its_links_lead_on(papers: Mapping[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(papers["sladkov-contingent"]))
    for number, page in enumerate(reader.pages, 1):
        foot = page.extract_text()
        assert f"{number} / {len(reader.pages)}" in foot
        assert "https://example.org/entries/sladkov-contingent/" in foot
    actions = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    away = {str(one["/A"]["/URI"]) for one in actions if "/A" in one and "/URI" in one["/A"]}
    assert "https://example.org/entries/kim-yo-jong-one-trench/#c1" in away
    assert not [address for address in away if address.startswith("file:")]
    assert [one for one in actions if "/Dest" in one], "places of the page itself"


def test_the_same_entry_gives_the_same_bytes(
    papers: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCELINE_URL", "https://example.org/")
    assert main(["--entries", str(EDITION), "take", "vilnai-shoah", str(tmp_path / "again.pdf")]) == 0
    assert (tmp_path / "again.pdf").read_bytes() == papers["vilnai-shoah"]


def test_nothing_an_edition_is_called_can_end_the_foot_or_lead_to_this_machine() -> None:
    body = '<p><a href="../../x/">a</a> <a href="index.json">b</a> <a href="?">c</a> <a href="#d">d</a> <a href="https://e.org/">e</a></p>'
    document = paper_of("x", entry_of(IDS[0]), body, "", Imprint('Bad"; } </style><script>', ""))
    assert "<script" not in document.partition("<body")[0]
    assert '<p><a>a</a> <a>b</a> <a>c</a> <a href="#d">d</a> <a href="https://e.org/">e</a></p>' in document
    assert "2023" not in str(dated(b"/CreationDate (D:20231128135706+00'00')", entry_of(IDS[0])))


def test_what_cannot_be_printed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--entries", str(EDITION), "take", "2023", str(tmp_path / "x.pdf")]) == 1
    assert "made of one entry" in capsys.readouterr().err
    monkeypatch.setattr(printer, "NAMES", ("no-such-browser",))
    assert main(["--entries", str(EDITION), "take", IDS[0], str(tmp_path / "x"), "--format", "pdf"]) == 1
    assert "there is none on the PATH" in capsys.readouterr().err
    monkeypatch.setattr(printer, "NAMES", ("false",))
    assert main(["--entries", str(EDITION), "take", IDS[0], str(tmp_path / "x"), "--format", "pdf"]) == 1
    assert "Chromium made no PDF" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]
