"""The subject of a head: an entry with all that the vocabularies ask of it beyond its own values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from ..authorities import Authorities
from ..citation import Citation
from ..entry import Entry, Moment
from ..imprint import Imprint
from ..standing import last_changed, licence

_DEED = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-([0-9][.][0-9])(?:-([A-Z]+))?")


@dataclass(frozen=True, slots=True)
class Subject:
    """One entry, its citation, what is said of it in a sentence, and the edition it stands in."""

    entry: Entry
    id: str
    cited: Citation
    description: str
    authorities: Authorities
    imprint: Imprint

    here: str = field(init=False)
    """The address of its page, empty where the edition has none yet: then links are relative to the page."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "here", self.cited.address if self.imprint.address else "")

    @property
    def topics(self) -> Iterator[str]:
        """The names of its topics."""
        return (self.authorities.name(topic, "topics") for topic in self.entry.topics)

    @property
    def changed(self) -> Moment | None:
        """The latest day of a change or of its publication."""
        return last_changed(self.entry)

    @property
    def licence(self) -> str:
        """The address of its licence."""
        return licence_address(licence(self.entry, self.imprint))


def licence_address(spdx: str) -> str:
    """Return the address of a licence by its SPDX identifier: Creative Commons' own page, for all others that of SPDX."""
    if spdx == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if deed := _DEED.fullmatch(spdx):
        return "/".join(part.lower() for part in ("https://creativecommons.org/licenses", *deed.groups(), "") if part is not None)
    return f"https://spdx.org/licenses/{quote(spdx)}.html"
