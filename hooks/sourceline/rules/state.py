"""Rules on an entry's state: what is published is dated, what is withdrawn says why."""

from collections.abc import Iterator

from ..entry import Entry
from .house import Finding, House


def publication_undated(entry: Entry, house: House) -> Iterator[Finding]:
    """A published entry gives the day it was published."""
    if entry.status in ("published", "withdrawn") and not (entry.published and entry.published.known):
        yield Finding(
            ("status",),
            f"The entry is {entry.status}, and nothing says since when.",
            "Add `published: 2026-11-22`, with the day.",
        )


def withdrawal_unexplained(entry: Entry, house: House) -> Iterator[Finding]:
    """A withdrawn entry says why, in a revision of the kind `withdrawal`."""
    if entry.status == "withdrawn" and not any(one.kind == "withdrawal" for one in entry.revisions):
        yield Finding(("status",), "The entry is withdrawn, and nothing says why.", "Add a revision with `kind: withdrawal`.")
