"""A proposed change as GitHub lays it out for a run: main, and the merge of the two, checked out; and the run's steps."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_PARTS = ("entries", "docs", "hooks", "mkdocs.yml", ".gitignore")
_NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")


class Proposal:
    """A repository with this tree on main and a change merged into it; `outside` holds what a run writes for GitHub."""

    def __init__(self, folder: Path, files: Mapping[str, str], links: Mapping[str, str] | None = None) -> None:
        self.folder, self.outside = folder / "repository", folder / "outside"
        self.outside.mkdir(parents=True)
        for name in self._git("ls-files", "-z", "--", *_PARTS, at=ROOT).split("\0")[:-1]:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, self.folder / name)
        self._git("init", "--quiet", "--initial-branch=main")
        self._commit("main")
        self._git("switch", "--quiet", "--create", "proposed")
        for name, text in files.items():
            (self.folder / name).write_text(text, "utf-8")
        for name, target in (links or {}).items():
            (self.folder / name).symlink_to(target)
        self._commit("proposed")
        self._git("switch", "--quiet", "--detach", "main")
        self._git("merge", "--quiet", "--no-ff", "--message", "merged", "proposed")
        self.sha = self._git("rev-parse", "HEAD").strip()
        (self.folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
        (self.folder / ".git/info/exclude").write_text(".venv\n", "utf-8")

    def run(self, step: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub does."""
        told = {
            "GITHUB_SHA": self.sha,
            "GITHUB_OUTPUT": str(self.outside / "output"),
            "GITHUB_STEP_SUMMARY": str(self.outside / "summary"),
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "Example/sourceline",
            "GITHUB_REPOSITORY_OWNER": "Example",
            "RUNNER_TEMP": str(self.outside),
        }
        given = {name: "" if "${{" in value else value for name, value in step.get("env", {}).items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        environment = os.environ | told | given
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300, check=False)

    def told(self, name: str) -> str:
        """What the run has written for GitHub: `output` or `summary`."""
        return (self.outside / name).read_text("utf-8")

    def _git(self, *arguments: str, at: Path | None = None) -> str:
        done = subprocess.run(["git", *_NOBODY, *arguments], cwd=at or self.folder, capture_output=True, text=True, check=True)
        return done.stdout

    def _commit(self, message: str) -> None:
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", message)
