"""The site in the making: it takes the site's place at once and whole, and nobody clears up after a build that was killed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from sourceline.printing import Aside, swap

HOOKS = Path(__file__).parent.parent / "hooks"

# Begins a site, tells so, and waits until it is killed.
KILLED = """
import sys, time
from pathlib import Path
from sourceline.printing import Aside
made = Aside.begin(Path(sys.argv[1]))
(made.folder / "half").write_text("half a site")
print(made.folder.name, flush=True)
time.sleep(60)
"""


@pytest.fixture(params=["at once", "by halves"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An old site, on a system that can exchange folders and on one that cannot."""
    if request.param == "by halves":
        monkeypatch.setattr(swap, "_exchange", lambda: None)
    elif swap._exchange() is None:
        pytest.skip("this system cannot exchange folders")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    (folder / "gone.html").write_text("old")
    return folder


def publish(site: Path, text: str = "new") -> None:
    made = Aside.begin(site)
    (made.folder / "index.html").write_text(text)
    made.take_place()
    made.clear()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    publish(site)
    assert names(site.parent) == ["site"]
    assert names(site) == ["index.html"]
    assert (site / "index.html").read_text() == "new"


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    publish(tmp_path / "public" / "site")
    assert names(tmp_path / "public" / "site") == ["index.html"]


def test_a_site_that_is_given_up_leaves_the_old_one(site: Path) -> None:
    made = Aside.begin(site)
    (made.folder / "index.html").write_text("new")
    made.clear()
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text() == "old"


def test_the_site_is_there_at_every_moment(site: Path, request: pytest.FixtureRequest) -> None:
    if "halves" in request.node.name:
        pytest.skip("by halves there is a moment without")
    missed, done = [], Event()

    def look() -> None:
        while not done.is_set():
            try:
                assert (site / "index.html").read_text()
            except OSError as failure:
                missed.append(failure)

    reader = Thread(target=look)
    reader.start()
    for turn in range(50):
        publish(site, str(turn))
    done.set()
    reader.join()
    assert not missed


def test_a_site_reached_by_a_link_is_replaced_where_it_is(site: Path) -> None:
    link = site.parent / "current"
    link.symlink_to(site)
    publish(link)
    assert link.is_symlink()
    assert (site / "index.html").read_text() == "new"


def test_hidden_files_and_rights_outlive_the_old_site(site: Path) -> None:
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact:")
    (site / ".nojekyll").touch()
    (site / ".linked").symlink_to("index.html")
    site.chmod(0o751)
    publish(site)
    assert names(site) == [".linked", ".nojekyll", ".well-known", "index.html"]
    assert (site / ".well-known" / "security.txt").read_text() == "Contact:"
    assert (site / ".linked").is_symlink()
    assert site.stat().st_mode & 0o777 == 0o751


def test_a_first_site_may_be_read_by_whoever_the_umask_lets(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        publish(tmp_path / "site")
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_what_a_killed_build_left_is_cleared_and_what_a_living_one_makes_is_not(site: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(site)]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(HOOKS)}, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        left = other.stdout.readline().strip()
        publish(site)
        assert left in names(site.parent), "another build is at work there"
        other.kill()
        other.wait()
    publish(site)
    assert names(site.parent) == ["site"]


def test_a_folder_of_somebody_else_is_let_alone(site: Path) -> None:
    other = site.parent / ".site.notes.aside"
    other.mkdir()
    publish(site)
    assert other.is_dir()


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_swap_cut_in_half_is_made_whole_by_the_next_build(site: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    renamed, steps = os.rename, iter(range(1, 9))

    def cut(one: Path, other: Path) -> None:
        if next(steps) == at:
            raise KeyboardInterrupt
        renamed(one, other)

    monkeypatch.setattr(swap, "_exchange", lambda: None)
    made = Aside.begin(site)
    (made.folder / "index.html").write_text("new")
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", cut)
        with pytest.raises(KeyboardInterrupt):
            made.take_place()
    made.lock.let_go()  # as the system does for whoever dies
    Aside.begin(site).clear()
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text() == ("new" if at == 3 else "old")


def test_two_builds_at_once_each_put_a_whole_site_in_place(site: Path) -> None:
    first, second = Aside.begin(site), Aside.begin(site)
    for made, text in ((first, "first"), (second, "second")):
        (made.folder / "index.html").write_text(text)
    first.take_place()
    second.take_place()
    first.clear()
    second.clear()
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text() == "second"


def test_an_old_site_nobody_may_write_to_is_deleted_all_the_same(site: Path) -> None:
    (site / "sealed").mkdir()
    (site / "sealed" / "page.html").touch()
    (site / "sealed").chmod(0o555)
    site.chmod(0o555)
    publish(site)
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize(("make", "sentence"), [(Path.touch, "is none"), (Path.mkdir, "where a disk is mounted")])
def test_what_cannot_be_replaced_is_told_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], sentence: str
) -> None:
    make(tmp_path / "site")
    monkeypatch.setattr(os.path, "ismount", Path.is_dir)
    with pytest.raises(OSError, match=sentence):
        Aside.begin(tmp_path / "site")
    assert names(tmp_path) == ["site"]
