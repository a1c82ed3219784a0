"""What tests of formats share: the edition of this repository, and in it the example that uses every field, printed once."""

import shutil
from pathlib import Path

import pytest

from sourceline.entry import Entry, Reference
from sourceline.imprint import Imprint
from sourceline.listings import OVERVIEWS
from sourceline.printing import pages, print_edition, survey
from sourceline.reading import AUTHORITIES, read_entry
from sourceline.settings import Settings
from sourceline.shell import Shell, slot

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "hooks/sourceline/reading/examples"
IMPRINT = Imprint("The Edition", "https://example.org/edition/", searchable=False)
SHELL = Shell.cut(
    f"<!doctype html><html><head><title>{slot('title')}</title>\n{slot('head')}</head><body>{slot('body')}</body></html>"
)
SHELLS = dict.fromkeys(("page", "home", "search", "submit", *OVERVIEWS), SHELL)

RECORDS = {"people": "maria-example", "outlets": "example-gazette", "topics": "numbers-in-relay", "terms": "centner"}
"""What the example's records are called."""


class Printed:
    """A printed edition: its files by their addresses, and its entries by their ids."""

    def __init__(self, folder: Path) -> None:
        self.entries = folder / "entries"
        shutil.copytree(ROOT / "entries", self.entries)
        shutil.copyfile(EXAMPLES / "entry.yml", self.entries / "2023/sowing.yml")
        for kind in AUTHORITIES:
            shutil.copyfile(EXAMPLES / f"{kind}.yml", self.entries / f"authority/{kind}/{RECORDS[kind]}.yml")
        self.settings = Settings(self.entries, folder / "cache", IMPRINT, jobs=1)
        self.report = print_edition(self.settings, SHELLS)
        self._authorities = survey(self.entries).authorities

    def read(self, address: str) -> bytes:
        """Return the bytes of a file by its path from the site's root."""
        return Path(pages.kept_at(self.settings.cache / "pages", address)).read_bytes()

    def entry(self, id: str) -> Entry:
        """Return an entry as its file has it."""
        (file,) = self.entries.glob(f"[12]*/{id}.yml")
        entry, _ = read_entry(file.read_bytes(), file.name)
        assert entry
        return entry

    def name(self, reference: Reference | None, *kinds: str) -> str:
        """The name of somebody or something as its record has it."""
        return self._authorities.name(reference, *kinds)

    @property
    def ids(self) -> list[str]:
        """The ids of all entries that are on the site."""
        return sorted(at.split("/")[1] for at in self.report.pages if at.startswith("entries/") and self._is_entry(at))

    def _is_entry(self, address: str) -> bool:
        return any(self.entries.glob(f"[12]*/{address.split('/')[1]}.yml"))


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The edition printed."""
    return Printed(tmp_path_factory.mktemp("printed"))
