"""Proofing: an edition read and checked as printing does it, with nothing printed; and what a release of it would hold."""

from collections.abc import Iterable, Mapping
from itertools import chain
from operator import itemgetter
from pathlib import Path

from ..catalogue import card_of, groups_of
from ..directory import ROOTS, Directory
from ..ledger import Row
from ..problem import Problem, in_order
from ..reading import placed, read_entry
from ..released import Released, history_of, ids_of
from ..rules import edition_problems
from ..settings import Settings
from .hands import prove
from .press import Press, in_edition
from .survey import Survey, survey


def check_edition(settings: Settings) -> tuple[Problem, ...]:
    """Read and check every file of an edition as printing does, and print nothing."""
    surveyed = survey(settings.entries)
    press = Press(
        settings.entries,
        settings.cache,
        surveyed.authorities,
        surveyed.released,
        settings.imprint,
        None,
        directories_of(surveyed),
    )
    proofs = prove(surveyed.files, press, settings.hands, settings.start)
    rows = {proof.row.path: proof.row for proof in proofs}
    return problems_between(settings.entries, surveyed, rows)


def release_of(entries: Path) -> Released:
    """Return the list of every id and listing an edition publishes now, with those the last release already had."""
    surveyed = survey(entries)
    found = {id: list(ids) for id, ids in surveyed.released.items()} | {name: [] for name in surveyed.authorities.digests}
    for path, id, _ in surveyed.files:
        entry, _ = read_entry((entries / path).read_bytes(), path)
        if entry and entry.status in ("published", "withdrawn"):
            found |= {group: [] for group in groups_of(card_of(entry, id))}
            known = found.setdefault(id, [])
            known += [one for one in (*ids_of(entry), *history_of(entry)) if one not in known]
    return {id: tuple(ids) for id, ids in found.items()}


def directories_of(surveyed: Survey) -> dict[int, Directory]:
    """Return the directory as seen from every depth."""
    return {depth: Directory(surveyed.authorities, depth) for depth in ROOTS}


def errors_of(entries: Path, rows: Iterable[Row]) -> tuple[Problem, ...]:
    """Gather the errors of some files alone."""
    found = (problem for row in rows for problem in row.problems if problem.severity == "error")
    return tuple(sorted((in_edition(problem, entries.name) for problem in found), key=in_order))


def problems_between(entries: Path, surveyed: Survey, rows: Mapping[str, Row], advised: bool = True) -> tuple[Problem, ...]:
    """Gather the problems of files, advice only where it is asked for, and those between them, all of which are errors.

    Their paths are as seen from the folder the edition stands in.
    """
    cards = [(path, card) for path, row in rows.items() if (card := row.card)]
    of_files = chain(surveyed.problems, chain.from_iterable(row.problems for row in rows.values()))
    found = [problem for problem in of_files if advised or problem.severity == "error"]
    unread = frozenset(id for path, id, _ in surveyed.files if path in rows and rows[path].card is None)
    for problem in edition_problems(sorted(cards, key=itemgetter(0)), surveyed.released, unread):
        file = entries / problem.path
        found += (
            placed([problem], file.read_bytes(), problem.path) if problem.path in rows else [problem.moved(problem.path, 1, 1)]
        )
    return tuple(sorted((in_edition(problem, entries.name) for problem in found), key=in_order))
