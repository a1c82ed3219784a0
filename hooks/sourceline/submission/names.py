"""The names a contributor may mean: of outlets, people and topics with a record, in every spelling it gives."""

from collections.abc import Iterator

from ..authorities import Authorities, record_name
from ..entry import Authority, Outlet, Person

KINDS = ("outlets", "people", "topics")

Spelt = list[str]
"""A record's id, the name it goes by here, and its other names."""


def names(authorities: Authorities) -> dict[str, list[Spelt]]:
    """Return the records of each kind, in order of their ids."""
    return {kind: [_spelt(id, record) for id, record in sorted(authorities.of(kind).items())] for kind in KINDS}


def _spelt(id: str, record: Authority) -> Spelt:
    return [id, *dict.fromkeys((record_name(record), *_others(record)))]


def _others(record: Authority) -> Iterator[str]:
    if isinstance(record, Outlet | Person):
        yield from record.names.values()
        yield from record.also_known_as
