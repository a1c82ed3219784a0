"""What every listing is made from: the catalogue, the directory at its depth, and each card set once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from ..authorities import Authorities
from ..catalogue import Card, Catalogue
from ..digest import digest
from ..directory import Directory
from ..imprint import Imprint
from ..typesetting import macros, typeset
from .sheet import Break, Sheet

LISTED: dict[str, Callable[[Card], Iterable[str]]] = {
    "people": lambda card: card.people, "outlets": lambda card: (*card.outlets, *card.people),
    "topics": lambda card: [topic for topic in card.topics if isinstance(topic, str)], "terms": lambda card: card.terms,
}  # fmt: skip
"""Ids of the records of each kind that a card is listed under."""

Pieces = Mapping[tuple[str, int], str]
"""A card set by several macros of `macros.html`, each at the depth of the listings that use it."""

_SET_AHEAD = (("card", 2), ("claims_rows", 1), ("figures_rows", 1))


def piece_of(macro: str, card: Card, directory: Directory) -> str:
    """Set a card by a macro."""
    return str(getattr(macros("macros.html"), macro)(card, directory))


def pieces_of(card: Card, directories: Mapping[int, Directory]) -> Pieces:
    """Set a card for every kind of listing it will surely stand in; `directories` has one for each depth."""
    return {(macro, depth): piece_of(macro, card, directories[depth]) for macro, depth in _SET_AHEAD}


@dataclass(slots=True)
class Bench:
    """The catalogue with the states of its cards, and what has been set of them so far.

    A card's state is its digest with that of the record of its outlet, shown wherever the card is; all are of one length.
    """

    catalogue: Catalogue
    states: Mapping[str, str]
    authorities: Authorities
    imprint: Imprint
    directories: Mapping[int, Directory]
    released: Collection[str] = ()
    """What the last release published, by id and address: a listing that was there stays, even with nothing left in it."""
    set_ahead: Mapping[str, Pieces] = field(default_factory=dict)
    """Pieces that were set with the entries' pages, by id."""
    _pieces: dict[tuple[str, int, str], str] = field(default_factory=dict)
    _listed: dict[str, dict[str, list[Card]]] = field(default_factory=dict)

    def directory(self, depth: int) -> Directory:
        """The directory as seen from a depth."""
        return self.directories[depth]

    def listed(self, kind: str) -> dict[str, list[Card]]:
        """The cards listed under each record of a kind, by its id, newest source first; gathered once."""
        if kind not in self._listed:
            self._listed[kind] = self.catalogue.grouped(LISTED[kind])
        return self._listed[kind]

    def shows(self, cards: Iterable[Card], *more: str) -> str:
        """Return a digest of the cards a sheet shows and of whatever else it depends on."""
        return digest("".join([self.states[card.id] for card in cards]), *more)

    def piece(self, macro: str, card: Card, depth: int) -> str:
        """Set a card by a macro of `macros.html`, once for all listings at a depth."""
        if ahead := self.set_ahead.get(card.id):
            return ahead[macro, depth]
        key = (macro, depth, card.id)
        if key not in self._pieces:
            self._pieces[key] = piece_of(macro, card, self.directory(depth))
        return self._pieces[key]

    def pieces(self, macro: str, cards: Iterable[Card], depth: int) -> str:
        """Set cards one after the other."""
        return "".join([self.piece(macro, card, depth) for card in cards])


def sheet(
    shell: str, folder: str, at: Break, title: str, description: str, shows: str, set: Callable[[], str], head: str = ""
) -> Sheet:
    """Make a sheet of a broken list."""
    return Sheet(shell, folder, at.file, title + at.label, description, digest(shows, f"{at.number}/{at.last}"), set, head)


def setting(name: str, **context: object) -> Callable[[], str]:
    """Put off the setting of a template until its sheet is printed."""
    return partial(typeset, name, **context)
