"""What a reader's search needs beside the indexes: which there are, facets of entries, and Chinese letters."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from ..authorities import Authorities
from ..catalogue import Card, Catalogue
from ..idiom import verdict
from ..language import language_name
from .forms import simplified
from .groups import scripts_in
from .index import Shard


def guide(shards: Mapping[Shard, str], languages: Collection[str], main: str) -> str:
    """Return which indexes there are, as JSON: for each group the folders of its shards and the scripts it is written in.

    `main` is the group of the edition's own language, which is asked first.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for shard, folder in shards.items():
        groups[shard.group].append(folder)
    told = {name: {"shards": of, "scripts": sorted(scripts_in(name, languages))} for name, of in sorted(groups.items())}
    return _json({"main": main, "groups": told})


def facets(catalogue: Catalogue, authorities: Authorities) -> str:
    """Return the facets of all entries as JSON: each value with the positions, in `entries`, of those that have it."""

    def name(reference: object, *kinds: str) -> str:
        return authorities.name(reference, *kinds)  # type: ignore[arg-type]

    kinds: Mapping[str, Callable[[Card], Iterable[str]]] = {
        "Language of the original": lambda card: [language_name(card.language)] if card.language else [],
        "Outlet": lambda card: [name(card.outlet, "outlets")] if card.outlet else [],
        "Claimant": lambda card: [name(one.claimant) for one in card.claims if one.claimant and one.claimant != "unnamed"],
        "Person": lambda card: [name(one, "people") for one in card.people if one in authorities.people],
        "Topic": lambda card: [name(one, "topics") for one in card.topics],
        "Year": lambda card: [str(card.year)] if card.year else [],
        "Kind of claim": lambda card: [one.kind for one in card.claims],
        "Verdict": lambda card: [verdict(one.verdict) for one in card.claims if one.verdict],
    }
    cards = list(catalogue.cards.values())
    told = []
    for title, values_of in kinds.items():
        found: dict[str, list[int]] = defaultdict(list)
        for at, card in enumerate(cards):
            for value in dict.fromkeys(values_of(card)):
                found[value].append(at)
        values = sorted(found.items(), key=(lambda one: one[0]) if title == "Year" else (lambda one: (-len(one[1]), one[0])))
        told.append({"title": title, "values": values[::-1] if title == "Year" else values})
    return _json({"entries": [card.id for card in cards], "facets": told})


def han() -> str:
    """Return the simplified letters of traditional ones, as JSON: two texts, letter by letter."""
    table = simplified()
    return _json({"traditional": "".join(map(chr, table)), "simplified": "".join(table.values())})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
