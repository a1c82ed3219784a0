"""Rules on ids: one thing each, and for ever."""

from collections.abc import Iterator

from ..entry import Entry
from ..problem import Where
from ..released import ids_of
from .house import Finding, House


def _ids(entry: Entry) -> Iterator[tuple[Where, str]]:
    for part in ("segments", "notes", "claims"):
        for at, one in enumerate(getattr(entry, part)):
            yield (part, at, "id"), one.id
    for at, claim in enumerate(entry.claims):
        for position, figure in enumerate(claim.figures):
            yield ("claims", at, "figures", position, "id"), figure.id


def id_doubled(entry: Entry, house: House) -> Iterator[Finding]:
    """An id names one thing in its entry, because it is an address on the page."""
    sources = [(("sources", at, "id"), f"source {one.id}") for at, one in enumerate(entry.sources)]
    seen = {f"source {entry.source.id}"}
    for where, id in (*_ids(entry), *sources):
        if id in seen:
            yield where, f"The id {id.removeprefix('source ')} is used twice.", "Give one of the two an id of its own."
        seen.add(id)


def id_vanished(entry: Entry, house: House) -> Iterator[Finding]:
    """An id that was published stays, under a former id of its entry too, because readers have quoted its address."""
    published = {id for name in (house.id, *entry.aliases) for id in house.released.get(name, ())}
    for id in sorted(published - set(ids_of(entry))):
        yield (
            (),
            f"The last release had {id}, and it is no longer there.",
            f"Bring {id} back; tell its fate in `revisions`.",
        )
