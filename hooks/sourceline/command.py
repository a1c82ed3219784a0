"""The command `sourceline`: check entries, and record what a release published."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .imprint import Imprint
from .printing import check_edition, release_of
from .problem import Problem
from .reading import read_entry, schema_text
from .released import FILE, read, written
from .settings import Settings
from .stale import digest_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 1 when there are errors."""
    parser = argparse.ArgumentParser(prog="sourceline", description="Work on an edition of translated articles.")
    parser.add_argument("--entries", type=Path, default=Path(os.environ.get("SOURCELINE_ENTRIES", "entries")),
                        help="folder of the edition (default: entries)")  # fmt: skip
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="read entries and tell everything that is wrong with them")
    check.add_argument("paths", nargs="*", type=Path, help="files or folders to report on (default: all)")
    check.add_argument("--format", choices=FORMATS, default="text", help="how to write the problems")
    check.set_defaults(run=_check)
    release = commands.add_parser("release", help=f"record all published ids in {FILE}, so that none is ever lost")
    release.set_defaults(run=_release)
    digest = commands.add_parser("digest", help="print `made_from` for an entry, as its originals stand now")
    digest.add_argument("path", type=Path, help="an entry file")
    digest.set_defaults(run=_digest)
    schema = commands.add_parser("schema", help="print the JSON Schema of an entry")
    schema.set_defaults(run=_schema)
    given = parser.parse_args(arguments)
    result: int = given.run(given)
    return result


def _settings(entries: Path) -> Settings:
    return Settings(entries, Path(".cache"), Imprint("", drafts=True))


def _check(given: argparse.Namespace) -> int:
    if not given.entries.is_dir():
        print(f"There is no folder {given.entries}; name the edition with --entries.", file=sys.stderr)
        return 1
    for path in given.paths:
        if not path.exists() or not path.resolve().is_relative_to(given.entries.resolve()):
            print(f"There is no {path} in the edition {given.entries}.", file=sys.stderr)
            return 1
    problems = [problem for problem in check_edition(_settings(given.entries)) if _concerns(problem, given)]
    print(FORMATS[given.format](problems), end="")
    errors = sum(problem.severity == "error" for problem in problems)
    print(f"{errors} errors, {len(problems) - errors} pieces of advice", file=sys.stderr)
    return 1 if errors else 0


def _concerns(problem: Problem, given: argparse.Namespace) -> bool:
    """Whether a problem is in one of the files or folders asked about."""
    file = (given.entries.parent / problem.path).resolve()
    return not given.paths or any(file.is_relative_to(path.resolve()) for path in given.paths)


def _release(given: argparse.Namespace) -> int:
    _, damage = read(given.entries)
    if damage:
        print(_as_text(problem.moved(f"{given.entries.name}/{problem.path}", problem.line, problem.column) for problem in damage),
              end="", file=sys.stderr)  # fmt: skip
        return 1
    (given.entries / FILE).write_text(written(release_of(given.entries)), "utf-8")
    return 0


def _digest(given: argparse.Namespace) -> int:
    entry, problems = read_entry(given.path.read_bytes(), str(given.path))
    print(_as_text(problems), end="", file=sys.stderr)
    for segment in entry.segments if entry else ():
        if segment.original:
            print(f"{segment.id}: {digest_of(segment.original)}")
    return 0 if entry else 1


def _schema(given: argparse.Namespace) -> int:
    print(schema_text(), end="")
    return 0


def _as_text(problems: Iterable[Problem]) -> str:
    return "".join(f"{problem.severity + ': ' if problem.severity == 'advice' else ''}{problem}\n" for problem in problems)


def _as_github(problems: Iterable[Problem]) -> str:
    """Annotations in GitHub's workflow commands."""
    lines = []
    for one in problems:
        kind = "error" if one.severity == "error" else "notice"
        text = f"{one.sentence} {one.cure}".strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        path = one.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        lines.append(f"::{kind} file={path},line={one.line},col={one.column},title={one.code}::{text}\n")
    return "".join(lines)


def _as_json(problems: Iterable[Problem]) -> str:
    keys = ("path", "line", "column", "code", "severity", "sentence", "cure")
    return json.dumps([{key: getattr(one, key) for key in keys} for one in problems], ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {"text": _as_text, "github": _as_github, "json": _as_json}
