"""The directory: how a page at a given depth names and links the records of people, outlets, topics and terms."""

from dataclasses import dataclass

from markupsafe import Markup

from .authorities import Authorities
from .entry import Named

ROOTS = {0: "", 1: "../", 2: "../../"}
"""The way to the site's root from a page at each depth."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The records of an edition, as seen from pages at one depth."""

    authorities: Authorities
    depth: int = 2

    @property
    def root(self) -> str:
        """The relative way to the site's root."""
        return ROOTS[self.depth]

    def name(self, reference: str | Named | None, *kinds: str) -> str:
        """The name of somebody or something, whether or not it has a record."""
        return self.authorities.name(reference, *kinds)

    def person(self, reference: str | Named | None) -> Markup:
        """A link to the page of a person or outlet, or the bare name."""
        return self._link(reference, ("people", "outlets"))

    def outlet(self, reference: str | Named | None) -> Markup:
        """A link to the page of an outlet, or the bare name."""
        return self._link(reference, ("outlets",))

    def topic(self, reference: str | Named | None) -> Markup:
        """A link to the page of a topic, or the bare title."""
        return self._link(reference, ("topics",))

    def term(self, reference: str) -> Markup:
        """A link to the page of a term."""
        return self._link(reference, ("terms",))

    def _link(self, reference: str | Named | None, kinds: tuple[str, ...]) -> Markup:
        name = self.authorities.name(reference, *kinds)
        if isinstance(reference, str):
            for kind in kinds:
                if reference in self.authorities.of(kind):
                    return Markup('<a href="{}{}/{}/">{}</a>').format(self.root, kind, reference, name)
        return Markup("{}").format(name)
