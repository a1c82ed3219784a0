"""The workflows: pinned, with the least rights, and what a fork proposes is data to them; their commands are run here."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from proposal import ROOT, Proposal
from sourceline.command import main
from sourceline.imprint import Repository

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
ENTRY = """\
title: The proposed sowing
source: {outlet: {name: Example Gazette}, title: Sowing, language: ru, date: 2023-03-28, url: unknown, extent: full}
translations: {en: {method: human, licence: CC-BY-4.0}}
context: Why it matters.
segments:
  - {id: s1, original: Сев начался., en: Sowing has begun.}
"""


def workflow(name: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))
    return loaded


def steps(name: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job that run commands, but for those that install, each with its whole environment."""
    flow = workflow(name)
    running = [step for step in flow["jobs"][job]["steps"] if not step.get("run", "make ").startswith("make ")]
    return [{**step, "env": flow["env"] | step.get("env", {})} for step in running]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_action_is_pinned_by_digest_with_its_version(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text("utf-8"))
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_right_is_given_that_is_not_needed(file: Path) -> None:
    flow = workflow(file.stem)
    assert flow["permissions"] == {}
    given = {right for job in flow["jobs"].values() for right in job["permissions"].items()}
    assert given - {("contents", "read")} == ({("pages", "write"), ("id-token", "write")} if file.stem == "deploy" else set())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_where_anybody_can_start_a_run_there_is_nothing_to_take(file: Path) -> None:
    text, starts = file.read_text("utf-8"), set(workflow(file.stem)[True])  # YAML 1.1 reads `on` as true
    assert starts <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert ("secrets." in text) == (file.stem == "archive")
    assert "pull_request" not in starts or not re.search(r"^ +(environment|cache|secrets):|secrets[.\[]", text, re.M)


def test_a_forks_entries_are_taken_alike_before_anything_else_runs() -> None:
    firsts = [steps("check", "entries")[0], steps("preview", "preview")[0]]
    assert {first["run"] for first in firsts} == {firsts[0]["run"]}
    assert {first["if"] for first in firsts} == {"github.event.pull_request.head.repo.full_name != github.repository"}


def test_a_fork_brings_entries_and_nothing_that_runs(tmp_path: Path) -> None:
    owned = (ROOT / "hooks/publish.py").read_text("utf-8") + "\nraise SystemExit('owned')\n"
    brought = {"entries/2023/proposed.yml": ENTRY, "hooks/publish.py": owned, "docs/about.md": "# Owned\n", "entries/x.py": "1"}
    proposal = Proposal(tmp_path, brought, {"entries/2023/linked.yml": "/etc/passwd"})
    taking, *others = steps("preview", "preview")
    assert proposal.run(taking).returncode == 0
    assert (proposal.folder / "entries/2023/linked.yml").read_text("utf-8") == "/etc/passwd"
    assert not (proposal.folder / "entries/2023/linked.yml").is_symlink()
    for step in others:
        done = proposal.run(step)
        assert done.returncode == 0, done.stderr
    assert "The proposed sowing" in proposal.told("summary")
    site = proposal.folder / "site"
    assert "Sowing has begun." in (site / "entries/proposed/index.html").read_text("utf-8")
    assert "Owned" not in (site / "about/index.html").read_text("utf-8")
    assert "root:" not in "".join(path.read_text("utf-8") for path in site.rglob("*.html"))


@pytest.mark.parametrize("is_fork", [True, False], ids=["fork", "branch"])
@pytest.mark.parametrize(("beyond", "text"), [("false", ENTRY), ("true", ENTRY.replace("2023-03-28", "2023-13-28"))])
def test_the_check_tells_what_is_wrong_with_the_change_alone(tmp_path: Path, is_fork: bool, beyond: str, text: str) -> None:
    is_right = text == ENTRY
    brought = {"entries/2023/proposed.yml": text} | ({} if beyond == "false" else {"docs/about.md": "# Changed\n"})
    proposal = Proposal(tmp_path, brought)
    taking, touched, checking = steps("check", "entries")
    for step in (taking, touched) if is_fork else (touched,):
        assert proposal.run(step).returncode == 0
    assert proposal.told("output") == f"engine={beyond}\n"
    done = proposal.run(checking)
    assert done.returncode == (0 if is_right else 1)
    errors = re.findall(r"^::error file=([^,]*),line=(\d+)", done.stdout, re.M)
    assert errors == ([] if is_right else [("entries/2023/proposed.yml", "2")])
    assert "::notice file=entries/2023/proposed.yml" in done.stdout or not is_right
    assert ("2023-13-28" in proposal.told("summary")) is not is_right
    assert (proposal.folder / "docs/about.md").read_text("utf-8").startswith("# Changed") is (beyond == "true" and not is_fork)


@pytest.mark.parametrize("is_right", [True, False], ids=["right", "wrong"])
def test_an_error_in_an_entry_stops_the_deployment(tmp_path: Path, is_right: bool) -> None:
    proposal = Proposal(tmp_path, {"entries/2023/proposed.yml": ENTRY if is_right else ENTRY.replace("full", "entire")})
    (building,) = steps("deploy", "build")
    done = proposal.run(building)
    assert (done.returncode == 0) is is_right, done.stderr
    if is_right:
        home = (proposal.folder / "site/index.html").read_text("utf-8")
        assert '<link rel="canonical" href="https://example.github.io/sourceline/">' in home
        entry = (proposal.folder / "site/entries/sladkov-contingent/index.html").read_text("utf-8")
        assert "https://github.com/Example/sourceline/edit/main/entries/2023/sladkov-contingent.yml" in entry


def test_the_archive_offers_what_it_changed_as_a_patch(tmp_path: Path) -> None:
    proposal = Proposal(tmp_path, {"entries/2023/proposed.yml": ENTRY})
    _, offering = steps("archive", "archive")
    assert proposal.run(offering).returncode == 0
    assert "No copy was found" in proposal.told("summary")
    file = proposal.folder / "entries/2023/proposed.yml"
    file.write_text(ENTRY + "# changed\n", "utf-8")
    assert proposal.run(offering).returncode == 0
    assert proposal.told("output") == "found=true\n"
    assert "+# changed" in (proposal.folder / "archives.patch").read_text("utf-8")


def test_the_form_for_corrections_has_the_fields_that_pages_fill_in() -> None:
    asked = parse_qs(urlsplit(Repository("https://github.com/example/sourceline").correction("an-entry", "1.2")).query)
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / asked.pop("template")[0]).read_text("utf-8"))
    assert asked.pop("title") == [f"{form['title']}an-entry"]
    assert asked == {"entry": ["an-entry"], "version": ["1.2"]}
    assert asked.keys() <= {field.get("id") for field in form["body"]}


def test_every_command_that_is_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = [*FILES, ROOT / ".pre-commit-config.yaml", *sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
    texts = "\n".join(file.read_text("utf-8") for file in named)
    commands = re.findall(r"(?:`|^ +|bin/|entry: \.venv/bin/)sourceline ((?!--|CODE)[a-z]+)([^`\n|>#]*)", texts, re.M)
    assert len(commands) > 20
    for command, rest in commands:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        assert ended.value.code == 0, command
        told = capsys.readouterr().out
        assert [option for option in re.findall(r"(?<=\s)--[a-z-]+", rest) if option not in told] == [], command
