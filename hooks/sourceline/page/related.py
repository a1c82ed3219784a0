"""The slots of an entry's page for other entries' cards: cut empty when it is set, filled when all cards are known."""

import re

from markupsafe import escape

from ..catalogue import Card, Catalogue
from ..directory import Directory
from ..typesetting import typeset

FIRST_SLOT = b"<!--relat"
"""How every slot begins, in bytes."""

RELATED = "<!--related-->"
_RELATION = re.compile(r"<!--relation ([a-z0-9-]+)#([a-z0-9]+)-->\1#\2")
"""The slot is followed by the plain address, which stands if nothing fills it: the other entry is not on the site."""


def fill(page: str, id: str, catalogue: Catalogue, directory: Directory) -> str:
    """Fill the slots of the page of an entry, or of its part from the first slot on, with the cards it shows."""
    links = [
        (link, card, _fragment(link.other_claim, card))
        for link in catalogue.cards[id].links if (card := catalogue.find(link.entry)) and card.id != id
    ]  # fmt: skip
    back = [
        (link, card, _fragment(link.claim, card))
        for entry, link in catalogue.backlinks.get(id, ()) if (card := catalogue.cards[entry])
    ]  # fmt: skip
    if not links and not back:
        return page
    section = typeset("related.html", links=links, back=back, directory=directory)
    return _RELATION.sub(lambda slot: _linked(slot[1], slot[2], catalogue), page.replace(RELATED, section))


def _fragment(claim: str, card: Card) -> str:
    """The way to a claim on its entry's page; empty where the page does not show it, as that of a withdrawn entry."""
    return f"#{claim}" if any(one.id == claim for one in card.claims) else ""


def _linked(entry: str, claim: str, catalogue: Catalogue) -> str:
    address, card = f"{entry}#{claim}", catalogue.find(entry)
    if card is None:
        return address
    said = next((f"<q>{escape(one.text)}</q> " for one in card.claims if one.id == claim), "")
    link = f'<a href="../{escape(card.id)}/{escape(_fragment(claim, card))}">{escape(address)}</a>'
    return f"{link} {said}in <cite>{escape(card.title)}</cite>"
