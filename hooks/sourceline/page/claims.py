"""The claims of a page: each with the facts its chain tells and the fate of its figures."""

from collections.abc import Mapping
from typing import NamedTuple

from ..chain import first_named, is_unnamed, origins, sources_by_id, sources_of, weakest
from ..directory import Directory
from ..entry import Claim, Entry, Figure, Hop, Source
from ..idiom import BASES
from .plot import Point, points_of

_SETTLED = {"came-true": "came true", "did-not": "did not come true"}

Relations = list[tuple[str, str, str]]


class FigureFate(NamedTuple):
    """A figure, who gave it, and what relays made of it."""

    figure: Figure
    language: str
    giver: str
    relays: list[str]
    points: list[Point]
    most_changes: int
    """How many kinds of change the relay has that changed most."""
    ladder: list[tuple[str, str]]
    """Who put it how firmly, where relays changed that: who, and the words, the origin's first."""


class ClaimFacts(NamedTuple):
    """A claim with what is derived from it.

    `relations` have their type, the entry's own claim they point to or nothing, and the address as written; `pointing`
    are the ids of the entry's own claims that relate to this one, with the type.
    """

    claim: Claim
    number: str
    depth: int
    first: str
    weakest: str
    appearances: int
    origins: int
    untraced: int
    fates: list[FigureFate]
    relations: Relations
    pointing: list[tuple[str, str]]
    outcome: str
    """What became of a forecast: `open`, `came true`, `did not come true`; empty for what foretells nothing."""


def claims_of(entry: Entry, id: str, directory: Directory, cited: Mapping[str, str]) -> list[ClaimFacts]:
    """Derive the facts of every claim of an entry; `cited` tells what each of its sources is called."""
    relations = {claim.id: _relations(claim, ("", id, *entry.aliases)) for claim in entry.claims}
    sources = sources_by_id(entry)
    return [_facts(claim, entry, sources, relations, directory, cited) for claim in entry.claims]


def _relations(claim: Claim, own: tuple[str, ...]) -> Relations:
    addresses = [(one.type, one.claim.rpartition("#"), one.claim) for one in claim.relations]
    return [(type, to if entry in own else "", address) for type, (entry, _, to), address in addresses]


def _facts(
    claim: Claim,
    entry: Entry,
    sources: Mapping[str, Source],
    relations: Mapping[str, Relations],
    directory: Directory,
    cited: Mapping[str, str],
) -> ClaimFacts:
    named, weak = first_named(claim.chain), weakest(claim.chain)
    known, untraced = origins(claim, sources)
    pointing = [(other, type) for other, pairs in relations.items() for type, own, _ in pairs if own == claim.id]
    return ClaimFacts(
        claim=claim, number=claim.id.removeprefix("c"), depth=len(claim.chain), first=_who(named, directory) if named else "",
        weakest=f"{_who(weak, directory)} ({BASES[weak.basis]})" if weak else "",
        appearances=len(sources_of(claim)), origins=known, untraced=untraced,
        fates=[_fate(figure, claim, entry, directory, cited) for figure in claim.figures],
        relations=relations[claim.id], pointing=pointing, outcome=outcome(claim),
    )  # fmt: skip


def outcome(claim: Claim) -> str:
    """Tell what became of a forecast, after its latest assessment that settles it."""
    if claim.kind != "forecast" and not claim.due:
        return ""
    settled = [one for one in claim.assessments if one.verdict in _SETTLED]
    return _SETTLED[max(settled, key=lambda one: one.date.earliest).verdict] if settled else "open"


def _who(hop: Hop, directory: Directory) -> str:
    return "an unnamed voice" if is_unnamed(hop) else directory.name(hop.who)


def _fate(figure: Figure, claim: Claim, entry: Entry, directory: Directory, cited: Mapping[str, str]) -> FigureFate:
    hop = claim.chain[figure.hop - 1] if figure.hop and figure.hop <= len(claim.chain) else None
    relays = [cited[variant.source] for variant in figure.variants]
    giver = _who(hop, directory) if hop else ""
    firmer = [(relay, one.raw) for relay, one in zip(relays, figure.variants, strict=True) if "modality" in one.change]
    ladder = [(giver or "origin", f"{figure.raw} ({_modality(claim)})"), *firmer] if firmer else []
    most = max((len(one.change) for one in figure.variants), default=0)
    return FigureFate(figure, figure.language or entry.source.language or "und", giver, relays, points_of(figure), most, ladder)


def _modality(claim: Claim) -> str:
    return f"{claim.modality}: {claim.condition}" if claim.condition else claim.modality
