"""The search indexes: the same bytes whatever was printed before, only changed shards made again, and what is damaged healed."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sourceline.imprint import Imprint
from sourceline.printing import indexes, print_edition
from sourceline.search import index
from sourceline.settings import Settings
from test_printing import SHELLS, an_entry, corpus, retitle, run, settings

__all__ = ["corpus"]  # the fixture of printing's tests

Tree = dict[str, bytes]


@pytest.fixture(scope="module", autouse=True)
def small_shards() -> Iterator[None]:
    """Divide sixty entries in two, as an edition of five thousand would be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LEAVES", 30)
        yield


@pytest.fixture(scope="module")
def printed(corpus: Path, small_shards: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, and the cache of a first run."""
    folder = tmp_path_factory.mktemp("printed")
    run(Path(shutil.copytree(corpus, folder / "entries")))
    return folder


@pytest.fixture
def edition(printed: Path, tmp_path: Path) -> Path:
    """A copy of both for each test to change."""
    return Path(shutil.copytree(printed, tmp_path / "printed")) / "entries"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the indexes Pagefind makes from now on."""
    names: list[str] = []
    real = subprocess.run

    def noted(command: list[str], **options: Any) -> Any:
        names.append(Path(command[command.index("--output-path") + 1]).name.split(".")[0])
        return real(command, **options)

    monkeypatch.setattr("sourceline.printing.indexes.subprocess.run", noted)
    return names


def tree(edition: Path, cache: str = "cache") -> Tree:
    root = edition.parent / cache / indexes.INDEXES
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def cold(edition: Path) -> Tree:
    shutil.rmtree(edition.parent / "cold", ignore_errors=True)
    run(edition, "cold")
    return tree(edition, "cold")


def shards_with(edition: Path, id: str) -> set[str]:
    """The names of the indexes that lead to an entry."""
    wanted = f'"{id}"'.encode()
    return {name.split("/")[0] for name, file in tree(edition).items() if name.endswith("entries.json") and wanted in file
            and not name.startswith(indexes.ABOUT)}  # fmt: skip


def test_two_builds_give_the_same_bytes(edition: Path, made: list[str]) -> None:
    before = tree(edition)
    shutil.rmtree(edition.parent / "cache")
    run(edition, jobs=2)
    assert len(made) == len(set(made)) > 6
    assert tree(edition) == before


def test_nothing_changed_makes_nothing(edition: Path, made: list[str]) -> None:
    run(edition)
    assert made == []


def test_a_changed_entry_makes_its_own_shards_alone(edition: Path, made: list[str]) -> None:
    file = an_entry(edition)
    expected = shards_with(edition, file.stem)
    assert len(expected) == 2
    retitle(file)
    run(edition)
    assert sorted(made) == sorted(expected)
    assert tree(edition) == cold(edition)


def test_results_have_numbers_and_no_two_of_a_group_the_same(edition: Path) -> None:
    files = [Path(name) for name in tree(edition) if name.endswith(".pf_fragment")]
    results = [(file.parts[0].rpartition("-")[0], file.stem) for file in files]
    assert len(results) == len(set(results)) == sum(1 for _ in (edition.parent / "cache" / indexes.LEAVES).glob("*/*/*.html"))
    assert [name for group, name in results if not re.fullmatch(rf"{group}_\d{{7}}", name)] == []


def test_an_index_whose_list_is_not_understood_keeps_pagefinds_names(
    edition: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("sourceline.printing.numbering.OPENING", b"pagefind_new")
    run(edition, "unnumbered")
    made = edition.parent / "unnumbered" / indexes.INDEXES
    shards = [place for place in made.iterdir() if place.name != indexes.ABOUT]
    assert len([one for one in caplog.messages if one.startswith("Pagefind's own names are kept")]) == len(shards)
    for shard in shards:
        results = {file.stem for file in (shard / "fragment").iterdir()}
        assert [name for name in results if not re.fullmatch(r"[a-z]+_[0-9a-f]{7}", name)] == []
        assert json.loads((shard / "entries.json").read_text("utf-8")).keys() == results


def test_a_changed_index_lies_in_another_folder_of_the_site(edition: Path) -> None:
    def folders() -> set[str]:
        print_edition(settings(edition), SHELLS, edition.parent / "site")
        found = {place.name for place in (edition.parent / "site/search/index").iterdir()}
        shutil.rmtree(edition.parent / "site")
        return found

    before = folders()
    file = an_entry(edition)
    expected = shards_with(edition, file.stem)
    retitle(file)
    after = folders()
    assert {name.rpartition("-")[0] for name in before - after} == expected
    assert {name.rpartition("-")[0] for name in after - before} == expected


def test_what_no_index_holds_makes_none(edition: Path, made: list[str]) -> None:
    file = an_entry(edition, "\n  why: ")
    file.write_text(file.read_text("utf-8").replace("\n  why: ", "\n  why: Chosen anew. ", 1), "utf-8")
    run(edition)
    assert made == []


def test_a_deleted_entry_is_found_no_more(edition: Path) -> None:
    file = an_entry(edition)
    shards = shards_with(edition, file.stem)
    leaf = f"{file.stem}.html"
    leaves = edition.parent / "cache" / indexes.LEAVES
    assert len(shards) == len([*leaves.rglob(leaf)]) == 2
    file.unlink()
    run(edition)
    assert shards_with(edition, file.stem) == set()
    assert [*leaves.rglob(leaf)] == []
    assert tree(edition) == cold(edition)


def test_a_damaged_leaf_is_written_again_before_it_is_indexed(edition: Path) -> None:
    changed = an_entry(edition)
    (group,) = {name.rpartition("-")[0] for name in shards_with(edition, changed.stem)} - {"en"}
    for leaf in (edition.parent / "cache" / indexes.LEAVES).glob(f"{group}/*/*.html"):
        leaf.write_text("<html lang=en><body><main data-pagefind-body><p>Nothing of the sort.</p></main>", "utf-8")
    retitle(changed)
    changed.write_text(re.sub("(\n    original: )", "\\1Неожиданно. ", changed.read_text("utf-8"), count=1), "utf-8")
    run(edition)
    assert tree(edition) == cold(edition)


@pytest.mark.parametrize("lost", ["indexes", "indexes/en-0", "leaves", "indexes/about", "indexes/en-0/pagefind-entry.json"])
def test_what_is_missing_is_made_again(edition: Path, lost: str) -> None:
    before = tree(edition)
    place = edition.parent / "cache" / lost
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    retitle(an_entry(edition))
    run(edition)
    assert tree(edition) == cold(edition) != before


def test_a_run_cut_short_believes_no_half_made_index(edition: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    retitle(an_entry(edition))
    with monkeypatch.context() as patch:
        patch.setattr("sourceline.printing.indexes.fragments_of", lambda files: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(edition)
    run(edition)
    assert tree(edition) == cold(edition)


def test_pagefinds_own_words_are_told_when_it_fails(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "no room on this disk")
    retitle(an_entry(edition))
    monkeypatch.setattr("sourceline.printing.indexes.subprocess.run", lambda *_, **__: failed)
    with pytest.raises(indexes.IndexingError, match="no room on this disk"):
        run(edition)


def test_an_edition_that_is_not_searchable_keeps_no_index(edition: Path) -> None:
    silent = Settings(edition, edition.parent / "silent", Imprint("Edition", searchable=False), 1, "")
    print_edition(silent, SHELLS, edition.parent / "site")
    assert not any((edition.parent / "silent" / indexes.INDEXES).iterdir())
    assert not (edition.parent / "site/search/index").exists()
