"""The command `sourceline`: check entries, and record what a release published."""

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from .bulletin import FORMATS, as_github, as_json, as_text, counted, is_colourful
from .changes import UnknownChangeError, change_since
from .desk import RefusedError, add_commands, entry_file
from .guide import explanation, sentences
from .imprint import Imprint
from .printing import check_edition, release_of
from .problem import Problem, in_order
from .reading import KINDS, decoded, read_entry, schema_text
from .released import FILE, read, written
from .settings import Settings
from .stale import digest_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 1 when there are errors."""
    parser = argparse.ArgumentParser(prog="sourceline", description="Work on an edition of translated articles.")
    parser.add_argument("--entries", type=Path, default=Path(os.environ.get("SOURCELINE_ENTRIES", "entries")),
                        help="folder of the edition (default: entries)")  # fmt: skip

    def help_out(_: argparse.Namespace) -> int:
        parser.print_help(sys.stderr)
        return 2

    parser.set_defaults(run=help_out)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    check = commands.add_parser("check", help="read entries and tell everything that is wrong with them")
    check.add_argument("paths", nargs="*", type=Path, help="files, folders or ids to report on (default: all)")
    check.add_argument("--format", choices=FORMATS, default="text", help="how to write the problems")
    check.add_argument("--changed-since", metavar="REF", default="",
                       help="judge only what has changed since the work left REF, a branch, tag or commit of git")  # fmt: skip
    check.set_defaults(run=_check)
    release = commands.add_parser("release", help=f"record all published ids in {FILE}, so that none is ever lost")
    release.set_defaults(run=_release)
    explain = commands.add_parser("explain", help="explain a code of the check, with an example")
    explain.add_argument("code", metavar="CODE", help="as it stands in brackets behind a problem")
    explain.set_defaults(run=_explain)
    digest = commands.add_parser("digest", help="print `made_from` for an entry, as its originals stand now")
    digest.add_argument("path", type=Path, help="an entry file")
    digest.set_defaults(run=_digest)
    schema = commands.add_parser("schema", help="print the JSON Schema of an entry, or of a kind of authority record")
    schema.add_argument("kind", nargs="?", choices=KINDS, default="entry", help="default: entry")
    schema.set_defaults(run=_schema)
    add_commands(commands)
    given = parser.parse_args(arguments)
    try:
        result: int = given.run(given)
        sys.stdout.flush()
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever reads has had enough; Python must not try to write the rest when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return result


def _settings(entries: Path) -> Settings:
    return Settings(entries, Path(".cache"), Imprint("", drafts=True))


def _check(given: argparse.Namespace) -> int:
    if not given.entries.is_dir():
        raise RefusedError(f"There is no folder {given.entries}; name the edition with --entries.")
    given.paths = [path if path.exists() else entry_file(given.entries, str(path)) for path in given.paths]
    for path in given.paths:
        if not path.resolve().is_relative_to(given.entries.resolve()):
            raise RefusedError(f"{path} is no part of the edition {given.entries}.")
    problems = [problem for problem in check_edition(_settings(given.entries)) if _concerns(problem, given)]
    try:
        judged = _brought_by(given.changed_since, given.entries, problems) if given.changed_since else problems
    except UnknownChangeError as unknown:
        print(unknown, file=sys.stderr)
        return 1
    print(_written(judged, given), end="")
    print(counted(judged), file=sys.stderr)
    if older := len(problems) - len(judged):
        print(f"{older} older in files that were not changed, and not judged", file=sys.stderr)
    if judged and given.format == "text":
        online = f"{_guide()}#CODE, and by: " if _guide() else ""
        print(f"Each code in brackets is explained by: {online}sourceline explain CODE", file=sys.stderr)
    return 1 if any(problem.severity == "error" for problem in judged) else 0


def _written(problems: Sequence[Problem], given: argparse.Namespace) -> str:
    @cache
    def lines(path: str) -> Sequence[str]:
        try:
            return decoded((given.entries.parent / path).read_bytes()).split("\n")
        except (OSError, UnicodeDecodeError):
            return ()

    if given.format == "github":
        return as_github(problems, lines, _guide())
    return as_json(problems) if given.format == "json" else as_text(problems, lines, is_colourful(sys.stdout))


def _brought_by(reference: str, entries: Path, problems: list[Problem]) -> list[Problem]:
    """Keep the problems of files that have changed, and those the change has brought about in others.

    Whether another file had its problem before is told by checking the edition as it was; that is only done where there is one.
    """
    change = change_since(entries, reference)
    touched = {f"{entries.name}/{path}" for path in change.paths}
    before: set[tuple[str, int, int, str, str]] = set()
    if any(problem.path not in touched for problem in problems):
        with TemporaryDirectory() as folder:
            before = {in_order(problem) for problem in check_edition(_settings(change.lay_out(Path(folder))))}
    return [problem for problem in problems if problem.path in touched or in_order(problem) not in before]


def _guide() -> str:
    """The address of the guide, where the site's is known."""
    address = os.environ.get("SOURCELINE_URL", "").rstrip("/")
    return f"{address}/contribute/" if address else ""


def _concerns(problem: Problem, given: argparse.Namespace) -> bool:
    """Whether a problem is in one of the files or folders asked about."""
    file = (given.entries.parent / problem.path).resolve()
    return not given.paths or any(file.is_relative_to(path.resolve()) for path in given.paths)


def _release(given: argparse.Namespace) -> int:
    _, damage = read(given.entries)
    if damage:
        told = (problem.moved(f"{given.entries.name}/{problem.path}", problem.line, problem.column) for problem in damage)
        print(as_text(told, _no_lines), end="", file=sys.stderr)
        return 1
    (given.entries / FILE).write_text(written(release_of(given.entries)), "utf-8")
    return 0


def _digest(given: argparse.Namespace) -> int:
    entry, problems = read_entry(given.path.read_bytes(), str(given.path))
    print(as_text(problems, _no_lines), end="", file=sys.stderr)
    for segment in entry.segments if entry else ():
        if segment.original:
            print(f"{segment.id}: {digest_of(segment.original)}")
    return 0 if entry else 1


def _schema(given: argparse.Namespace) -> int:
    print(schema_text(given.kind), end="")
    return 0


def _explain(given: argparse.Namespace) -> int:
    code = given.code.strip("[]")
    if code not in sentences():
        near = get_close_matches(code, sentences(), n=1)
        raise RefusedError(f"No problem has the code {code}." + (f" Did you mean {near[0]}?" if near else ""))
    print(explanation(code), end="")
    return 0


def _no_lines(path: str) -> Sequence[str]:
    return ()
