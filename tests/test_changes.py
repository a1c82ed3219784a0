"""What a change is judged for: its own files, and what it brings about in others."""

import subprocess
from pathlib import Path

import pytest

from conftest import completed
from sourceline.command import main

OLD_DEBT = completed("titel: twice\n")
CLAIM = "id: c1, text: Sowing., kind: event, at: [{segment: s1, quote: Сев}], chain: [{who: {name: A. Farmer}}]"
SOUND = completed(f"claims: [{{{CLAIM}}}]\n")
POINTING = completed("related: [{entry: harvest, type: follow-up}]\n")
RELATION = f"claims: [{{{CLAIM}, relations: [{{type: updates, claim: harvest#c1}}]}}]\n"


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition in git with an entry that has an old error, one that is sound, and one that points to it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "entries"
    for path, text in {"2022/debt.yml": OLD_DEBT, "2023/harvest.yml": SOUND, "2023/sowing.yml": POINTING}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "The edition")
    git(tmp_path, "switch", "-q", "-c", "work")
    return folder


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def check(entries: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str], str]:
    result = main(["--entries", str(entries), "check", *(options or ("--changed-since", "main"))])
    out, err = capsys.readouterr()
    errors = [line for line in out.splitlines() if line.startswith("entries/")]
    return result, errors, err


def test_old_debt_elsewhere_holds_nobody_up(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(entries, capsys, "--format", "text")[0] == 1
    result, errors, err = check(entries, capsys)
    assert (result, errors) == (0, [])
    assert "older in files that were not changed, and not judged" in err


@pytest.mark.parametrize("state", ["committed", "staged", "changed", "new"])
def test_a_touched_file_is_judged_whatever_its_state(state: str, entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = entries / ("2023/ploughing.yml" if state == "new" else "2023/harvest.yml")
    file.write_text(OLD_DEBT, "utf-8")
    if state == "committed":
        commit(entries, "Work")
    if state == "staged":
        git(entries, "add", "-A")
    result, errors, _ = check(entries, capsys)
    assert result == 1
    assert [error.split(":")[0] for error in errors] == [f"entries/2023/{file.name}"]


def test_old_debt_is_told_once_its_file_is_touched(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (entries / "2022/debt.yml").write_text(f"{OLD_DEBT}topics: []\n", "utf-8")
    assert check(entries, capsys)[0] == 1


@pytest.mark.parametrize("how", ["removed", "renamed", "claim removed"])
def test_what_others_miss_is_told_of_them(how: str, entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (entries / "2023/sowing.yml").write_text(POINTING + RELATION, "utf-8")
    commit(entries, "Point to a claim")
    git(entries, "branch", "-f", "main")
    file = entries / "2023/harvest.yml"
    if how == "removed":
        file.unlink()
    elif how == "renamed":
        file.rename(file.with_name("harvest-2023.yml"))
    else:
        file.write_text(completed(""), "utf-8")
    result, errors, _ = check(entries, capsys)
    assert result == 1
    assert {error.split(":")[0] for error in errors} == {"entries/2023/sowing.yml"}
    assert all("[entry-unknown]" in error for error in errors)


def test_a_record_that_others_use_is_missed(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = entries / "authority/topics/farming.yml"
    record.parent.mkdir(parents=True)
    record.write_text("title: Farming\n", "utf-8")
    (entries / "2023/sowing.yml").write_text(f"topics: [farming]\n{completed('')}", "utf-8")
    commit(entries, "Use a record")
    git(entries, "branch", "-f", "main")
    record.unlink()
    result, errors, _ = check(entries, capsys)
    assert result == 1
    assert [error.split(": ")[0].split(":")[0] for error in errors] == ["entries/2023/sowing.yml"]
    assert "[authority-unknown]" in errors[0]


def test_what_came_in_on_the_other_side_meanwhile_is_not_ours(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(entries, "switch", "-q", "main")
    (entries / "2023/harvest.yml").write_text(OLD_DEBT, "utf-8")
    commit(entries, "Meanwhile")
    git(entries, "switch", "-q", "work")
    (entries / "2023/sowing.yml").write_text(SOUND, "utf-8")
    assert check(entries, capsys)[:2] == (0, [])


def test_an_edition_that_is_new_is_judged_whole(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(entries, "switch", "-q", "--orphan", "empty")
    git(entries.parent, "commit", "-q", "--allow-empty", "-m", "Nothing yet")
    git(entries.parent, "switch", "-q", "work")
    git(entries.parent, "rebase", "-q", "--onto", "empty", "--root")
    assert check(entries, capsys, "--changed-since", "empty")[0] == 1


def test_names_that_need_care(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (entries / "2023/весенний сев\n.yml").write_text(SOUND, "utf-8")
    result, errors, _ = check(entries, capsys)
    assert result == 1
    assert len(errors) == 1
    assert "[file-name]" in errors[0]


@pytest.mark.parametrize(
    ("reference", "said"), [("nowhere", "git knows no nowhere"), ("--output=x", "git knows no --output=x"), ("", "")]
)
def test_a_reference_git_does_not_know(reference: str, said: str, entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result, _, err = check(entries, capsys, f"--changed-since={reference}")
    assert result == 1
    assert said in err
    assert not (entries / "x").exists()


def test_lines_without_a_commit_in_common(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(entries, "switch", "-q", "--orphan", "other")
    git(entries.parent, "commit", "-q", "--allow-empty", "-m", "Another beginning")
    git(entries.parent, "switch", "-q", "work")
    assert "no commit in common" in check(entries, capsys, "--changed-since", "other")[2]


def test_an_edition_outside_git(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "entries").mkdir()
    assert "is not kept in git" in check(tmp_path / "entries", capsys)[2]
