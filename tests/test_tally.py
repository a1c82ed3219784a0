"""The tally: nothing of an entry may be missing from its page or stand there twice, and the totals are those of the files."""

import re
from pathlib import Path
from typing import Any

import pytest

from conftest import completed
from corpus import write_corpus
from sourceline.entry import Entry
from sourceline.imprint import Imprint
from sourceline.page import set_entries
from sourceline.printing import LostError, print_edition
from sourceline.printing.tally import hold_to, tally_of
from sourceline.reading import read_entry
from sourceline.settings import Settings
from test_printing import SHELLS
from test_warm import REFERRING

PAGE = '<div id="s1"></div><a id="n1-1"></a><article id="c1"></article><li id="n1"></li>'


def entry(text: str = REFERRING) -> Entry:
    made, problems = read_entry(completed(text).encode(), "2023/one.yml")
    assert made, problems
    return made


def test_a_page_with_all_of_it_passes() -> None:
    hold_to(entry(), "one", PAGE)
    assert tally_of(entry()) == (1, 1, 1, 0)


@pytest.mark.parametrize("id", ["s1", "n1", "c1"])
def test_what_is_missing_is_named(id: str) -> None:
    with pytest.raises(LostError, match=f"On the page of one, #{id} cannot be found"):
        hold_to(entry(), "one", PAGE.replace(f' id="{id}"', ' id="x"'))


def test_what_stands_twice_is_named() -> None:
    with pytest.raises(LostError, match="two places have the address #c1"):
        hold_to(entry(), "one", PAGE + '<p id="c1">')


def test_an_id_doubled_in_the_entry_is_not_our_mistake() -> None:
    doubled = REFERRING.replace("segments:\n", "segments:\n  - {id: s1, original: Сев, en: Sowing}\n")
    hold_to(entry(doubled), "one", PAGE + '<div id="s1"></div>')


def test_a_withdrawn_entry_shows_nothing() -> None:
    withdrawn = entry(REFERRING.replace("status: published", "status: withdrawn"))
    hold_to(withdrawn, "one", "")
    assert tally_of(withdrawn) == (0, 0, 0, 0)


def test_what_the_engine_loses_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(10, tmp_path)

    def lossy(*given: Any) -> Any:
        return [whole._replace(body=whole.body.replace(' id="s2"', "")) for whole in set_entries(*given)]

    settings = Settings(tmp_path / "entries", tmp_path / "cache", Imprint("Edition", searchable=False), 1, "")
    with monkeypatch.context() as patched:
        patched.setattr("sourceline.printing.press.set_entries", lossy)
        with pytest.raises(LostError, match="#s2 cannot be found"):
            print_edition(settings, SHELLS)
    totals = print_edition(settings, SHELLS).totals
    assert totals
    texts = [file.read_text("utf-8") for file in (tmp_path / "entries").glob("[12]*/*.yml")]
    assert (totals.files, totals.entries) == (len(texts), len(texts))
    assert totals.segments == sum(len(re.findall(r"\n  - id: s\d", text)) for text in texts)
    assert totals.notes == sum(len(re.findall(r"\n  - id: n\d", text)) for text in texts)
    assert print_edition(settings, SHELLS).totals == totals, "kept pages are counted too"
