"""What the last release published: every address and id that must never be lost again."""

import json
from collections.abc import Mapping
from pathlib import Path

from .entry import Entry

FILE = "released.json"
"""Where an edition keeps the list, beside its entries."""

Released = Mapping[str, tuple[str, ...]]
"""For each published entry's id the ids within it: segments, notes, claims, figures."""


def ids_of(entry: Entry) -> tuple[str, ...]:
    """Return every id an entry publishes under its address."""
    figures = [figure.id for claim in entry.claims for figure in claim.figures]
    return tuple([one.id for part in (entry.segments, entry.notes, entry.claims) for one in part] + figures)


def read(entries: Path) -> Released:
    """Read the list of an edition; an edition never released has none."""
    file = entries / FILE
    if not file.exists():
        return {}
    listed: dict[str, list[str]] = json.loads(file.read_text("utf-8"))
    return {entry: tuple(ids) for entry, ids in listed.items()}


def written(released: Released) -> str:
    """Write a list as the text of its file: one line per entry, so that a merge shows what it adds."""
    lines = (f"  {json.dumps(entry)}: {json.dumps(list(ids))}" for entry, ids in sorted(released.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"
