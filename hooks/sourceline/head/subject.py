"""The subject of a head: an entry with all that the vocabularies ask of it beyond its own values."""

from dataclasses import dataclass, field

from ..authorities import Authorities
from ..citation import Citation
from ..entry import Entry
from ..imprint import Imprint
from ..standing import last_changed, licence, licence_address
from .parties import Known, known


@dataclass(slots=True)
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
    topics: tuple[str, ...] = field(init=False)
    """The names of its topics."""
    published: str = field(init=False)
    """The day of its publication."""
    changed: str = field(init=False)
    """The latest day of a change or of its publication."""
    licence: str = field(init=False)
    """The address of its licence."""
    known: Known = field(init=False)
    """Who and what has a record, as schema.org tells of them."""

    def __post_init__(self) -> None:
        self.here = self.cited.address if self.imprint.address else ""
        self.topics = tuple([self.authorities.name(topic, "topics") for topic in self.entry.topics])
        self.published = self.entry.published.iso if self.entry.published else ""
        changed = last_changed(self.entry)
        self.changed = changed.iso if changed else ""
        self.licence = licence_address(licence(self.entry, self.imprint))
        self.known = known(self.authorities, self.imprint)
