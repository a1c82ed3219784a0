"""A reference set by the engine is, letter by letter, what a CSL processor makes of the same facts with the official style."""

import json
from pathlib import Path
from random import Random

import pytest

from casting import CAST, styles
from csl_processor import OFFICIAL, processed, same
from references import reference
from sourceline.citation import Citation, citation_of
from sourceline.directory import Directory
from sourceline.imprint import Imprint
from sourceline.printing.survey import survey
from sourceline.reading import read_entry

EDITION = Path(__file__).parents[2] / "entries"
MADE_UP = 600


def _real() -> list[Citation]:
    directory = Directory(survey(EDITION).authorities)
    imprint = Imprint("Sourceline", "https://example.org/")
    read = ((path, read_entry(path.read_bytes(), path.name)[0]) for path in sorted(EDITION.glob("[0-9]*/*.yml")))
    return [citation_of(entry, path.stem, directory, imprint) for path, entry in read if entry]


@pytest.mark.parametrize("at", range(len(OFFICIAL)), ids=OFFICIAL)
@pytest.mark.parametrize("citations", [_real(), [reference(Random(seed)) for seed in range(MADE_UP)]], ids=["real", "made-up"])  # noqa: S311
def test_a_reference_is_what_a_processor_makes_of_the_csl_json_on_the_page(
    citations: list[Citation], at: int, tmp_path: Path
) -> None:
    style = list(OFFICIAL)[at]
    theirs = processed(style, [json.loads(one.csl) for one in citations], tmp_path)
    ours = [list(one.formatted)[at][1] for one in citations]
    differing = [
        (one.csl, our, their) for one, our, their in zip(citations, ours, theirs, strict=True) if same(our) != same(their)
    ]
    assert not differing, f"{len(differing)} of {len(citations)}: " + "\n".join(
        f"{csl}\nours   {our}\ntheirs {their}" for csl, our, their in differing[:3]
    )


def test_the_styles_are_cast_from_the_official_ones() -> None:
    assert CAST.read_text("utf-8") == styles(), "run `make styles`"
