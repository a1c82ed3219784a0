"""The edition's memory and term base, opened by another reader."""

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from translate.storage import tbx, tmx

from sourceline.entry import Alternative, Term
from sourceline.exchange import Pair, pairs_of, written_memory, written_terms
from sourceline.printing import survey
from sourceline.reading import read_entry

EDITION = Path(__file__).parent.parent.parent / "entries"


def aligned(file: Path) -> int:
    """Count the aligned segments of an entry by reading its file as plain YAML."""
    entry = yaml.load(file.read_text("utf-8"), yaml.SafeLoader)
    texts = [
        rendering["text"] if isinstance(rendering, dict) and "text" in rendering else rendering
        for segment in entry["segments"]
        if segment.get("original")
        for key, rendering in segment.items()
        if key in entry["translations"]
    ]
    return sum(isinstance(text, str) for text in texts)


def test_the_memory_has_as_many_units_as_there_are_aligned_segments() -> None:
    files = sorted(EDITION.glob("[0-9]*/*.yml"))
    pairs: list[Pair] = []
    for file in files:
        entry, _ = read_entry(file.read_bytes(), file.name)
        assert entry
        pairs += pairs_of(entry, file.stem)
    store: Any = tmx.tmxfile(io.BytesIO(written_memory(pairs)))
    assert len(store.units) == sum(map(aligned, files)) == len(pairs)
    assert len(store.units) > 20
    assert [unit.getid() for unit in store.units] == [f"{pair.entry}#{pair.segment}/{pair.into}" for pair in pairs]
    for unit, pair in zip(store.units, pairs, strict=True):
        texts = {
            node.get("{http://www.w3.org/XML/1998/namespace}lang"): unit.getNodeText(node) for node in unit.getlanguageNodes()
        }
        assert texts == {pair.source_language: pair.source, pair.target_language: pair.target}
        assert "[^n" not in pair.source + pair.target
        assert unit.getnotes() == pair.licence


def test_the_term_base_has_every_term_and_says_which_renderings_are_rejected() -> None:
    terms = survey(EDITION).authorities.terms
    store: Any = tbx.tbxfile(io.BytesIO(written_terms(terms)), sourcelanguage="ko", targetlanguage="en")
    assert [unit.getid() for unit in store.units] == sorted(terms)
    trench = store.units[sorted(terms).index("one-trench")]
    assert trench.source == "한전호"
    assert [(term.text, term.deprecated) for term in trench.get_target_terms()] == [
        ("one trench", False),
        ("same boat", True),
        ("same battlefield", True),
    ]
    assert len(trench.getlanguageNodes()) == len(terms["one-trench"].labels) + 1


@pytest.mark.parametrize("chosen", [{}, {"de": "Saat"}])
def test_a_rejected_rendering_is_in_the_language_of_the_chosen_one(chosen: dict[str, str]) -> None:
    term = Term(labels={"ru": "сев"}, chosen=chosen, rejected=(Alternative(text="<harvest> & co", why="*No*."),))
    written = written_terms({"sowing": term}).decode()
    language = next(iter(chosen), "en")
    assert f'<langSet xml:lang="{language}">' in written
    assert "&lt;harvest&gt; &amp; co" in written
    assert "<note>No.</note>" in written


def test_the_same_edition_gives_the_same_bytes() -> None:
    terms = survey(EDITION).authorities.terms
    assert written_terms(terms) == written_terms(dict(reversed(list(terms.items()))))
