"""The subject of a head: an entry with all that the vocabularies ask of it beyond its own values."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..authorities import Authorities
from ..citation import Citation
from ..entry import Entry, Moment
from ..imprint import Imprint
from ..standing import last_changed, licence, licence_address


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
