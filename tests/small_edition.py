"""What tests of commands share: a small edition in the folder they run in, and the command."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sourceline.command import main

ROOT = Path(__file__).parent.parent

ENTRY = """\
# The first of all.
title: Sowing
source: {outlet: {name: Example Gazette}, language: ru, date: 2023-03-28, extent: full}
translations: {en: {method: human}}
context: Why this text matters.
segments: [{id: s1, original: Сев начался., en: Sowing has begun.}]
"""

Run = Callable[..., tuple[int, list[str], list[str]]]
"""Runs the command; returns what it returned, and the lines of standard output and standard error."""


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one entry of an edition with one record; the working folder is the edition's."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_EVENT_NAME", "SOURCELINE_WAYBACK", "SOURCELINE_WAYBACK_KEYS", "SOURCELINE_ENTRIES"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(ROOT / "schema", "schema")
    outlet = Path("entries/authority/outlets/vestnik.yml")
    outlet.parent.mkdir(parents=True)
    outlet.write_text(
        "name: The Zarechny Herald\nnames: {ru: Заречный вестник}\nurl: https://www.vestnik.example.org/\n", "utf-8"
    )
    file = Path("entries/2023/spring-sowing.yml")
    file.parent.mkdir(parents=True)
    file.write_text(ENTRY, "utf-8")
    return file


@pytest.fixture
def run(entry: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command `sourceline`, run in the edition's folder."""

    def command(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err.splitlines()

    return command
