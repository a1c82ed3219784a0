"""Listings by year, language, topic, person, outlet and term, two levels deep."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..authorities import record_name
from ..catalogue import Card, groups_of
from ..entry import Topic
from ..language import language_name
from ..markup import plain
from ..released import groups_in
from ..typesetting import typeset
from .bench import LISTED, Bench, sheet
from .following import feed_links, is_followed
from .sheet import Break, Sheet, broken

DEPTH = 2

CLAIMANTS = ("people", "outlets")
"""The kinds of record whose listings show claims, made or relayed."""


def group_sheets(bench: Bench) -> Iterator[Sheet]:
    """Yield every sheet of every listing."""
    groups = bench.catalogue.grouped(groups_of)
    for address in sorted({*groups, *groups_in(bench.released)}):
        kind, _, id = address.partition("/")
        title = f"Articles of {id}" if kind == "years" else f"Articles in {language_name(id)}"
        yield from _sheets(bench, kind, id, title, groups.get(address, []))
    for kind in LISTED:
        groups = bench.listed(kind)
        for id, record in sorted(bench.authorities.of(kind).items()):
            yield from _sheets(bench, kind, id, record_name(record), groups.get(id, []), record)


def _sheets(bench: Bench, kind: str, id: str, title: str, cards: list[Card], record: Any = None) -> Iterator[Sheet]:
    record_digest = bench.authorities.digests.get(f"{kind}/{id}", "")
    about = record.about if isinstance(record, Topic) else getattr(record, "note", None)
    description = plain(about)[:300] if about else f"{title}: entries with original, translation, context and claims."
    followed = is_followed(kind, id, cards, bench.released)
    head = feed_links(title) if followed else ""
    for at, shown in broken(cards):
        shows = bench.shows(shown, record_digest, head)
        set = _setter(bench, kind, id, title, at, shown, record, followed)
        yield sheet("page", f"{kind}/{id}", at, title, description, shows, set, head)


def _setter(
    bench: Bench, kind: str, id: str, title: str, at: Break, cards: Sequence[Card], record: Any, followed: bool
) -> Callable[[], str]:
    def set() -> str:
        claims = [(card, claim) for card in cards for claim in card.claims if id in claim.makes] if kind in CLAIMANTS else []
        made = [one for one in claims if one[1].claimant == id]
        relayed = [one for one in claims if one[1].claimant != id]
        return typeset(
            "listing.html", kind=kind, title=title, at=at, record=record, cards=bench.pieces("card", cards, DEPTH),
            count=len(cards), corrected=[(card, one) for card in cards for one in card.revisions if one.material],
            made=made, relayed=relayed, followed=followed, directory=bench.directory(DEPTH),
        )  # fmt: skip

    return set
