"""The card: what other pages may show of an entry, and nothing more.

Cards are made, packed, unpacked and kept by the ten thousand, so they are msgspec's own values: quicker by a third in each, and
nothing to the collector of cycles, of which they can hold none.
"""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from ..chain import first_named
from ..entry import Claim, Entry, Figure, Moment, Named

Ref = str | Named | None


class FigureBrief(Struct, frozen=True, gc=False):
    """A figure as the overviews list it."""

    id: str
    raw: str
    language: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str | None
    of: str
    giver: Ref
    descriptor: str
    variants: tuple[tuple[str, Decimal | None, tuple[str, ...]], ...]
    """What relays made of it: raw words, value, changes."""


class ClaimBrief(Struct, frozen=True, gc=False):
    """A claim as the overviews list it; `verdict` is the latest."""

    id: str
    text: str
    kind: str
    modality: str
    claimant: Ref
    hops: int
    verdict: str
    verdict_date: Moment | None
    figures: tuple[FigureBrief, ...]
    makes: tuple[str, ...]
    """Ids of people and outlets in its chain, origin first."""


class RevisionBrief(Struct, frozen=True, gc=False):
    """A revision as the corrections overview lists it."""

    date: Moment
    version: str
    kind: str
    material: bool
    what: str


class Link(Struct, frozen=True, gc=False):
    """A pointer from this entry to another: `claim` and `other_claim` are set for relations between claims."""

    type: str
    entry: str
    claim: str = ""
    other_claim: str = ""
    where: tuple[str | int, ...] = ()


class Card(Struct, frozen=True, gc=False):
    """One entry in brief."""

    id: str
    title: str
    summary: str
    status: str
    year: int
    outlet: Ref
    language: str
    date: Moment | None
    extent: str
    published: Moment | None
    updated: Moment | None
    topics: tuple[Ref, ...]
    people: tuple[str, ...]
    outlets: tuple[str, ...]
    terms: tuple[str, ...]
    claims: tuple[ClaimBrief, ...]
    revisions: tuple[RevisionBrief, ...]
    aliases: tuple[str, ...]
    links: tuple[Link, ...]
    used: tuple[str, ...]
    """Authority records the entry's page depends on, as `kind/id`."""

    @property
    def verdicts(self) -> list[str]:
        """The verdicts on its claims, each once."""
        return [*dict.fromkeys([claim.verdict for claim in self.claims if claim.verdict])]


def card_of(entry: Entry, id: str, terms: tuple[str, ...] = ()) -> Card:
    """Make the card of an entry; `terms` are the ids of the terms its text uses.

    A withdrawn entry keeps its title and address; its claims are shown nowhere any more.
    """
    people = _people(entry)
    outlets = _outlets(entry)
    return Card(
        id=id, title=entry.title, summary=entry.summary or "", status=entry.status, year=_year(entry),
        outlet=entry.source.outlet, language=entry.source.language or "", date=entry.source.date,
        extent=entry.source.extent or "", published=entry.published, updated=entry.updated,
        topics=entry.topics, people=people, outlets=outlets, terms=terms,
        claims=tuple([_brief(claim, entry) for claim in entry.claims]) if entry.status != "withdrawn" else (),
        revisions=tuple(
            RevisionBrief(one.date, one.version, one.kind, one.material, one.what) for one in entry.revisions
        ),
        aliases=entry.aliases, links=tuple(_links(entry, id)), used=_named(entry, people, outlets),
    )  # fmt: skip


def groups_of(card: Card) -> tuple[str, ...]:
    """Return the addresses of the listings an entry stands in by its year and its language."""
    year, language = f"years/{card.year:04}" if card.year else "", f"languages/{card.language}" if card.language else ""
    return tuple(filter(None, (year, language)))


def _year(entry: Entry) -> int:
    """The year an entry is listed under: its source's, else its publication's."""
    moments = (entry.source.date, entry.published)
    return next((moment.year for moment in moments if moment and moment.known), 0)


def _people(entry: Entry) -> tuple[str, ...]:
    """Ids of all who appear in an entry: editors, authors, translators, speakers, hops, judges, note authors, reporters."""
    refs = [*entry.editors, *entry.source.authors]
    for translation in entry.translations.values():
        refs += [*translation.translators, *translation.revisers]
    refs += [segment.speaker for segment in entry.segments if segment.speaker]
    refs += [hop.who for claim in entry.claims for hop in claim.chain]
    refs += [judged.by for claim in entry.claims for judged in claim.assessments]
    refs += [note.by for note in entry.notes if note.by]
    refs += [revision.reported_by for revision in entry.revisions if revision.reported_by]
    return tuple([one for one in _ids(refs) if one != "unnamed"])


def _named(entry: Entry, people: tuple[str, ...], outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Every record an entry refers to, as `kind/id`; whoever acts may be a person or an outlet."""
    either = _ids([*people, *(author for source in entry.sources for author in source.authors)])
    used = [f"people/{one}" for one in either] + [f"outlets/{one}" for one in _ids((*either, *outlets))]
    return (*used, *[f"topics/{topic}" for topic in _ids(entry.topics)])


def _outlets(entry: Entry) -> tuple[str, ...]:
    return tuple(_ids([source.outlet for source in (entry.source, *entry.sources)]))


def _ids(references: Iterable[Ref]) -> list[str]:
    """The ids among references, each once."""
    return list(dict.fromkeys([one for one in references if isinstance(one, str)]))


def _brief(claim: Claim, entry: Entry) -> ClaimBrief:
    last = max(claim.assessments, key=lambda one: one.date.earliest, default=None)
    named = first_named(claim.chain)
    return ClaimBrief(
        id=claim.id, text=claim.text, kind=claim.kind, modality=claim.modality, claimant=named.who if named else None,
        hops=len(claim.chain), verdict=last.verdict if last else "", verdict_date=last.date if last else None,
        figures=tuple([_figure(figure, claim, entry) for figure in claim.figures]),
        makes=tuple([one for one in _ids([hop.who for hop in claim.chain]) if one != "unnamed"]),
    )  # fmt: skip


def _figure(figure: Figure, claim: Claim, entry: Entry) -> FigureBrief:
    giver = claim.chain[figure.hop - 1] if figure.hop and figure.hop <= len(claim.chain) else first_named(claim.chain)
    return FigureBrief(
        id=figure.id, raw=figure.raw, language=figure.language or entry.source.language or "", value=figure.value,
        low=figure.min, high=figure.max, qualifier=figure.qualifier, of=figure.of, giver=giver.who if giver else None,
        descriptor=giver.descriptor.text if giver and giver.descriptor else "",
        variants=tuple([(one.raw, one.value, one.change) for one in figure.variants if one.change]),
    )  # fmt: skip


def _links(entry: Entry, id: str) -> list[Link]:
    """Pointers to other entries, and those between the entry's own claims, which point to itself."""
    links = [Link(one.type, one.entry, where=("related", at, "entry")) for at, one in enumerate(entry.related)]
    for at, claim in enumerate(entry.claims):
        for position, relation in enumerate(claim.relations):
            other, _, other_claim = relation.claim.rpartition("#")
            where = ("claims", at, "relations", position, "claim")
            links.append(Link(relation.type, other or id, claim.id, other_claim, where))
    return links
