"""Asking: the specimen edition built and served, and questions put to its search by the page's own script."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from compressing_server import served
from real_site import build

HERE = Path(__file__).parent / "search"
EDITION = HERE / "edition/entries"

# What the box does with a query: its results in all languages; where there are none, those of the query it offers instead.
_ASK = """async (queries) => {
  const { Search } = await import("/assets/search.js")
  const search = new Search("/")
  const ask = async (query) => {
    let last = []
    for await (const results of search.results(query)) last = results
    return search.entries(query, last, 7, 18)
  }
  const found = []
  for (const query of queries) {
    let entries = await ask(query)
    const better = entries.length ? null : await search.better(query)
    if (better) entries = await ask(better)
    found.push({ better, entries: entries.map(({ id, hits }) => [id, hits.map((hit) => hit.id)]) })
  }
  return found
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the table, in the language it is asked in."""

    language: str
    query: str
    tries: str
    first: str = ""
    among: tuple[str, ...] = ()
    at: tuple[str, ...] = ()

    @property
    def expected(self) -> set[str]:
        """The entries that belong among the first three."""
        return {self.first} if self.first else set(self.among)


@dataclass(frozen=True, slots=True)
class Answer:
    """The entries found, best first, each with the places of its hits; and what was asked instead, if nothing was found."""

    query: Query
    entries: tuple[tuple[str, tuple[str, ...]], ...]
    better: str | None

    @property
    def top(self) -> list[str]:
        """The ids of the first three entries."""
        return [id for id, _ in self.entries[:3]]

    @property
    def is_right(self) -> bool:
        """Whether what was meant is among the first three."""
        return self.query.expected <= set(self.top)

    @property
    def is_first(self) -> bool:
        """Whether what was meant comes before all else."""
        return set(self.top[: len(self.query.expected)]) == self.query.expected

    @property
    def leads_there(self) -> bool:
        """Whether the best hit of the first entry meant is one of the places the words stand in."""
        return any(hits and hits[0] in self.query.at for id, hits in self.entries if id in self.query.expected)

    def __str__(self) -> str:
        found = ", ".join(f"{id} {'/'.join(hits[:3])}" for id, hits in self.entries[:4])
        wanted = " + ".join(sorted(self.query.expected))
        asked = f" (asked as {self.better})" if self.better else ""
        at = f" at {'/'.join(self.query.at)}" if self.query.at else ""
        return f"{self.query.language} {self.query.query!r} ({self.query.tries}){asked}: {wanted}{at}; found {found or 'nothing'}"


def table() -> list[Query]:
    """Return the queries of the table in its order."""
    languages: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "queries.yml").read_text("utf-8"))
    return [
        Query(language, row["query"], row["tries"], row.get("first", ""), tuple(row.get("among", ())), tuple(row.get("at", ())))
        for language, rows in languages.items()
        for row in rows
    ]


@contextmanager
def edition(folder: Path, **settings: str) -> Iterator[str]:
    """Build the specimen edition into a folder with these settings, serve it, and give its address."""
    built = build(folder / "site", "--strict", entries=str(EDITION), **settings)
    assert built.returncode == 0, built.stderr
    with served(folder / "site") as address:
        yield address


def ask(page: Page, queries: Sequence[Query]) -> list[Answer]:
    """Put queries to the search of the site a page is open on."""
    found = page.evaluate(_ASK, [one.query for one in queries])
    return [
        Answer(query, tuple((id, tuple(hits)) for id, hits in one["entries"]), one["better"])
        for query, one in zip(queries, found, strict=True)
    ]
