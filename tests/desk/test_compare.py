"""`sourceline diff`: what git knows of the edition before, against the files as they are."""

import subprocess
from pathlib import Path

import pytest

from conftest import completed
from small_edition import Run


def git(*arguments: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], check=True, capture_output=True)


@pytest.fixture
def committed(entry: Path) -> Path:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "The edition")
    return entry


def test_a_change_is_told_whether_it_is_committed_or_not(run: Run, committed: Path) -> None:
    assert run("diff", "main")[1][2] == "No entry and no record changes."
    committed.write_text(committed.read_text("utf-8").replace("Sowing has begun.", "The sowing has begun."), "utf-8")
    told = "- <strong>segment s1 (en)</strong>: re-translated: <del>Sowing</del><ins>The sowing</ins> has begun."
    assert told in run("diff", "main")[1]
    git("commit", "-q", "-a", "-m", "Again")
    assert told in run("diff", "HEAD~1")[1]


def test_new_files_deleted_ones_and_ones_outside_the_edition(run: Run, committed: Path) -> None:
    new = Path("entries/2024/осень.yml")
    new.parent.mkdir()
    new.write_text(completed("title: Autumn\n"), "utf-8")
    Path("entries/authority/outlets/vestnik.yml").unlink()
    Path("notes.txt").write_text("x", "utf-8")
    code, out, _ = run("diff", "main")
    assert code == 0
    assert "### New: Autumn" in out
    assert "- <code>2024/осень.yml</code>" in out
    assert "### Deleted: outlet vestnik" in out
    assert "One file changes outside the edition." in out


def test_what_main_has_got_in_the_meantime_is_no_change_of_this_branch(run: Run, committed: Path) -> None:
    git("checkout", "-q", "-b", "work")
    git("checkout", "-q", "main")
    other = Path("entries/2023/other.yml")
    other.write_text(completed("title: Other\n"), "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "Other")
    git("checkout", "-q", "work")
    assert run("diff", "main")[1][2] == "No entry and no record changes."


def test_an_edition_in_a_folder_of_a_repository(run: Run, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for name in ("entries", "schema"):
        Path(name).rename(inner / name)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "The edition")
    monkeypatch.chdir(inner)
    Path(entry).rename(entry.with_name("sowing.yml"))
    out = run("diff", "main")[1]
    assert "- Renamed: <code>2023/spring-sowing.yml</code> is now <code>2023/sowing.yml</code>" in out
    assert not any("outside the edition" in line for line in out)


@pytest.mark.parametrize("base", ["no-such-branch", "--output=stolen", "-h"])
def test_a_base_that_is_none_is_told(run: Run, committed: Path, base: str) -> None:
    code, out, err = run("diff", "--", base)
    assert (code, out, err) == (1, [], [f"git knows no {base}; fetch it first: git fetch origin"])
    assert not Path("stolen").exists()


def test_outside_a_repository_nobody_can_tell(run: Run) -> None:
    assert run("diff", "main") == (1, [], ["entries is not kept in git, so nobody can tell what has changed."])


def test_a_link_is_not_followed(run: Run, committed: Path, tmp_path: Path) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret.yml"
    secret.write_text(completed("title: Secret\n"), "utf-8")
    Path("entries/2023/link.yml").symlink_to(secret)
    assert not any("Secret" in line for line in run("diff", "main")[1])
