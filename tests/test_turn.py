"""Two sites take turns: what stood before becomes what is wanted, and is touched nowhere else."""

import os
from pathlib import Path

import pytest

from sourceline.printing import Aside
from sourceline.printing.turn import due

Tree = dict[str, str]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "cache" / "pages"
    folder.mkdir(parents=True)
    for name in ("one", "two", "three"):
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def site(tmp_path: Path, pages: Path) -> Path:
    """A site that holds two of the pages, and a file of somebody else."""
    folder = tmp_path / "site"
    for name in ("one", "two"):
        (folder / "entries" / name).mkdir(parents=True)
        os.link(pages / name, folder / "entries" / name / "index.html")
    (folder / "theme.css").write_text("body {}")
    return folder


def pairs(pages: Path, *names: str) -> list[tuple[str, str]]:
    return [(str(pages / name), f"entries/{name}/index.html") for name in names]


def addresses(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_only_what_is_not_there_is_due(site: Path, pages: Path) -> None:
    before = addresses(site)
    assert due(site, pairs(pages, "one", "two"), {"theme.css"}) == []
    assert addresses(site) == before
    assert due(site, pairs(pages, "one", "two", "three"), {"theme.css"}) == pairs(pages, "three")


def test_a_page_printed_anew_is_due_even_where_its_bytes_are_the_same(site: Path, pages: Path) -> None:
    (pages / "new").write_text("one")
    (pages / "new").replace(pages / "one")
    assert due(site, pairs(pages, "one", "two"), {"theme.css"}) == pairs(pages, "one")


def test_what_is_not_wanted_is_taken_out_with_the_folders_it_leaves_empty(site: Path, pages: Path) -> None:
    (site / "left" / "over").mkdir(parents=True)
    (site / "away").symlink_to("/")
    assert due(site, pairs(pages, "one"), ()) == []
    assert addresses(site) == ["entries", "entries/one", "entries/one/index.html"]


@pytest.mark.parametrize("into", ["folder", "link", "file"])
def test_whatever_stands_in_the_way_gives_way(site: Path, pages: Path, into: str) -> None:
    place = site / "entries" / "one" / "index.html"
    place.unlink()
    if into == "folder":
        (place / "deep").mkdir(parents=True)
    elif into == "link":
        place.symlink_to("/etc/hostname")
    else:
        place.write_text("something else")
    assert due(site, pairs(pages, "one"), {"theme.css"}) == pairs(pages, "one")
    assert not place.is_dir()


def test_a_folder_where_a_file_stood_and_one_nobody_may_write_to(site: Path, pages: Path) -> None:
    (site / "entries" / "three").write_text("a file")
    (site / "entries" / "two").chmod(0o555)
    assert due(site, pairs(pages, "one", "three"), {"theme.css"}) == pairs(pages, "three")
    assert addresses(site) == ["entries", "entries/one", "entries/one/index.html", "theme.css"]


def built(site: Path, spare: Path, text: str, **files: str) -> Aside:
    made = Aside.begin(site)
    (made.folder / "index.html").write_text(text)
    for name, raw in files.items():
        (made.folder / name).write_text(raw)
    made.turn(spare)
    return made


def test_the_old_site_waits_and_comes_back_with_what_was_made_meanwhile(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for text in ("first", "second"):
        made = built(site, spare, text)
        assert made.others is None
        (made.folder / "kept").write_text(text)
        made.take_place()
        made.clear()
    assert (spare / "index.html").read_text() == "first"
    made = built(site, spare, "third", theme="new")
    assert made.others == frozenset(("index.html", "theme"))
    assert not spare.exists()
    made.take_place()
    made.clear()
    assert {path.name: path.read_text() for path in site.iterdir()} == {"index.html": "third", "theme": "new", "kept": "first"}
    assert (spare / "index.html").read_text() == "second"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "spare"]


def test_hidden_files_are_those_of_the_published_site_and_no_older_ones(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for text in ("first", "second", "third"):
        made = built(site, spare, text)
        made.take_place()
        made.clear()
        (site / ".git").mkdir(exist_ok=True)
        (site / ".git" / "HEAD").unlink(missing_ok=True)
        (site / ".git" / "HEAD").write_text(text)
        (site / f".{text}").touch()
    (site / ".second").unlink()
    made = built(site, spare, "fourth")
    made.take_place()
    made.clear()
    assert (site / ".git" / "HEAD").read_text() == "third"
    assert sorted(path.name for path in site.iterdir()) == [".first", ".git", ".third", "index.html"]


def test_a_site_that_is_given_up_does_not_wait(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for text in ("first", "second"):
        made = built(site, spare, text)
        made.take_place()
        made.clear()
    built(site, spare, "third").clear()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "index.html").read_text() == "second"


def test_one_spare_is_for_one_build(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for text in ("first", "second"):
        made = built(site, spare, text)
        made.take_place()
        made.clear()
    one, other = built(site, spare, "third"), built(site, spare, "fourth")
    assert (one.others is None, other.others is None) == (False, True)
    for made in (one, other):
        made.take_place()
        made.clear()
    assert (site / "index.html").read_text() == "fourth"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "spare"]
