"""The command `diff`: what has changed in the edition since a commit, in words for a pull request's summary."""

import argparse
from pathlib import Path
from typing import Any

from ..changes import UnknownChangeError, change_since
from ..printing import survey
from ..redline import report
from .files import RefusedError


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser("diff", help="tell in words what has changed in the edition since a commit, as Markdown")
    parser.add_argument("base", help="the commit to compare with, as git names it: origin/main, HEAD, v1.0")
    parser.set_defaults(run=_diff)


def _diff(given: argparse.Namespace) -> int:
    entries: Path = given.entries
    if not entries.is_dir():
        raise RefusedError(f"There is no folder {entries}; name the edition with --entries.")
    try:
        change = change_since(entries, given.base)
    except UnknownChangeError as unknown:
        raise RefusedError(str(unknown)) from unknown
    paths = sorted(path for path in change.paths if path.endswith(".yml") and path.isprintable())
    before = {path: raw for path in paths if (raw := change.before(path)) is not None}
    after = {path: (entries / path).read_bytes() for path in paths if _is_file(entries / path)}
    print(report(before, after, survey(entries).authorities, change.elsewhere() + len(change.paths) - len(paths)))
    return 0


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
