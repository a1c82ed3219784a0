"""What golden tests share: the cases of the lessons, completed to whole entries, and `--renew`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from asking import edition
from real_site import build
from sourceline.lessons import FOLDER, PATH, lessons

pytest_plugins = ("small_edition", "printed")

# What a fragment lacks to be an entry; each stands on one line behind the fragment, whose own lines so keep their numbers.
REST = {
    "title": "A regional paper on the spring sowing",
    "source": "{outlet: {name: Example Gazette}, language: ru, date: 2023-03-28, extent: full}",
    "translations": "{en: {method: human}}",
    "context": "Why this text matters.",
    "segments": "[{id: s1, original: Сев начался., en: Sowing has begun.}]",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the golden files, and the one that lets trials run long."""
    parser.addoption("--renew", action="store_true", help="write what is found under `problems:` of every golden file")
    parser.addoption("--soak", action="store_true", help="do the long runs, of which a test otherwise does a part")


def pytest_configure(config: pytest.Config) -> None:
    """Have hypothesis draw the same examples each time, so that a change is judged by what it changes; `make soak` draws others.

    How long an example takes depends on what else the machine does; hypothesis would call that a failure.
    """
    settings.register_profile("house", deadline=None, derandomize=not config.getoption("--soak"))
    settings.load_profile("house")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a `case` each case of every lesson whose code its module names in `CODES`."""
    if "case" in metafunc.fixturenames:
        codes = metafunc.module.CODES
        cases = [case for code, lesson in lessons().items() if code in codes for case in _cases(code, lesson)]
        metafunc.parametrize("case", cases, ids=[f"{case['code']}-{case['at'] + 1}" for case in cases])


def _cases(code: str, lesson: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for at, case in enumerate(lesson):
        made = {key: _whole(case, key) for key in ("wrong", "right")}
        others = {other["path"]: completed(other["text"]).encode() for other in case.get("others", ())}
        yield {"path": PATH, **case, **made, "others": others, "file": FOLDER / f"{code}.yml", "code": code, "at": at}


def _whole(case: Mapping[str, Any], key: str) -> bytes:
    text = case[key] * case.get("repeat", {}).get(key, 1)
    if not case.get("whole"):
        text = completed(text)
    return bytes(text.encode(case.get("encoding", "utf-8") if key == "wrong" else "utf-8"))


def completed(fragment: str) -> str:
    """Append to a fragment of an entry file the least text of every required key it lacks."""
    return fragment + "".join(f"{key}: {text}\n" for key, text in REST.items() if not re.search(f"^{key}:", fragment, re.M))


@pytest.fixture
def agree(request: pytest.FixtureRequest) -> Callable[[Mapping[str, Any], list[str]], None]:
    """Compare what was found with what a case expects, or write it there under `--renew`."""

    def compare(case: Mapping[str, Any], found: list[str]) -> None:
        if request.config.getoption("--renew") and found != (case["problems"] or []):
            _renew(case["file"], case["at"], found)
        else:
            assert found == (case["problems"] or [])
        assert found, "a golden case shows a problem"

    return compare


def _renew(file: Path, at: int, found: list[str]) -> None:
    """Replace the list under the `problems:` of one case, and nothing else in the file."""
    text = file.read_text("utf-8")
    key = list(re.finditer(r"^( *)problems:.*\n(?:\1 *- .*\n)*", text, re.M))[at]
    rows = "".join(f"{key[1]}  - '{problem.replace(chr(39), chr(39) * 2)}'\n" for problem in found)
    file.write_text(f"{text[: key.start()]}{key[1]}problems:\n{rows}{text[key.end() :]}", "utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of this repository, built once."""
    folder = tmp_path_factory.mktemp("edition") / "site"
    built = build(folder, "--strict")
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the edition made up for searching, built once and served."""
    with edition(tmp_path_factory.mktemp("searched")) as address:
        yield address
