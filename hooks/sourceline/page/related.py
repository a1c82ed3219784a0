"""The slots of an entry's page for other entries' cards: cut empty when it is set, filled when all cards are known."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from ..catalogue import Card, Link
from ..directory import Directory
from ..typesetting import typeset

RELATED = "<!--related-->"
_RELATION = re.compile("<!--relation ([a-z0-9-]+)#([a-z0-9]+)-->")


def is_filled(body: str) -> bool:
    """Whether no slot of a page waits for a card."""
    return RELATED not in body and not _RELATION.search(body)


def fill(page: str, id: str, cards: Mapping[str, Card], backlinks: tuple[tuple[str, Link], ...], directory: Directory) -> str:
    """Fill the slots of the page of an entry; `cards` are its own and those it shows, `backlinks` who points to it."""
    links = [(link, cards[link.entry]) for link in cards[id].links if link.entry in cards and link.entry != id]
    back = [(link, cards[entry]) for entry, link in backlinks]
    if not links and not back:
        return page
    section = typeset("related.html", links=links, back=back, directory=directory)
    return _RELATION.sub(lambda slot: _named(slot[1], slot[2], cards), page.replace(RELATED, section))


def _named(entry: str, claim: str, cards: Mapping[str, Card]) -> str:
    card = cards.get(entry)
    text = next((one.text for one in card.claims if one.id == claim), "") if card else ""
    return str(Markup("<q>{}</q> in <cite>{}</cite>").format(text, card.title)) if card else ""
