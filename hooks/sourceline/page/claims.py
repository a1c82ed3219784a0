"""The claims of a page: each with the facts its chain tells and the fate of its figures."""

from dataclasses import dataclass

from ..chain import first_named, is_unnamed, origins, sources_by_id, sources_of, weakest
from ..directory import Directory
from ..entry import Claim, Entry, Figure, Hop, Relation
from .plot import Point, points_of


@dataclass(frozen=True, slots=True)
class FigureFate:
    """A figure, who gave it, and what relays made of it."""

    figure: Figure
    language: str
    giver: str
    relays: list[str]
    points: list[Point]


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim with what is derived from it; `pointing` are the entry's own claims that relate to it."""

    claim: Claim
    number: str
    depth: int
    first: str
    weakest: str
    appearances: int
    origins: int
    untraced: int
    fates: list[FigureFate]
    pointing: list[tuple[str, Relation]]


def claims_of(entry: Entry, directory: Directory) -> list[ClaimFacts]:
    """Derive the facts of every claim of an entry."""
    return [_facts(claim, entry, directory) for claim in entry.claims]


def _facts(claim: Claim, entry: Entry, directory: Directory) -> ClaimFacts:
    named, weak = first_named(claim.chain), weakest(claim.chain)
    known, untraced = origins(claim, sources_by_id(entry))
    pointing = [(one.id, relation) for one in entry.claims for relation in one.relations if relation.claim == claim.id]
    return ClaimFacts(
        claim=claim, number=claim.id.removeprefix("c"), depth=len(claim.chain), first=_who(named, directory) if named else "",
        weakest=f"{_who(weak, directory)} ({_basis(weak)})" if weak else "",
        appearances=len(sources_of(claim)), origins=known, untraced=untraced,
        fates=[_fate(figure, claim, entry, directory) for figure in claim.figures], pointing=pointing,
    )  # fmt: skip


def _basis(hop: Hop) -> str:
    return "basis unknown" if hop.basis == "unknown" else hop.basis or "basis not stated"


def _who(hop: Hop, directory: Directory) -> str:
    return "an unnamed voice" if is_unnamed(hop) else directory.name(hop.who)


def _fate(figure: Figure, claim: Claim, entry: Entry, directory: Directory) -> FigureFate:
    sources = sources_by_id(entry)
    hop = claim.chain[figure.hop - 1] if figure.hop and figure.hop <= len(claim.chain) else None
    relays = []
    for variant in figure.variants:
        source = sources.get(variant.source)
        relays.append(directory.name(source.outlet, "outlets") if source and source.outlet else variant.source)
    giver = _who(hop, directory) if hop else ""
    return FigureFate(figure, figure.language or entry.source.language or "und", giver, relays, points_of(figure))
