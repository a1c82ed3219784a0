"""Compiled templates are kept, and taken again only where nothing they were made of has changed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import bc_magic

from sourceline import compiled
from sourceline.compiled import Compiled

Set = Callable[..., str]


@pytest.fixture
def set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Set:
    """Sets a template as a new process would."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "source").mkdir()
    (tmp_path / "source/one.html").write_text("One{% if true %}\n{% endif %}", "utf-8")

    def set(trim_blocks: bool = False) -> str:
        kept, loader = Compiled(tmp_path / "kept/compiled"), FileSystemLoader(tmp_path / "source")
        environment = Environment(loader=loader, autoescape=True, bytecode_cache=kept, trim_blocks=trim_blocks)
        return environment.get_template("one.html").render()

    return set


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be compiled any more."""

    def compile(*_: object, **__: object) -> None:
        raise AssertionError("compiled a second time")

    monkeypatch.setattr(Environment, "compile", compile)


def test_a_template_is_compiled_once(set: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set() == "One\n"
    forbid(monkeypatch)
    assert set() == "One\n"


def test_another_way_of_reading_compiles_anew(set: Set) -> None:
    assert set() == "One\n"
    assert set(trim_blocks=True) == "One"
    assert set() == "One\n"


def test_a_changed_template_is_compiled_anew(set: Set, tmp_path: Path) -> None:
    set()
    (tmp_path / "source/one.html").write_text("Two", "utf-8")
    assert set() == "Two"


@pytest.mark.parametrize("changed", ["jinja", "ours"])
def test_another_compiler_compiles_anew(changed: str, set: Set, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set()
    if changed == "jinja":
        monkeypatch.setattr(compiled, "version", lambda _: "another")
    else:
        monkeypatch.setattr(compiled, "_COMPILER", tmp_path / "source/one.html")
    forbid(monkeypatch)
    with pytest.raises(AssertionError, match="second time"):
        set()


@pytest.mark.parametrize("damage", [b"", b"j2", b"nothing of ours", bc_magic, bc_magic + b"nothing of ours", None])
def test_damage_does_no_harm(damage: bytes | None, set: Set, tmp_path: Path) -> None:
    set()
    (file,) = (tmp_path / "kept/compiled").iterdir()
    file.write_bytes(file.read_bytes()[:-20] if damage is None else damage)
    assert set() == "One\n"


def test_nothing_is_kept_where_nothing_can_be_or_is_to_be(set: Set, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept").write_text("a file, no folder", "utf-8")
    assert set() == "One\n"
    (tmp_path / "kept").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert set() == "One\n"
    assert not (tmp_path / "kept").exists()
