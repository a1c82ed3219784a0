"""Changes: what somebody has changed in an edition since it left another line of work, as git tells it."""

import io
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path


class UnknownChangeError(Exception):
    """git cannot tell what has changed; the message says why, and what helps."""


@dataclass(frozen=True, slots=True)
class Change:
    """The files of an edition that were added, changed, renamed or removed, by their paths in it, and what they started from.

    `base` names the commit at which the work left the other line: the merge base.
    """

    entries: Path
    base: str
    paths: frozenset[str]

    def before(self, path: str) -> bytes | None:
        """Return a file of the edition as it was at the base; None where there was none."""
        return _blob(self.entries, f"{self.base}:./{path}")

    def elsewhere(self) -> int:
        """Count the files outside the edition that have changed as well."""
        top = Path(_git(self.entries, "rev-parse", "--show-toplevel").removesuffix("\n"))
        return len(_changed(top, self.base)) - len(self.paths)

    def lay_out(self, folder: Path) -> Path:
        """Write the edition as it was at the base into a folder, and return the folder of its entries."""
        before = folder / self.entries.resolve().name
        before.mkdir()
        prefix = _git(self.entries, "rev-parse", "--show-prefix").removesuffix("\n")
        tree = f"{self.base}:{prefix}"
        if not _succeeds(self.entries, "cat-file", "-e", tree):
            return before  # there was no edition yet
        top = _git(self.entries, "rev-parse", "--show-toplevel").removesuffix("\n")  # from within, git would archive a part
        packed = subprocess.run(["git", "archive", "--format=zip", "-0", tree], cwd=top, capture_output=True, check=True)
        with zipfile.ZipFile(io.BytesIO(packed.stdout)) as archive:
            archive.extractall(before)
        return before


def change_since(entries: Path, reference: str) -> Change:
    """Return what has changed in an edition since its work left a branch, tag or commit, what is not yet committed included.

    Raises UnknownChangeError where git cannot tell.
    """
    try:
        commit = _git(entries, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    except FileNotFoundError:
        raise UnknownChangeError("git is not installed, so nobody can tell what has changed.") from None
    except subprocess.CalledProcessError:
        if not _succeeds(entries, "rev-parse", "--git-dir"):
            raise UnknownChangeError(f"{entries} is not kept in git, so nobody can tell what has changed.") from None
        raise UnknownChangeError(f"git knows no {reference}; fetch it first: git fetch origin") from None
    try:
        base = _git(entries, "merge-base", commit, "HEAD").strip()
    except subprocess.CalledProcessError:
        message = f"{reference} and this work have no commit in common here; fetch more of their history: git fetch --unshallow"
        raise UnknownChangeError(message) from None
    return Change(entries, base, _changed(entries, base))


def _changed(folder: Path, base: str) -> frozenset[str]:
    """Return the paths in a folder of all files that are not as a commit has them."""
    changed = _git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", ".")
    new = _git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(path for path in f"{changed}{new}".split("\0") if path)


def _blob(folder: Path, name: str) -> bytes | None:
    shown = subprocess.run(["git", "cat-file", "blob", name], cwd=folder, capture_output=True, check=False)
    return shown.stdout if shown.returncode == 0 else None


def _git(folder: Path, *arguments: str) -> str:
    told = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return told.stdout.decode("utf-8", "surrogateescape")


def _succeeds(folder: Path, *arguments: str) -> bool:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False).returncode == 0
