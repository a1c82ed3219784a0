"""Mishaps: whatever befalls a build, the old site or the new one is there, whole, and the next build needs no help."""

import errno
import os
import resource
import shutil
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from pathlib import Path
from select import select

import pytest

import disk
from corpus import write_corpus
from sourceline.imprint import Imprint
from sourceline.printing import cause_of, print_edition
from sourceline.settings import Settings
from test_printing import SHELLS, retitle
from wreckage import Place, Tree, apart, killed_at, many_hands, steps_of

ENTRIES = 16


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two states of an edition: in the second, every other entry has another title, and one is gone."""
    folder = tmp_path_factory.mktemp("editions")
    write_corpus(ENTRIES, folder)
    old, new = folder / "entries", folder / "new" / "entries"
    shutil.copytree(old, new)
    files = sorted(new.glob("[12]*/*.yml"))
    for file in files[::2]:
        retitle(file)
    files[1].unlink()
    return old, new


@pytest.fixture(scope="module")
def cold(editions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, Tree]:
    """The site of each, built from nothing."""
    trees = []
    for number, entries in enumerate(editions):
        place = Place(tmp_path_factory.mktemp(f"cold-{number}"))
        place.build(entries)
        trees.append(place.tree())
    assert trees[0] != trees[1]
    return trees[0], trees[1]


@pytest.fixture
def place(editions: tuple[Path, Path], tmp_path: Path) -> Place:
    """Where the first state is published, and in the cache."""
    made = Place(tmp_path / "place")
    made.folder.mkdir()
    made.build(editions[0])
    return made


def spread(points: int, steps: int) -> list[int]:
    return sorted({1 + at * (steps - 1) // max(points - 1, 1) for at in range(points)})


def test_killed_anywhere_it_leaves_a_whole_site(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], place: Place, request: pytest.FixtureRequest
) -> None:
    place.build(editions[1])
    place.build(editions[0])  # from now on two sites take turns
    steps, swap = steps_of(partial(place.build, editions[1]))
    place.build(editions[0])
    points = spread(200, steps) if request.config.getoption("--soak") else spread(8, steps)
    published = set()
    for point in (*points, *range(swap - 3, steps + 1)):
        assert killed_at(point, partial(place.build, editions[1])) == -signal.SIGKILL
        assert place.public() in cold, f"after step {point}"
        published.add(cold.index(place.public()))
        place.build(editions[1])
        assert place.tree() == cold[1], f"the build after one killed at step {point}"
        assert sorted(path.name for path in place.folder.iterdir()) == ["cache", "site"]
        place.build(editions[0])
        assert place.tree() == cold[0]
    assert published == {0, 1}, "some were killed before the swap, some behind it"


def test_a_killed_worker_is_told_and_the_next_build_needs_no_help(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    with many_hands():
        for step in (1, 20, 60):
            assert killed_at(step, lambda: place.build(editions[1], jobs=2), workers=True) == 1
            assert "BrokenProcessPool" in capfd.readouterr().err
            assert place.public() == cold[0]
        assert apart(lambda: place.build(editions[1], jobs=2)) == 0
    assert place.tree() == cold[1]


def test_workers_end_with_whoever_started_them(editions: tuple[Path, Path], place: Place) -> None:
    reading, writing = os.pipe()

    def build() -> None:
        os.close(reading)
        signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, 0.4)
        while True:
            shutil.rmtree(place.cache, ignore_errors=True)
            place.build(editions[1], jobs=2)

    with many_hands():
        assert apart(build) == -signal.SIGKILL
    os.close(writing)
    ended, _, _ = select([reading], [], [], 60)
    assert ended, "some process lives that could still write there"
    os.close(reading)


@pytest.mark.parametrize("limit", [0, 10_000])
def test_a_file_that_may_not_grow_is_a_full_disk(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], place: Place, limit: int, capfd: pytest.CaptureFixture[str]
) -> None:
    def limited() -> None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        try:
            place.build(editions[1])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert apart(limited) == 1
    assert "File too large" in capfd.readouterr().err
    assert place.public() == cold[0]
    assert apart(lambda: place.build(editions[1])) == 0
    assert place.tree() == cold[1]


def test_a_full_disk_of_any_size_leaves_the_old_site(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    sizes = 20 if request.config.getoption("--soak") else 4
    place = Place(tmp_path)

    def fill() -> None:
        try:
            disk.mount(place.folder, 1 << 28)
        except disk.NoDiskError:
            os._exit(77)
        for edition in (*editions, editions[0]):  # until two sites take turns
            place.build(edition)
        least = disk.used(place.folder)
        more = sum(4096 + file.stat().st_size for file in place.cache.glob("pages/*"))
        failed = 0
        for size in range(sizes):
            disk.resize(place.folder, least + 8192 + size * more // sizes)
            with suppress(OSError):
                place.build(editions[1])
                failed -= 1
            failed += 1
            assert place.public() in cold, size
            disk.resize(place.folder, 1 << 28)
            place.build(editions[1])
            assert place.tree() == cold[1], size
            place.build(editions[0])
            assert place.tree() == cold[0], size
        assert failed >= sizes / 2, f"only {failed} of {sizes} disks were too small"

    ended = apart(fill)
    if ended == 77:
        pytest.skip("this machine lets no test mount a disk")
    assert ended == 0


def test_two_builds_at_once_over_one_cache_wait_for_each_other(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], place: Place
) -> None:
    def three(first: int) -> None:
        for turn in range(3):
            place.build(editions[(first + turn) % 2])

    others = []
    for number in range(3):
        if (other := os.fork()) == 0:
            os._exit(apart(partial(three, number)))
        others.append(other)
    for other in others:
        assert os.waitstatus_to_exitcode(os.waitpid(other, 0)[1]) == 0
    assert place.public() in cold
    place.build(editions[1])
    assert place.tree() == cold[1]


def test_a_folder_that_another_build_deletes_meanwhile_is_passed_over(editions: tuple[Path, Path], place: Place) -> None:
    """A link to nowhere: the folder lists it, and whoever opens it finds nothing there."""
    (place.folder / ".site.0123abcd.aside").symlink_to("gone")
    place.build(editions[1])


def pages_of(cache: Path) -> list[Path]:
    return sorted(cache.glob("pages/entries+*"))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def turn(file: Path, at: int) -> None:
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)


def into_folder(place: Path) -> None:
    shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    place.mkdir()
    (place / "inside").touch()


def into_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("not a folder")


def into_link(place: Path) -> None:
    kept = place.rename(place.parent.parent / f"{place.name}.elsewhere")
    place.symlink_to(kept)


def exchange(one: Path, other: Path) -> None:
    one.rename(one.with_suffix(".x"))
    other.rename(one)
    one.with_suffix(".x").rename(other)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a page cut short": lambda cache: cut(pages_of(cache)[0]),
    "a letter changed in a page": lambda cache: turn(pages_of(cache)[1], 300),
    "every page emptied": lambda cache: [page.write_text("") for page in pages_of(cache)],
    "two pages exchanged": lambda cache: exchange(*pages_of(cache)[:2]),
    "a page deleted": lambda cache: pages_of(cache)[2].unlink(),
    "a page that nobody printed": lambda cache: (cache / "pages/entries+stranger+index.html").write_text("Read me."),
    "a half page left aside": lambda cache: (cache / "pages/index.html.new").write_text("<!doc"),
    "a folder for a page": lambda cache: into_folder(pages_of(cache)[0]),
    "a link for a page": lambda cache: into_link(pages_of(cache)[0]),
    "a page nobody may read": lambda cache: pages_of(cache)[0].chmod(0),
    "no pages": lambda cache: shutil.rmtree(cache / "pages"),
    "a file for the pages": lambda cache: into_file(cache / "pages"),
    "a link for the pages": lambda cache: into_link(cache / "pages"),
    "the ledger cut short": lambda cache: cut(cache / "ledger.msgpack"),
    "the ledger emptied": lambda cache: (cache / "ledger.msgpack").write_bytes(b""),
    "noise for the ledger": lambda cache: (cache / "ledger.msgpack").write_bytes(bytes(range(256)) * 9),
    "no ledger": lambda cache: (cache / "ledger.msgpack").unlink(),
    "a folder for the ledger": lambda cache: into_folder(cache / "ledger.msgpack"),
    "a folder for the ledger to come": lambda cache: into_folder(cache / "ledger.new"),
    "a letter changed in a card": lambda cache: turn(
        cache / "ledger.msgpack", (cache / "ledger.msgpack").read_bytes().index(b"title") + 9
    ),
    "a file for the cache": into_file,
    "an empty cache": lambda cache: into_folder(cache),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_gives_what_none_gives(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], place: Place, damage: str
) -> None:
    DAMAGES[damage](place.cache)
    place.build(editions[0])
    assert place.tree() == cold[0] | {name: raw for name, raw in place.tree().items() if ".elsewhere" in name}
    place.build(editions[1])
    assert place.public() == cold[1]


def test_a_foreign_or_older_cache_gives_what_none_gives(
    editions: tuple[Path, Path], cold: tuple[Tree, Tree], place: Place, tmp_path: Path
) -> None:
    write_corpus(9, tmp_path / "other")
    other = Place(tmp_path / "other")
    other.build(tmp_path / "other" / "entries")
    older = Place(tmp_path / "older")
    shutil.copytree(place.folder, older.folder, symlinks=True)
    place.build(editions[1])
    for cache in (other.cache, older.cache):
        shutil.rmtree(place.cache)
        shutil.copytree(cache, place.cache)
        place.build(editions[1])
        assert place.tree() == cold[1]
    shutil.copy2(older.cache / "ledger.msgpack", place.cache / "ledger.msgpack")
    place.build(editions[1])
    assert place.tree() == cold[1], "an older ledger beside newer pages"
    shutil.copy2(other.cache / "ledger.msgpack", place.cache / "ledger.msgpack")
    place.build(editions[1])
    assert place.tree() == cold[1], "the ledger of another edition"


def test_a_copied_cache_is_still_believed(editions: tuple[Path, Path], place: Place) -> None:
    shutil.copytree(place.cache, place.folder / "copy")
    settings = Settings(editions[0], place.folder / "copy", Imprint("Edition", "https://example.org/", searchable=False), 1, "")
    assert print_edition(settings, SHELLS).printed == ()


def test_a_damaged_index_is_made_again_and_a_damaged_leaf_spoils_no_page(editions: tuple[Path, Path], tmp_path: Path) -> None:
    searchable = Imprint("Edition", "https://example.org/")

    def build(entries: Path, cache: str, site: str) -> Tree:
        place = tmp_path / site
        print_edition(Settings(entries, tmp_path / cache, searchable, 1, ""), SHELLS, place)
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}

    whole = build(editions[0], "cache", "site")
    fragment = sorted((tmp_path / "cache/indexes").glob("*/fragment/*"))[0]
    fragment.unlink()
    fragment.write_bytes(b"not a fragment")
    assert build(editions[0], "cache", "mended") == whole
    for leaf in (tmp_path / "cache/leaves").rglob("*.html"):
        leaf.write_text("not a leaf")
    shutil.rmtree(tmp_path / "cache/indexes")
    assert build(editions[0], "cache", "again") == whole


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (OSError(errno.ENOSPC, "x"), "The disk is full."),
        (OSError(errno.EROFS, "x", "/srv/site"), "The disk can only be read: /srv/site."),
        (PermissionError(errno.EACCES, "x", "/srv"), "There is no permission to read or write: /srv."),
        (BrokenProcessPool("x"), "A worker was killed, most likely because memory ran out; SOURCELINE_JOBS=1 needs least of it."),
        (NotADirectoryError("site is a file."), "site is a file."),
        (NotADirectoryError(errno.ENOTDIR, "x", "site/years/1994"), "A file stands where a folder is needed: site/years/1994."),
        (FileNotFoundError(errno.ENOENT, "x", "y"), ""),
        (ValueError("a mistake of ours"), ""),
    ],
)  # fmt: skip
def test_what_befell_a_build_is_told_in_words(failure: Exception, sentence: str) -> None:
    assert cause_of(failure) == sentence
