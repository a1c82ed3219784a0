"""A feed and its items, as both formats write them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..imprint import Imprint


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `id` never changes, days are as precise as known, `html` is the text in `language`.

    `source`, `url` and `data` are the addresses of the original, of the entry's page and of its offprint, where it has one.
    """

    id: str
    url: str
    title: str
    language: str
    html: str
    published: str
    changed: str
    summary: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    source: str = ""
    data: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Items, latest change first; `folder` is where its page stands, with a slash at the end, empty for the edition's own."""

    folder: str
    title: str
    description: str
    items: Sequence[Item]
    imprint: Imprint

    def address(self, file: str = "") -> str:
        """The address of its page or of one of its files; relative to the feed where the edition has no address."""
        return f"{self.imprint.address}{self.folder}{file}" if self.imprint.address else file or "./"

    @property
    def changed(self) -> str:
        """The day of its latest item."""
        return self.items[0].changed if self.items else ""


def moment(day: str) -> str:
    """Write a day, month or year as RFC 3339 wants it: its first second, in Greenwich; the start of all clocks for none."""
    date = (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]
    return f"{date}T00:00:00Z" if day else "1970-01-01T00:00:00Z"
