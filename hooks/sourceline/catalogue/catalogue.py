"""The catalogue: all cards of an edition, and who points to whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from .card import Card, Link


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Cards by id, in order of id.

    `aliases` has for every former id the one it became; `backlinks` has for each entry the ids and links that point to
    it, by its id or by a former one.
    """

    cards: Mapping[str, Card]
    by_source: tuple[Card, ...]
    """All cards, those of the newest articles first."""
    aliases: Mapping[str, str]
    backlinks: Mapping[str, tuple[tuple[str, Link], ...]]

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Self:
        """Gather cards; links to entries that are not among them are left out."""
        known = {card.id: card for card in sorted(cards, key=lambda card: card.id)}
        aliases: dict[str, str] = {}
        for card in known.values():
            for alias in card.aliases:
                if alias not in known:
                    aliases.setdefault(alias, card.id)
        pointing: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for card in known.values():
            for link in card.links:
                entry = aliases.get(link.entry, link.entry)
                if entry in known and entry != card.id:
                    pointing[entry].append((card.id, link))
        by_source = tuple(sorted(known.values(), key=source_order, reverse=True))
        return cls(known, by_source, aliases, {entry: tuple(links) for entry, links in pointing.items()})

    def find(self, id: str) -> Card | None:
        """Return the card of the entry that has this id or once had it."""
        return self.cards.get(self.aliases.get(id, id))

    def shown_by(self, id: str) -> tuple[str, ...]:
        """Return the ids of the other entries whose cards the page of an entry shows, in order."""
        out = {card.id for link in self.cards[id].links if (card := self.find(link.entry))}
        return tuple(sorted((out | {entry for entry, _ in self.backlinks.get(id, ())}) - {id}))

    def newest_first(self) -> list[Card]:
        """Return all cards, the latest published first."""
        return sorted(self.cards.values(), key=publication_order, reverse=True)

    def grouped(self, keys: Callable[[Card], Iterable[str]]) -> dict[str, list[Card]]:
        """Group the cards by every key each of them has; groups in order of key, cards newest source first."""
        groups: dict[str, list[Card]] = defaultdict(list)
        for card in self.by_source:
            for key in dict.fromkeys(keys(card)):
                groups[key].append(card)
        return {key: groups[key] for key in sorted(groups)}


def publication_order(card: Card) -> tuple[tuple[int, int, int], str]:
    """Sort key: by the day this edition published an entry, then by id."""
    return card.published.earliest if card.published else (0, 0, 0), card.id


def source_order(card: Card) -> tuple[tuple[int, int, int], str]:
    """Sort key: by the day the article itself appeared, then by id."""
    return card.date.earliest if card.date else (card.year, 0, 0), card.id
