"""The imprint: what a page must know of the edition it belongs to."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

CORRECTION = "correction.yml"
"""The repository's issue form for corrections, in `.github/ISSUE_TEMPLATE`; its fields are `entry` and `version`."""

LICENCE = "CC-BY-4.0"
"""The licence of an edition's own texts, where its settings name no other."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the edition's files are kept, at GitHub: address without a slash at the end, branch, folder of the entries."""

    address: str
    branch: str = "main"
    folder: str = "entries"

    def edit(self, path: str) -> str:
        """The address where an entry's file can be changed; `path` is relative to the folder of the entries."""
        return f"{self.address}/edit/{quote(self.branch)}/{quote(f'{self.folder}/{path}')}"

    @property
    def new(self) -> str:
        """The address where a file can be added; it takes `filename`, from the root, and `value`."""
        return f"{self.address}/new/{quote(self.branch)}"

    def correction(self, entry: str, version: str) -> str:
        """The address of the issue form for corrections, filled in."""
        asked = {"template": CORRECTION, "title": f"Correction: {entry}", "entry": entry, "version": version}
        return f"{self.address}/issues/new?{urlencode(asked, quote_via=quote)}"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Name and public address of the edition; `address` ends with a slash, or is empty when it has none yet.

    `drafts`: whether those are on the site; `searchable`: whether it has a search; `licence`: the SPDX identifier of the
    licence of its own texts; `repository`: where its files are kept, if anybody may know; `plates`: whether entries
    have pictures; `exchange`: whether the data has files for translators' tools.
    """

    name: str
    address: str = ""
    drafts: bool = False
    searchable: bool = True
    licence: str = LICENCE
    repository: Repository | None = None
    plates: bool = False
    exchange: bool = False

    def page(self, path: str) -> str:
        """The public address of a page, or its path where the edition has no address."""
        return f"{self.address}{path}"
