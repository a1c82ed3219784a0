"""Printing: the same bytes by any road, only what changed is printed, and nothing is wrongly believed."""

import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path
from typing import Self

import pytest

from corpus import write_corpus
from sourceline.imprint import Imprint
from sourceline.ledger import strike
from sourceline.listings import OVERVIEWS
from sourceline.printing import Report, hands, pages, print_edition
from sourceline.printing.press import is_offprint
from sourceline.settings import Settings
from sourceline.shell import SLOTS, Shell, slot

ENTRIES = 60
SHELL = Shell.cut("<!doctype html>" + "\n".join(f"<i>{slot(name)}</i>" for name in SLOTS))
SHELLS = dict.fromkeys(("page", "home", "search", "submit", *OVERVIEWS), SHELL)

Print = Callable[..., Report]
Tree = dict[str, bytes]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(ENTRIES, folder)
    return folder / "entries"


@pytest.fixture
def edition(corpus: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus, tmp_path / "entries"))


def settings(edition: Path, cache: str = "cache", jobs: int = 1, start: str = "", drafts: bool = False) -> Settings:
    return Settings(edition, edition.parent / cache, Imprint("Edition", "https://example.org/", drafts), jobs, start)


def run(edition: Path, cache: str = "cache", jobs: int = 1, start: str = "", drafts: bool = False) -> Report:
    return print_edition(settings(edition, cache, jobs, start, drafts), SHELLS)


def tree(edition: Path, cache: str = "cache") -> Tree:
    root = edition.parent / cache / "pages"
    return {address: Path(pages.kept_at(root, address)).read_bytes() for address in sorted(pages.present(root))}


def pages_of(tree: Iterable[str]) -> set[str]:
    """All but the offprints, which are printed with their pages and not counted."""
    return {address for address in tree if not is_offprint(address)}


def cold(edition: Path) -> Tree:
    shutil.rmtree(edition.parent / "cold", ignore_errors=True)
    run(edition, "cold")
    return tree(edition, "cold")


def changed(before: Tree, after: Tree) -> set[str]:
    return {address for address in after if before.get(address) != after[address]}


def retitle(file: Path, title: str = "Quite another title") -> None:
    file.write_text(re.sub("^(title|name): .*$", f"\\1: {title}", file.read_text("utf-8"), count=1, flags=re.M), "utf-8")


def an_entry(edition: Path, holding: str = "") -> Path:
    return next(file for file in sorted(edition.glob("[12]*/*.yml")) if holding in file.read_text("utf-8"))


@pytest.mark.parametrize(("jobs", "start"), [(1, ""), (2, "fork"), (2, "spawn"), (3, "forkserver")])
def test_any_road_prints_the_same_bytes(edition: Path, jobs: int, start: str) -> None:
    report = run(edition, jobs=jobs, start=start)
    assert not report.errors
    assert set(report.printed) == pages_of(tree(edition))
    assert len(report.printed) > ENTRIES
    assert tree(edition) == cold(edition)


@pytest.mark.parametrize(("platform", "start"), [("linux", "fork"), ("darwin", "spawn"), ("win32", "spawn")])
def test_only_linux_forks_unasked(platform: str, start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert hands._safe_start() == start
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert hands._safe_start() == "spawn"


class Backwards:
    """What `os.scandir` returns, in another order."""

    def __init__(self, entries: Iterable[os.DirEntry[str]]) -> None:
        self._entries = iter(sorted(entries, key=attrgetter("name"), reverse=True))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


def test_the_order_of_the_file_system_does_not_matter(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cold(edition)
    listed, scanned = os.listdir, os.scandir
    monkeypatch.setattr(os, "listdir", lambda *folder: sorted(listed(*folder), reverse=True))
    monkeypatch.setattr(os, "scandir", lambda *folder: Backwards(scanned(*folder)))
    run(edition)
    assert tree(edition) == expected


def test_nothing_changed_prints_nothing(edition: Path) -> None:
    run(edition)
    before = {file: file.stat().st_mtime_ns for file in (edition.parent / "cache/pages").iterdir()}
    report = run(edition, jobs=2)
    assert report.printed == ()
    assert report.kept == len(pages_of(tree(edition)))
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_a_changed_text_prints_its_page_alone(edition: Path) -> None:
    run(edition)
    file = an_entry(edition)
    file.write_text(file.read_text("utf-8").replace("\n  why: ", "\n  why: Chosen anew. ", 1), "utf-8")
    report = run(edition)
    assert not report.errors
    assert [at for at in report.printed if at.endswith(".html")] == [f"entries/{file.stem}/index.html"]
    assert all(at.startswith("data/") or "/feed." in f"/{at}" for at in report.printed[1:])
    assert tree(edition) == cold(edition)


def test_a_changed_title_prints_the_pages_that_show_its_card(edition: Path) -> None:
    run(edition)
    before = tree(edition)
    retitle(an_entry(edition, "\nrelated:"))
    report = run(edition)
    again = pages_of(changed(before, tree(edition)))
    assert again <= set(report.printed)
    assert all(at.startswith("data/") for at in set(report.printed) - again), "the tables of its year do not all name it"
    assert 10 < len(report.printed) < len(before) / 2
    assert tree(edition) == cold(edition)


def test_a_changed_name_prints_the_pages_that_give_it(edition: Path) -> None:
    run(edition)
    before = tree(edition)
    record = sorted((edition / "authority/people").iterdir())[0]
    retitle(record, "Quite another name")
    report = run(edition)
    assert pages_of(changed(before, tree(edition))) <= set(report.printed)
    assert f"people/{record.stem}/index.html" in report.printed
    assert len(report.printed) < len(before) / 2
    assert tree(edition) == cold(edition)


def test_a_deleted_entry_leaves_nothing_behind(edition: Path) -> None:
    run(edition)
    file = an_entry(edition)
    file.unlink()
    report = run(edition)
    assert f"entries/{file.stem}/index.html" in report.removed
    assert not [address for address in tree(edition) if file.stem in address]
    assert tree(edition) == cold(edition)


@pytest.mark.parametrize("file", ["index.html", "index.json"])
def test_a_page_gone_from_the_cache_is_printed_again(edition: Path, file: str) -> None:
    run(edition)
    before, folder = tree(edition), f"entries/{an_entry(edition).stem}"
    Path(pages.kept_at(edition.parent / "cache/pages", f"{folder}/{file}")).unlink()
    assert run(edition).printed == (f"{folder}/index.html",)
    assert tree(edition) == before


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\x93" * 500, b"not a ledger"])
def test_a_damaged_ledger_means_a_full_print(edition: Path, damage: bytes) -> None:
    run(edition)
    ledger = edition.parent / "cache/ledger.msgpack"
    ledger.write_bytes(damage or ledger.read_bytes()[:-7])
    assert set(run(edition).printed) == pages_of(tree(edition))
    assert tree(edition) == cold(edition)


@pytest.mark.parametrize("pages_before_the_end", [0, 5, 61, 90])
def test_a_build_cut_short_leaves_no_page_wrongly_believed(
    edition: Path, monkeypatch: pytest.MonkeyPatch, pages_before_the_end: int
) -> None:
    run(edition)
    for file in sorted(edition.glob("[12]*/*.yml"))[::2]:
        retitle(file)
    left = iter(range(pages_before_the_end))
    put = pages._put

    def give_out(place: str, how: int, raw: bytes) -> None:
        cut = next(left, None) is None
        put(place, how, raw[: len(raw) // 2] if cut else raw)
        if cut:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(pages, "_put", give_out)
        with pytest.raises(KeyboardInterrupt):
            run(edition)
    run(edition)
    assert tree(edition) == cold(edition)


def test_a_page_is_never_written_over_where_a_site_links_to_it(edition: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    print_edition(settings(edition), SHELLS, site)
    file = an_entry(edition)
    published = site / "entries" / file.stem / "index.html"
    before = published.read_bytes()
    retitle(file)
    run(edition)
    assert published.read_bytes() == before
    print_edition(settings(edition, jobs=2, start="fork"), SHELLS, site)
    assert published.read_bytes() != before


def test_a_faulty_file_is_left_out_and_told(edition: Path) -> None:
    file = an_entry(edition)
    file.write_text("title: [\n", "utf-8")
    report = run(edition)
    assert [problem.code for problem in report.errors if problem.path.endswith(file.name)] == ["yaml-bracket"]
    assert f"entries/{file.stem}/index.html" not in tree(edition)
    assert run(edition).errors == report.errors, "a kept row remembers its problems"


def test_an_entry_with_an_error_of_the_house_is_printed_all_the_same(edition: Path) -> None:
    file = an_entry(edition)
    file.write_text(file.read_text("utf-8").replace("status: published", "status: published\naliases: [a-former-id]"), "utf-8")
    other = sorted(edition.glob("[12]*/*.yml"))[1]
    other.write_text(other.read_text("utf-8").replace("status: published", "status: published\naliases: [a-former-id]"), "utf-8")
    report = run(edition)
    assert [problem.code for problem in report.errors] == ["id-taken"]
    assert report.errors[0].line > 1
    assert f"entries/{other.stem}/index.html" in tree(edition)


def test_a_live_server_has_the_saved_entry_first_and_everything_else_behind_it(edition: Path, tmp_path: Path) -> None:
    standing, anew = tmp_path / "standing", tmp_path / "anew"
    print_edition(settings(edition), SHELLS, standing)
    file = an_entry(edition, "relations:")
    file.write_text(file.read_text("utf-8").replace("[^n1]", "[^n9]"), "utf-8")
    retitle(file)
    page = standing / "entries" / file.stem / "index.html"
    report = print_edition(settings(edition), SHELLS, standing, standing=True, put_off=True)
    assert report.printed == (f"entries/{file.stem}/index.html",)
    assert {one.code for one in report.errors} == {"note-undefined", "note-unmarked"}
    assert b"Quite another title" in page.read_bytes()
    assert b"Quite another title" not in (standing / "archive" / "index.html").read_bytes()
    assert report.rest
    rest = report.rest()
    assert rest
    assert len(rest.printed) > 1
    assert {one.code for one in rest.errors} == {"note-undefined", "note-unmarked"}
    print_edition(settings(edition), SHELLS, anew)
    assert files_of(standing) == files_of(anew)


def test_a_live_server_stopped_before_the_rest_leaves_it_to_the_next_build(edition: Path, tmp_path: Path) -> None:
    standing = tmp_path / "standing"
    print_edition(settings(edition), SHELLS, standing)
    retitle(an_entry(edition))
    if (server := os.fork()) == 0:
        report = print_edition(settings(edition), SHELLS, standing, standing=True, put_off=True)
        os._exit(0 if report.rest else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(server, 0)[1]) == 0
    run(edition)
    assert tree(edition) == cold(edition)


def test_drafts_are_printed_only_when_asked_for(edition: Path) -> None:
    file = an_entry(edition)
    file.write_text(file.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    address = f"entries/{file.stem}/index.html"
    run(edition)
    assert address not in tree(edition)
    run(edition, "drafts", drafts=True)
    assert b"not published" in tree(edition, "drafts")[address]


def test_a_withdrawn_entry_keeps_its_address_and_loses_its_text(edition: Path) -> None:
    file = an_entry(edition)
    text = file.read_text("utf-8").replace("status: published", "status: withdrawn")
    reason = "revisions:\n  - {date: 2024-01-01, version: '2.0', kind: withdrawal, what: The holder of the rights objected.}\n"
    file.write_text(text.split("\nrevisions:")[0].rstrip() + "\n" + reason, "utf-8")
    assert not run(edition).errors
    printed = tree(edition)
    page = printed[f"entries/{file.stem}/index.html"].decode()
    assert "The holder of the rights objected." in page
    assert 'class="segment' not in page
    assert not [at for at, raw in printed.items() if at.startswith(("claims/", "figures/")) and f"/{file.stem}/#".encode() in raw]


def test_a_standing_site_becomes_what_a_build_would_make_of_it(edition: Path, tmp_path: Path) -> None:
    standing, anew = tmp_path / "standing", tmp_path / "anew"
    print_edition(settings(edition), SHELLS, standing)
    retitle(an_entry(edition))
    sorted(edition.glob("[12]*/*.yml"))[3].unlink()
    report = print_edition(settings(edition), SHELLS, standing, standing=True)
    assert 0 < len(report.printed) < len(report.pages)
    assert report.removed
    print_edition(settings(edition), SHELLS, anew)
    assert files_of(standing) == files_of(anew)


def test_a_live_server_sees_a_file_that_was_written_again(edition: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    print_edition(settings(edition), SHELLS, site)
    for title in ("Once", "Twice"):
        retitle(file := an_entry(edition), title)
        report = print_edition(settings(edition), SHELLS, site, standing=True)
        assert f"entries/{file.stem}/index.html" in report.printed
        assert title.encode() in (site / "entries" / file.stem / "index.html").read_bytes()
    assert print_edition(settings(edition), SHELLS, site, standing=True).printed == ()


def test_marks_that_were_struck_out_are_not_believed(edition: Path) -> None:
    run(edition)
    ledger = edition.parent / "cache/ledger.msgpack"
    address = f"entries/{an_entry(edition).stem}/index.html"
    strike(ledger, [address])
    assert run(edition).printed == (address,)
    assert run(edition).printed == (), "and are struck out once"


def files_of(site: Path) -> Tree:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def test_of_two_files_with_one_id_the_first_is_printed(edition: Path) -> None:
    run(edition)
    before = tree(edition)
    years = sorted(folder for folder in edition.iterdir() if folder.name.isdecimal())
    first = min(years[0].glob("*.yml"))
    twin = years[1] / first.name
    twin.write_bytes(first.read_bytes())
    retitle(twin)
    assert not changed(before, cold(edition)), "both are read in one batch"
