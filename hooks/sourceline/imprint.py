"""The imprint: what a page must know of the edition it belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """Name and public address of the edition; `address` ends with a slash, or is empty when it has none yet.

    `drafts`: whether those are on the site; `searchable`: whether it has a search.
    """

    name: str
    address: str = ""
    drafts: bool = False
    searchable: bool = True

    def page(self, path: str) -> str:
        """The public address of a page, or its path where the edition has no address."""
        return f"{self.address}{path}"
