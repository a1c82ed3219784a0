"""Numbered files of an index, its chunks divided: list and folder agree, and what has another form stays as Pagefind made it."""

import gzip
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourceline.printing.chunks import PIECE, divide, last_of
from sourceline.printing.numbering import UnknownListError, number

LIST = [
    "1.5.2",
    [["en_d1aa396", 1_014], ["en_b359fb8", 4]],
    [["000", "the", "en_0000001"], ["their", "zoo", "en_1ea09ca"]],
    [],
    [],
    ["entry"],
]
"""One of the chunks is called as a number already, which is to be the other's."""


def an_index(folder: Path, told: Any = LIST, opening: bytes = b"pagefind_dcd") -> Path:
    folder.mkdir()
    (folder / "pagefind.en_7f501fe32e.pf_meta").write_bytes(gzip.compress(opening + cbor2.dumps(told)))
    for kind, names in (("fragment", ("en_d1aa396", "en_b359fb8")), ("index", ("en_0000001", "en_1ea09ca"))):
        (folder / kind).mkdir()
        for name in names:
            (folder / kind / f"{name}.pf_{kind}").write_text(name)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def listed(folder: Path) -> Any:
    (file,) = folder.glob("*.pf_meta")
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))


def test_files_are_called_in_the_order_of_the_list(tmp_path: Path) -> None:
    folder = an_index(tmp_path / "en-2")
    number(folder, "en", 2)
    version, pages, chunks, *more = listed(folder)
    assert (version, *more) == ("1.5.2", [], [], ["entry"])
    assert pages == [["en_0020000", 1_014], ["en_0020001", 4]]
    assert chunks == [["000", "thei" + "q\U0010ffff", "en_0020000"], ["their", "\U0010ffff", "en_0020001"]]
    texts = {name: text.decode() for name, text in files(folder).items() if not name.endswith("pf_meta")}
    assert texts == {
        "fragment/en_0020000.pf_fragment": "en_d1aa396",
        "fragment/en_0020001.pf_fragment": "en_b359fb8",
        "index/en_0020000.pf_index": "en_0000001",
        "index/en_0020001.pf_index": "en_1ea09ca",
    }


def test_a_number_another_file_has_is_not_lost(tmp_path: Path) -> None:
    swapped = [LIST[0], LIST[1], LIST[2][::-1], *LIST[3:]]
    folder = an_index(tmp_path / "en-0", swapped)
    number(folder, "en", 0)
    assert (folder / "index/en_0000000.pf_index").read_text() == "en_1ea09ca"
    assert (folder / "index/en_0000001.pf_index").read_text() == "en_0000001"


@pytest.mark.parametrize(
    ("told", "opening"),
    [
        (LIST, b"pagefind_xyz"),
        (LIST[:5], b"pagefind_dcd"),
        ([*LIST, []], b"pagefind_dcd"),
        ([LIST[0], [["en_d1aa396"], ["en_b359fb8"]], *LIST[2:]], b"pagefind_dcd"),
        ([LIST[0], LIST[1][:1], *LIST[2:]], b"pagefind_dcd"),
        ([LIST[0], [*LIST[1], ["en_0123456", 9]], *LIST[2:]], b"pagefind_dcd"),
        ([*LIST[:2], LIST[2][:1], *LIST[3:]], b"pagefind_dcd"),
        ({"pages": LIST[1]}, b"pagefind_dcd"),
    ],
    ids=[
        "other opening",
        "a part less",
        "a part more",
        "pages of one value",
        "a page less",
        "a page more",
        "a chunk less",
        "a map",
    ],
)
def test_an_index_whose_list_is_not_understood_stays_as_it_is(tmp_path: Path, told: Any, opening: bytes) -> None:
    folder = an_index(tmp_path / "en-0", told, opening)
    before = files(folder)
    with pytest.raises(UnknownListError, match="en-0"):
        number(folder, "en", 0)
    assert files(folder) == before


@pytest.mark.parametrize(
    "written",
    [b"", b"pagefind_dcd", gzip.compress(b"pagefind_dcd\x86e1.5"), gzip.compress(b"pagefind_dcd")[:20]],
    ids=["nothing", "not packed", "not a list", "cut short"],  # what is packed bears the time of packing
)
def test_a_list_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, written: bytes) -> None:
    folder = an_index(tmp_path / "en-0")
    next(folder.glob("*.pf_meta")).write_bytes(written)
    before = files(folder)
    with pytest.raises(UnknownListError, match="the list of en-0 is not as expected"):
        number(folder, "en", 0)
    assert files(folder) == before


def a_word(word: str, places: int) -> list[Any]:
    return [word, [[page, [-25, page]] for page in range(places)], []]


def a_chunk(*words: Sequence[object]) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps([[*words]]), 0)


def words_of(packed: bytes) -> Any:
    (words,) = cbor2.loads(gzip.decompress(packed).removeprefix(b"pagefind_dcd"))
    return words


def test_a_light_chunk_stays_as_it_is() -> None:
    packed = a_chunk(a_word("nov", 3), a_word("of", 9))
    assert [*divide("no", packed)] == [("no", packed)]


def test_a_heavy_chunk_is_divided_and_a_frequent_word_stands_alone() -> None:
    words = [a_word("nov", 3), a_word("november", 5), a_word("of", 2_000), a_word("offer", 7)]
    pieces = [*divide("no", a_chunk(*words))]
    assert [piece.first for piece in pieces] == ["no", "o", "off"]
    assert [words_of(piece.packed) for piece in pieces] == [words[:2], words[2:3], words[3:]]


def test_words_written_with_marks_count_too() -> None:
    """As Pagefind has them: no place of its own, and all those of the form with marks."""
    words: list[list[Any]] = [
        [f"{letter}{number:03}", [], [["form", a_word("", 60)[1]]]] for letter in "ab" for number in range(100)
    ]
    pieces = [*divide("a", a_chunk(*words))]
    assert len(pieces) > 5
    assert [word for piece in pieces for word in words_of(piece.packed)] == words
    assert max(len(gzip.decompress(piece.packed)) for piece in pieces) < PIECE + 100
    for before, after in pairwise(pieces):
        assert words_of(before.packed)[-1][0] < after.first <= words_of(after.packed)[0][0]


@pytest.mark.parametrize(
    "spoilt",
    [
        gzip.compress(b"pagefind_xyz" + bytes(9_000), 0),
        gzip.compress(b"pagefind_dcd\x82\x01\x02" + bytes(9_000), 0),
        bytes(9_000),
    ],
    ids=["another opening", "another form", "not packed"],
)
def test_an_index_with_a_heavy_chunk_of_another_form_stays_as_it_is(tmp_path: Path, spoilt: bytes) -> None:
    folder = an_index(tmp_path / "en-0")
    (folder / "index/en_1ea09ca.pf_index").write_bytes(spoilt)
    before = files(folder)
    with pytest.raises(UnknownListError, match="en-0"):
        number(folder, "en", 0)
    assert files(folder) == before


@example(["\ud7ff", "\ue000"])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=2, max_size=20, unique=True))
def test_every_word_is_sought_in_its_own_chunk_alone(words: list[str]) -> None:
    firsts = sorted(words)
    edges = [*zip(firsts, last_of(firsts), strict=True)]
    assert cbor2.loads(cbor2.dumps(edges)) == [[*edge] for edge in edges]
    for word in (*firsts, *(f"{one}z" for one in firsts), *(f"{one}\uffff" for one in firsts)):
        at = bisect_right(firsts, word) - 1
        assert [place for place, (first, last) in enumerate(edges) if first <= word <= last] == [at]


def test_more_files_than_numbers_keep_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourceline.printing.numbering.APART", 1)
    folder = an_index(tmp_path / "en-0")
    before = files(folder)
    with pytest.raises(UnknownListError, match="numbers for 1"):
        number(folder, "en", 0)
    assert files(folder) == before
