"""Plates: the pictures of entries are looked at, and pages name a picture only where there is one."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import extruct
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from printed import EXAMPLES, IMPRINT, RECORDS, ROOT, SHELLS, Printed
from sourceline.authorities import Authorities
from sourceline.entry import Entry
from sourceline.plates import HEIGHT, WIDTH, MissingPackageError, drawing, drawn, plate_of
from sourceline.plates.plate import SCRIPTS
from sourceline.printing import Report, plating, print_edition
from sourceline.reading import AUTHORITIES, read_entry
from sourceline.settings import Settings
from sourceline.shell import Shell, slot

PAPER, ACCENT = (251, 250, 246), (125, 35, 32)
TITLE = (80, 150, WIDTH - 80, 540)
"""Where title and original stand."""
HEAD, CHAIN = (80, 50, WIDTH - 80, 90), (80, 550, WIDTH - 80, 590)

PLATES = replace(IMPRINT, plates=True)
SHELL = Shell.cut(
    f'<html><head><meta name="twitter:card" content="{slot("preview")}">\n{slot("head")}</head>{slot("body")}</html>'
)

TWINS = {
    "LATIN": "ab", "CYRILLIC": "жд", "GREEK": "λω", "HEBREW": "אש", "ARABIC": "سع", "CJK": "語国", "HIRAGANA": "あん",
    "KATAKANA": "アン", "KATAKANA-HIRAGANA": "アー", "HANGUL": "한글", "BOPOMOFO": "ㄅㄆ", "THAI": "กข", "LAO": "ກຂ",
    "KHMER": "កខ", "MYANMAR": "ကခ", "DEVANAGARI": "कख", "BENGALI": "কখ", "GUJARATI": "કખ", "GURMUKHI": "ਕਖ", "KANNADA": "ಕಖ",
    "MALAYALAM": "കഖ", "ORIYA": "କଖ", "SINHALA": "කඛ", "TAMIL": "கங", "TELUGU": "కఖ", "GEORGIAN": "აბ", "ARMENIAN": "աբ",
    "ETHIOPIC": "ሀለ",
}  # fmt: skip
"""Two letters of every script there is said to be a face for."""


def entry(**other: Any) -> Entry:
    found, _ = read_entry((EXAMPLES / "entry.yml").read_bytes(), "entry.yml")
    assert found
    return replace(found, **other)


NOBODY = Authorities({}, {}, {}, {}, {})


def words(**other: Any) -> str:
    return plate_of(entry(**other), NOBODY, PLATES)


def looked_at(*plates: str) -> list[Image.Image]:
    return [Image.open(io.BytesIO(one)).convert("RGB") for one in drawn(plates)]


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """What is not paper within a box: its edges, as seen from the box."""
    part = picture.crop(box)
    return (
        ImageChops.difference(part, Image.new("RGB", part.size, PAPER))
        .convert("L")
        .point(lambda one: 255 if one > 40 else 0)
        .getbbox()
    )


def titled(title: str) -> str:
    """A plate with a title and nothing else that changes."""
    return words(title=title, claims=(), source=replace(entry().source, title=None))


def test_a_plate_has_its_size_and_ink_where_title_edition_and_chain_stand() -> None:
    (picture,) = looked_at(words())
    assert picture.size == (WIDTH, HEIGHT)
    assert picture.getpixel((5, 5)) == picture.getpixel((WIDTH - 5, HEIGHT - 5)) == PAPER
    for box in (TITLE, HEAD, CHAIN):
        assert ink(picture, box), box
    assert ACCENT in {color for _, color in picture.crop(CHAIN).getcolors(10_000) or ()}
    assert ink(looked_at(words(claims=()))[0], CHAIN) is None


def test_every_script_there_is_said_to_be_a_face_for_has_one() -> None:
    """Where no face has them, any two letters are the same box."""
    assert TWINS.keys() == SCRIPTS
    pictures = looked_at(*(titled(letter) for letters in TWINS.values() for letter in letters))
    for at, script in enumerate(TWINS):
        one, other = pictures[2 * at], pictures[2 * at + 1]
        assert ink(one, TITLE), script
        assert ImageChops.difference(one, other).getbbox(), script


def test_arabic_letters_join_and_begin_at_the_right() -> None:
    joined, apart, latin = looked_at(titled("سلام"), titled("س\u200cل\u200cا\u200cم"), titled("salam"))
    boxes = [ink(one, TITLE) for one in (joined, apart, latin)]
    assert all(boxes)
    (left, _, right, _), (wide_left, _, wide_right, _), (latin_left, _, _, _) = (box for box in boxes if box)
    assert right - left < wide_right - wide_left
    assert right > TITLE[2] - TITLE[0] - 20
    assert latin_left < 20


def test_a_long_title_stays_within_its_place() -> None:
    for title in ("word " * 150, "W" * 300, "語" * 300, "ا" * 300):
        (picture,) = looked_at(titled(title.strip()))
        assert picture.crop((0, 0, 80, HEIGHT)).getcolors() == [(80 * HEIGHT, PAPER)], title[:5]
        assert picture.crop((WIDTH - 80, 0, WIDTH, HEIGHT)).getcolors() == [(80 * HEIGHT, PAPER)], title[:5]


def test_the_same_words_give_the_same_bytes_and_other_words_others() -> None:
    assert drawn([words(), titled("x")]) == [*drawn([words()]), *drawn([titled("x")])]


@settings(max_examples=20)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), min_size=1, max_size=8))
def test_whatever_a_title_says_is_drawn(titles: list[str]) -> None:
    told = [plate for title in (*titles, '#import "x"; $a_', "\\u{0} */ // ` [") if (plate := titled(title))]
    assert len(drawn(told)) == len(told)


def test_a_plate_says_what_the_original_is_called_or_else_the_words_of_its_first_claim() -> None:
    source = entry().source
    assert json.loads(words())["original"]["text"] == (source.title.text if source.title else "")
    claim = entry().claims[0]
    quoted = [place.quote for place in claim.at if place.in_ == "original"]
    assert quoted
    told = json.loads(words(source=replace(source, title=None)))
    assert told["original"]["text"] == quoted[0]
    assert [hop["named"] for hop in told["chain"]] == [hop.who != "unnamed" for hop in claim.chain]
    assert json.loads(words(source=replace(source, language="en")))["original"] is None


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_only_what_is_published_has_a_plate(status: str) -> None:
    assert not words(status=status)


def test_without_a_face_for_a_letter_there_is_no_plate() -> None:
    assert not words(title="ᚠᚢᚦ")
    assert json.loads(words(source=replace(entry().source, title=None), claims=()))["original"] is None


def print_with(folder: Path, site: Path | None = None) -> Report:
    shells = dict.fromkeys(SHELLS, SHELL)
    return print_edition(Settings(folder / "entries", folder / "cache", PLATES, jobs=1), shells, site)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for name in ("2023", "2005", "2026", "authority"):
        shutil.copytree(ROOT / f"entries/{name}", tmp_path / f"entries/{name}")
    for kind in AUTHORITIES:
        shutil.copyfile(EXAMPLES / f"{kind}.yml", tmp_path / f"entries/authority/{kind}/{RECORDS[kind]}.yml")
    return tmp_path


def published(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("entries/2*/*.yml") if "\nstatus: published" in file.read_text("utf-8")}


def test_pages_name_a_picture_where_there_is_one(edition: Path) -> None:
    runic = edition / "entries/2005/wiped-off-the-map.yml"
    runic.write_text(runic.read_text("utf-8").replace("Effaced", "ᚠᚢᚦ"), "utf-8")
    site = edition / "site"
    print_with(edition, site)
    with_picture = published(edition) - {"wiped-off-the-map"}
    assert with_picture
    assert {file.parent.name for file in site.glob("entries/*/plate.png")} == with_picture
    for page in site.glob("entries/*/index.html"):
        told = dict(extruct.extract(page.read_text("utf-8"), syntaxes=["opengraph"])["opengraph"][0]["properties"])
        has = page.parent.name in with_picture
        assert told.get("og:image") == (f"{PLATES.address}entries/{page.parent.name}/plate.png" if has else None)
        assert ("summary_large_image" in page.read_text("utf-8")) == has
        if has:
            with Image.open(page.with_name("plate.png")) as picture:
                size = picture.size
            assert (told["og:image:width"], told["og:image:height"]) == tuple(map(str, size))


def test_only_what_has_changed_is_drawn_again(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Sequence[str]] = []

    def watched(plates: Sequence[str]) -> list[bytes]:
        calls.append(plates)
        return drawn(plates)

    monkeypatch.setattr(plating, "drawn", watched)
    print_with(edition)
    assert len(calls[0]) == len(published(edition))
    kept = edition / "cache" / plating.PLATES
    before = {file.name: file.read_bytes() for file in kept.iterdir()}
    print_with(edition)
    shutil.rmtree(edition / "cache/pages")
    (edition / "cache/ledger.msgpack").unlink()
    print_with(edition)
    assert len(calls) == 1
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before

    spoilt = min(before)
    (kept / spoilt).write_bytes(before[spoilt][:-7])
    print_with(edition)
    assert [len(some) for some in calls[1:]] == [1]
    assert (kept / spoilt).read_bytes() == before[spoilt]

    file = edition / "entries/2023/sladkov-contingent.yml"
    file.write_text(file.read_text("utf-8").replace("title:", "title: Quite another, #", 1), "utf-8")
    print_with(edition)
    assert [len(some) for some in calls[2:]] == [1]
    assert len({*before} - {one.name for one in kept.iterdir()}) == 1
    file.unlink()
    print_with(edition)
    assert len(calls) == 3
    assert len([*kept.iterdir()]) == len(before) - 1


def test_without_the_setting_nothing_is_drawn_or_loaded(printed: Printed) -> None:
    assert not (printed.settings.cache / plating.PLATES).exists()
    assert b"og:image" not in b"".join(printed.read(f"entries/{id}/index.html") for id in printed.ids)
    asked = "import sys, sourceline.printing; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(drawing, "version", missing)
    drawing.drawing_digest.cache_clear()
    with pytest.raises(MissingPackageError, match=r"Plates need the package typst\. Run `make plates` once\."):
        drawing.drawing_digest()
    drawing.drawing_digest.cache_clear()
