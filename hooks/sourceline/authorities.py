"""The authority records of an edition, by kind and id."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .digest import digest
from .entry import Authority, Named, Outlet, Person, Term, Topic

NO_DIGEST = "-" * len(digest())


@dataclass(frozen=True, slots=True, eq=False)
class Authorities:
    """All records; `digests` has one for each `kind/id`, so that a page can name those it depends on.

    They are one thing, whatever is in them: what is made of them once for many pages is kept under them (`head.parties`).
    """

    people: Mapping[str, Person]
    outlets: Mapping[str, Outlet]
    topics: Mapping[str, Topic]
    terms: Mapping[str, Term]
    digests: Mapping[str, str]
    all_terms: str = ""
    """One digest of all terms: a rule or a link may turn on any of them."""

    def of(self, kind: str) -> Mapping[str, Any]:
        """Return the records of one kind: people, outlets, topics or terms."""
        records: Mapping[str, Any] = getattr(self, kind)
        return records

    def digest(self, used: Iterable[str]) -> str:
        """Return one digest of the named records (`people/jane-doe`), of missing ones too, and of all terms."""
        return digest(self.all_terms, " ".join(self.states(used)))

    @property
    def whole(self) -> str:
        """One digest of all records."""
        return digest(*self.states(sorted(self.digests)))

    def state(self, name: str) -> str:
        """Return the digest of a record, or as many dashes where there is none."""
        return self.digests.get(name, NO_DIGEST)

    def states(self, names: Iterable[str]) -> Iterator[str]:
        """Yield each name with the digest of its record, or with a dash where there is none."""
        return (f"{name}={self.digests.get(name, '-')}" for name in names)

    def name(self, reference: str | Named | None, *kinds: str) -> str:
        """Return the name a reference stands for; its id where there is no record."""
        if reference is None:
            return ""
        if isinstance(reference, Named):
            return reference.name
        for kind in kinds or ("people", "outlets"):
            if record := self.of(kind).get(reference):
                return record_name(record)
        return reference


def record_name(record: Authority) -> str:
    """Return the heading of a record: its name, its title, or a term's first chosen rendering or label."""
    if isinstance(record, Topic):
        return record.title
    if isinstance(record, Term):
        return next(iter((record.chosen or record.labels).values()), "")
    return record.name
