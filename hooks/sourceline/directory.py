"""The directory: how a page at a given depth names and links the records of people, outlets and topics."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from .authorities import Authorities
from .entry import Named
from .sinks import set_html

ROOTS = {0: "", 1: "../", 2: "../../"}
"""The way to the site's root from a page at each depth."""


class Links(dict[str | Named | None, Markup]):
    """For each reference a link to its record's page, or the bare name; made when first asked for, then kept.

    Templates ask for some hundred links a page, and a mapping answers several times faster than a function would.
    """

    def __init__(self, authorities: Authorities, root: str, kinds: tuple[str, ...]) -> None:
        super().__init__()
        self._authorities, self._root, self._kinds = authorities, root, kinds

    def __missing__(self, reference: str | Named | None) -> Markup:
        name = escape(self._authorities.name(reference, *self._kinds))
        kinds = (kind for kind in self._kinds if isinstance(reference, str) and reference in self._authorities.of(kind))
        kind = next(kinds, None)
        link = Markup(f'<a href="{self._root}{kind}/{escape(reference)}/">{name}</a>') if kind else name
        if isinstance(reference, str):
            self[reference] = link
        return link

    def listed(self, references: Iterable[str | Named]) -> Markup:
        """The links of several, with commas between them."""
        return set_html(", ".join([self[reference] for reference in references]))

    def __reduce__(self) -> tuple[object, ...]:
        return Links, (self._authorities, self._root, self._kinds)


@dataclass(slots=True)
class Directory:
    """The records of an edition, as seen from pages at one depth; `people` finds outlets too, since either may claim."""

    authorities: Authorities
    depth: int = 2
    people: Links = field(init=False, compare=False)
    outlets: Links = field(init=False, compare=False)
    topics: Links = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.people = Links(self.authorities, self.root, ("people", "outlets"))
        self.outlets = Links(self.authorities, self.root, ("outlets",))
        self.topics = Links(self.authorities, self.root, ("topics",))

    @property
    def root(self) -> str:
        """The relative way to the site's root."""
        return ROOTS[self.depth]

    def name(self, reference: str | Named | None, *kinds: str) -> str:
        """The name of somebody or something, whether or not it has a record."""
        return self.authorities.name(reference, *kinds)
