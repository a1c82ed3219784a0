"""Rules on ids: one thing each, and for ever."""

import re
from collections.abc import Iterator

from ..entry import Entry
from ..problem import Where
from ..released import history_of, ids_of
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
    named = [*_ids(entry), *sources]
    for where, id in named:
        if id in seen:
            name = id.removeprefix("source ")
            free = _free(name, {one.removeprefix("source ") for _, one in named})
            yield Finding(
                where, f"The id {name} is used twice.", f"Give one of the two an id of its own, like {free}.", instead=free
            )
        seen.add(id)


def _free(id: str, taken: set[str]) -> str:
    """Return the next id of a kind that is not taken: s5 after s4, wire-2 after wire."""
    numbered = re.fullmatch(r"([sncf])(\d+)[a-z]*", id)
    stem, number = (numbered[1], int(numbered[2])) if numbered else (f"{id}-", 1)
    return next(name for count in range(number + 1, number + len(taken) + 2) if (name := f"{stem}{count}") not in taken)


def id_vanished(entry: Entry, house: House) -> Iterator[Finding]:
    """An id that was published stays, under a former id of its entry too, because readers have quoted its address."""
    for id in sorted({one for one in _published(entry, house) if " " not in one} - set(ids_of(entry))):
        yield Finding(
            (),
            f"The last release had {id}, and it is no longer there.",
            f"Bring {id} back; tell its fate in `revisions`.",
        )


def history_rewritten(entry: Entry, house: House) -> Iterator[Finding]:
    """An assessment or a revision that was published stays as it was written; what is thought now is added behind it."""
    published = {one for one in _published(entry, house) if " " in one}
    if not published:
        return
    now = history_of(entry)
    new = {one.rpartition(" ")[0]: where for one, where in now.items() if one not in published}
    for one in sorted(published - now.keys()):
        what, _, _ = one.rpartition(" ")
        said, when = what.split(" ", 1)
        name = f"The revision to version {when}" if said == "version" else f"The assessment of {said} of {when}"
        change = "is no longer as the last release had it" if what in new else "was in the last release, and is no longer there"
        yield Finding(new.get(what, ()), f"{name} {change}.", "Bring its words back; add another behind it, with today's date.")


def _published(entry: Entry, house: House) -> set[str]:
    return {one for name in (house.id, *entry.aliases) for one in house.released.get(name, ())}
