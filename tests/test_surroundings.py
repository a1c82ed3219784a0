"""Surroundings: wherever, whenever, by whom and however a site is built, its bytes are the same."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus import write_corpus
from real_site import BIN, ROOT

SHIFTING = Path(__file__).parent / "surroundings"
TREE = ("docs", "hooks", "mkdocs.yml")

Tree = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is unlike the machine of the first build."""

    environment: dict[str, str] = field(default_factory=dict)
    umask: int = 0o022
    elsewhere: bool = False
    somebody: bool = False


VARIATIONS = {
    "time zone": Surroundings({"TZ": "Pacific/Kiritimati"}),
    "locale": Surroundings({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "plain locale": Surroundings({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "hash seed": Surroundings({"PYTHONHASHSEED": "4242"}),
    "clock": Surroundings({"SHIFTED_DAYS": "1000"}),
    "path": Surroundings(elsewhere=True),
    "umask": Surroundings(umask=0o077),
    "order of folders": Surroundings({"BACKWARDS": "1"}),
    "jobs": Surroundings({"SOURCELINE_JOBS": "3"}),
    "start method": Surroundings({"SOURCELINE_JOBS": "2", "SOURCELINE_START": "spawn"}),
    "user": Surroundings({"HOME": "/nonexistent", "USER": "nobody", "LOGNAME": "nobody"}, somebody=True),
}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that anybody may enter and write to, which those of tests are not, with an edition in it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        made = Path(name)
        made.chmod(0o777)
        write_corpus(30, made)
        for tree in ("elsewhere", "here"):
            for part in TREE:
                copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
                (made / tree).mkdir(exist_ok=True)
                copy(ROOT / part, made / tree / part)
        yield made


@pytest.fixture(scope="module")
def first(folder: Path) -> Tree:
    """The site as it is built without anything unusual."""
    return built(folder, "first", Surroundings({"PYTHONHASHSEED": "1", "SOURCELINE_JOBS": "1", "TZ": "UTC"}))


def built(folder: Path, name: str, around: Surroundings, search: str = "false") -> Tree:
    place = folder / name.replace(" ", "-")
    place.mkdir()
    place.chmod(0o777)
    tree = folder / ("elsewhere" if around.elsewhere else "here")
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(SHIFTING), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1",
        "SOURCELINE_URL": "https://example.org/", "SOURCELINE_ENTRIES": str(folder / "entries"),
        "SOURCELINE_CACHE": str(place / "cache"), "SOURCELINE_SEARCH": search, **around.environment,
    }  # fmt: skip
    command = [str(BIN / "mkdocs"), "build", "-q", "-f", str(tree / "mkdocs.yml"), "-d", str(place / "site")]
    user = pwd.getpwnam("nobody").pw_uid if around.somebody and os.getuid() == 0 else None
    done = subprocess.run(
        command, env=environment, umask=around.umask, user=user, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    site = place / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def all_together() -> Surroundings:
    """Everything unlike at once; of two values for one thing, the later."""
    environment: dict[str, str] = {}
    for one in VARIATIONS.values():
        environment |= one.environment
    return Surroundings(environment, umask=0o077, elsewhere=True, somebody=True)


def test_nothing_around_a_build_is_seen_in_its_site(folder: Path, first: Tree, request: pytest.FixtureRequest) -> None:
    soak = request.config.getoption("--soak")
    for name, around in (VARIATIONS if soak else {"all": all_together()}).items():
        made = built(folder, name, around)
        assert made.keys() == first.keys(), name
        assert [address for address, raw in made.items() if raw != first[address]] == [], name


def test_nothing_around_a_build_is_seen_in_its_indexes(folder: Path, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--soak"):
        pytest.skip("a long run")
    first = built(folder, "searched", Surroundings(), search="true")
    assert any(address.startswith("search/index/") for address in first)
    assert built(folder, "searched-by-others", all_together(), search="true") == first


def test_the_shifted_clock_and_the_backward_folders_are_what_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "b").touch()
    told = "import datetime, os, time; print(datetime.datetime.now().year, time.gmtime(time.time()).tm_year, *os.listdir('.'))"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SHIFTING), "SHIFTED_DAYS": "40000", "BACKWARDS": "1"}
    done = subprocess.run(
        [str(BIN / "python"), "-c", told], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    now, time, *names = done.stdout.split()
    assert int(now) > 2130
    assert int(time) > 2130
    assert names == ["b", "a"]
