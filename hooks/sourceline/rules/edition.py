"""Rules across entries, on their cards alone."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from ..catalogue import Card
from ..problem import Problem, Where
from ..released import Released


def _problem(code: str, path: str, sentence: str, cure: str, where: Where = (), instead: str | None = None) -> Problem:
    return Problem(code, "error", sentence, cure, path=path, where=where, instead=instead)


def id_taken(cards: Iterable[tuple[str, Card]], released: Released, unread: frozenset[str]) -> Iterator[Problem]:
    """An id, a former id included, belongs to one entry in all years."""
    owner: dict[str, str] = {}
    for path, card in cards:
        for at, id in enumerate((card.id, *card.aliases)):
            if id in owner:
                where: Where = ("aliases", at - 1) if at else ()
                yield _problem("id-taken", path, f"The id {id} belongs to {owner[id]}.", "Choose another.", where)
            owner.setdefault(id, path)


def entry_unknown(cards: Iterable[tuple[str, Card]], released: Released, unread: frozenset[str]) -> Iterator[Problem]:
    """An entry or claim that another points to exists; a withdrawn entry need not show its claims any more."""
    known = {id: card for _, card in cards for id in (*card.aliases, card.id)}
    for path, card in cards:
        for link in card.links:
            other = known.get(link.entry)
            if link.entry == card.id and link.claim:
                continue  # relations within an entry have a rule of their own
            if link.entry in (card.id, *card.aliases) and not link.claim:
                yield _problem("entry-unknown", path, "An entry is not related to itself.", "Name another.", link.where)
            elif other is None and link.entry in unread:
                continue  # its own file has a problem that says why
            elif other is None:
                near = get_close_matches(link.entry, sorted(known), 1, 0.6)
                cure = f"Did you mean `{near[0]}`?" if near else "Name an entry by its file's name."
                meant = f"{near[0]}#{link.other_claim}" if near and link.other_claim else near[0] if near else None
                yield _problem("entry-unknown", path, f"There is no entry `{link.entry}`.", cure, link.where, meant)
            elif link.other_claim and other.status != "withdrawn" and link.other_claim not in {one.id for one in other.claims}:
                sentence = f"{link.entry} has no claim {link.other_claim}."
                yield _problem("entry-unknown", path, sentence, "Look it up there.", link.where)


def relation_circle(cards: Iterable[tuple[str, Card]], released: Released, unread: frozenset[str]) -> Iterator[Problem]:
    """Claims do not repeat, update, fulfil, inflate or narrow one another in a circle."""
    claims: dict[tuple[str, str], list[tuple[str, str]]] = {}
    places: dict[tuple[str, str], tuple[str, Where]] = {}
    cards = list(cards)
    now = {alias: card.id for _, card in cards for alias in card.aliases} | {card.id: card.id for _, card in cards}
    for path, card in cards:
        for link in card.links:
            if link.claim and link.type in ("repeats", "updates", "fulfils", "inflates", "narrows"):
                claims.setdefault((card.id, link.claim), []).append((now.get(link.entry, link.entry), link.other_claim))
                places[card.id, link.claim] = (path, link.where)
    for start in claims:
        if _leads_back(start, claims):
            path, where = places[start]
            yield _problem(
                "relation-circle",
                path,
                f"The relations of {start[1]} lead back to itself.",
                "Keep the later claim's relation.",
                where,
            )


def _leads_back(start: tuple[str, str], claims: Mapping[tuple[str, str], list[tuple[str, str]]]) -> bool:
    pending, seen = list(claims[start]), set()
    while pending:
        step = pending.pop()
        if step == start:
            return True
        if step not in seen:
            seen.add(step)
            pending += claims.get(step, ())
    return False


def entry_vanished(cards: Iterable[tuple[str, Card]], released: Released, unread: frozenset[str]) -> Iterator[Problem]:
    """An entry that was published keeps its address: as itself, as an alias, or withdrawn."""
    known = {id for _, card in cards if card.status in ("published", "withdrawn") for id in (card.id, *card.aliases)}
    for id in sorted(id for id in set(released) - known - unread if "/" not in id):  # records are the survey's to miss
        yield _problem(
            "entry-vanished",
            "released.json",
            f"The last release had the entry {id}.",
            "Bring it back, withdraw it, or make it an alias.",
        )


EDITION_RULES = (id_taken, entry_unknown, relation_circle, entry_vanished)


def edition_problems(cards: list[tuple[str, Card]], released: Released, unread: frozenset[str] = frozenset()) -> list[Problem]:
    """Return what is wrong between entries.

    `cards` come with the paths of their files, in order of path; `unread` are the ids of files that could not be read,
    of which nothing is known but that they are there.
    """
    return [problem for rule in EDITION_RULES for problem in rule(cards, released, unread)]
