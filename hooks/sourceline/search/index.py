"""The division of an edition into indexes: bounded in size, and the same whatever was printed before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..digest import digest

BUCKETS = 256
"""Folders the leaves of a group lie in; an index holds one or several neighbouring ones."""

LEAVES = 1_300
"""About how many leaves an index may hold.

Making one takes some 0.3 MB of memory a leaf, and two are made at a time. A browser fetches a chunk of each for every word, but
looks through a word's leaves once for each of its results, and so is done the sooner, the fewer there are in one index.
"""


@dataclass(frozen=True, slots=True)
class Shard:
    """One index: its group, which of how many it is, and its leaves as (id, digest), sorted."""

    group: str
    number: int
    of: int
    leaves: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The folder it is kept in."""
        return f"{self.group}-{self.number}"

    @property
    def buckets(self) -> range:
        """The buckets its leaves lie in."""
        width = BUCKETS // self.of
        return range(self.number * width, (self.number + 1) * width)

    @property
    def mark(self) -> str:
        """A digest of all that determines it."""
        return digest(self.group, str(self.of), *(part for leaf in self.leaves for part in leaf))


def bucket(id: str) -> int:
    """Return the bucket an entry's leaves lie in."""
    return int(digest(id)[:2], 16)


def shards(leaves: Iterable[tuple[str, str, str]]) -> Iterator[Shard]:
    """Divide leaves, given as (group, id, digest), into shards; their number is a power of two, so that it seldom changes."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, id, number in leaves:
        groups[group].append((id, number))
    for group, members in sorted(groups.items()):
        of = 1
        while of < BUCKETS and len(members) > of * LEAVES:
            of *= 2
        parts: list[list[tuple[str, str]]] = [[] for _ in range(of)]
        for id, number in sorted(members):
            parts[bucket(id) * of // BUCKETS].append((id, number))
        yield from (Shard(group, at, of, tuple(part)) for at, part in enumerate(parts) if part)
