"""The directory: how a page at a given depth names and links the records of people, outlets, topics and terms."""

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from .authorities import Authorities
from .entry import Named

ROOTS = {0: "", 1: "../", 2: "../../"}
"""The way to the site's root from a page at each depth."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The records of an edition, as seen from pages at one depth."""

    authorities: Authorities
    depth: int = 2
    _links: dict[tuple[str, tuple[str, ...]], Markup] = field(default_factory=dict, compare=False)

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
        if not isinstance(reference, str):
            return escape(self.authorities.name(reference, *kinds))
        if (reference, kinds) not in self._links:
            self._links[reference, kinds] = self._linked(reference, kinds)
        return self._links[reference, kinds]

    def _linked(self, id: str, kinds: tuple[str, ...]) -> Markup:
        name = escape(self.authorities.name(id, *kinds))
        kind = next((kind for kind in kinds if id in self.authorities.of(kind)), None)
        return Markup(f'<a href="{self.root}{kind}/{escape(id)}/">{name}</a>') if kind else name
