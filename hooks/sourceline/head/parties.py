"""Who and what an edition has records of, as schema.org tells of them; written once, since the same few stand on many pages."""

from functools import lru_cache

from msgspec import Raw
from msgspec.json import Encoder

from ..authorities import Authorities
from ..entry import Named, Reference
from ..imprint import Imprint
from .things import Party

_encode = Encoder().encode


class Topics(dict[Reference, Raw]):
    """For each topic its name and page; made when first asked for, then kept."""

    def __init__(self, authorities: Authorities, root: str) -> None:
        super().__init__()
        self._authorities, self._root = authorities, root

    def __missing__(self, reference: Reference) -> Raw:
        name = self._authorities.name(reference, "topics")
        if isinstance(reference, Named):
            return _written("Thing", name)
        known = reference in self._authorities.topics
        self[reference] = told = _written("Thing", name, f"{self._root}topics/{reference}/" if known else "")
        return told


class Parties(dict[Reference | None, Raw | None]):
    """For each reference somebody by name, with page and Wikidata item of their record; None for nobody.

    `bare` is what somebody without a record passes for.
    """

    def __init__(self, authorities: Authorities, root: str, kinds: tuple[str, ...], bare: str) -> None:
        super().__init__({None: None, "unnamed": None})
        self._authorities, self._root, self._kinds, self._bare = authorities, root, kinds, bare

    def __missing__(self, reference: Reference) -> Raw:
        if isinstance(reference, Named):
            return _written(self._bare, reference.name)
        self[reference] = told = self._of_record(reference)
        return told

    def _of_record(self, id: str) -> Raw:
        name = self._authorities.name(id, *self._kinds)
        kind = next((kind for kind in self._kinds if id in self._authorities.of(kind)), "")
        if not kind:
            return _written("Organization", name)
        item = self._authorities.of(kind)[id].wikidata
        same = f"https://www.wikidata.org/entity/{item}" if item else ""
        return _written("Person" if kind == "people" else "Organization", name, f"{self._root}{kind}/{id}/", same)


class Known:
    """All that an edition's pages name alike."""

    def __init__(self, authorities: Authorities, imprint: Imprint) -> None:
        root = imprint.address or "../../"
        self.topics = Topics(authorities, root)
        self.people = Parties(authorities, root, ("people", "outlets"), "Person")
        self.outlets = Parties(authorities, root, ("outlets",), "Organization")


@lru_cache(maxsize=2)
def known(authorities: Authorities, imprint: Imprint) -> Known:
    """What the pages of an edition name alike; kept, so that it is written once for all of them."""
    return Known(authorities, imprint)


@lru_cache(maxsize=1024)
def _written(type: str, name: str, page: str = "", same: str = "") -> Raw:
    return Raw(_encode(Party(type, page, name, page, same)))
