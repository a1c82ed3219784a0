"""What the last release published: every address, id and judgement that must never be lost or changed again."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from .digest import digest
from .entry import Assessment, Entry, Named, Reference, Revision
from .problem import Problem

FILE = "released.json"
"""Where an edition keeps the list, beside its entries."""

Released = Mapping[str, tuple[str, ...]]
"""For each published entry's id the ids within it (segments, notes, claims, figures), and its history (see `history_of`).

A listing stands in it by its address, with no ids: that of a record as `kind/id`, of a year as `years/1994`, of a language as
`languages/fa`.
"""

_GROUP = re.compile(r"(?:years/[0-9]{4}|languages/[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)", re.ASCII)
"""The address of a listing that no record stands behind; what else a damaged list may name leads to no file."""


def groups_in(released: Iterable[str]) -> Collection[str]:
    """Return the addresses of all years and languages that had a listing at the last release."""
    return [name for name in released if _GROUP.fullmatch(name)]


def ids_of(entry: Entry) -> tuple[str, ...]:
    """Return every id an entry publishes under its address."""
    figures = [figure.id for claim in entry.claims for figure in claim.figures]
    return tuple([one.id for part in (entry.segments, entry.notes, entry.claims) for one in part] + figures)


def history_of(entry: Entry) -> dict[str, tuple[str | int, ...]]:
    """Return what must stand for ever as it was written, each with its place in the entry.

    An assessment is known as `c1 2024-10-18 3f…`, a revision as `version 1.1 3f…`: what it is, and twelve hexadecimal digits
    of the digest of all it says.
    """
    judged = {
        f"{claim.id} {one.date.text} {_of_assessment(one)}": ("claims", at, "assessments", position)
        for at, claim in enumerate(entry.claims)
        for position, one in enumerate(claim.assessments)
    }
    return judged | {f"version {one.version} {_of_revision(one)}": ("revisions", at) for at, one in enumerate(entry.revisions)}


def _of_assessment(one: Assessment) -> str:
    evidence = (f"{proof.source} {proof.relation}" for proof in one.evidence)
    review = one.review_by.text if one.review_by else ""
    return digest(one.date.text, _name(one.by), one.verdict, one.confidence or "", one.why, review, *evidence)[:12]


def _of_revision(one: Revision) -> str:
    material, reporter = "material" if one.material else "", _name(one.reported_by)
    return digest(one.date.text, one.version, one.kind, material, one.what, reporter, *one.segments)[:12]


def _name(reference: Reference | None) -> str:
    return reference.name if isinstance(reference, Named) else reference or ""


def read(entries: Path) -> tuple[Released, tuple[Problem, ...]]:
    """Read the list of an edition, or tell what damaged it; an edition never released has none."""
    file = entries / FILE
    if not file.exists():
        return {}, ()
    try:
        listed = json.loads(file.read_text("utf-8"), object_pairs_hook=_once)
    except json.JSONDecodeError as fault:
        return {}, (_damaged(fault.lineno, fault.colno),)
    except (OSError, ValueError, RecursionError):
        return {}, (_damaged(1, 1),)
    if not isinstance(listed, dict) or not all(_is_list_of_texts(ids) for ids in listed.values()):
        return {}, (_damaged(1, 1),)
    return {entry: tuple(ids) for entry, ids in listed.items()}, ()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an entry that is listed twice, as a careless merge leaves it: one of its lists would be lost."""
    listed = dict(pairs)
    if len(listed) < len(pairs):
        raise ValueError("an entry is listed twice")
    return listed


def _is_list_of_texts(ids: Any) -> bool:
    return isinstance(ids, list) and all(isinstance(id, str) for id in ids)


def _damaged(line: int, column: int) -> Problem:
    sentence = "This is no longer the list of what was published."
    cure = "Take the version of the main branch, then run `sourceline release`."
    return Problem("released-damaged", "error", sentence, cure, FILE, line, column)


def written(released: Released) -> str:
    """Write a list as the text of its file: one line per entry, so that a merge shows what it adds."""
    lines = (f"  {json.dumps(entry)}: {json.dumps(list(ids))}" for entry, ids in sorted(released.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"
