"""The tables of the data package: claims, their chains, their figures, what relays made of those, and where claims appeared."""

from collections.abc import Iterator
from itertools import chain

from .shown import Assessment, Claim, Entry, Offprint, Reference, Source
from .table import CLAIM, ENTRY, LICENCE, Column, Row, Table, address

_NEVER = Assessment()
_UNKNOWN = Source("")
"""A source that the entry does not describe."""


def _claims(print: Offprint, entry: Entry) -> Iterator[Row]:
    source = entry.source
    for claim in entry.claims:
        named = next((hop.who for hop in claim.chain if hop.who != "unnamed"), None)
        last = max(claim.assessments, key=lambda one: _day(one.date or ""), default=_NEVER)
        yield (
            print.id, claim.id, _at(print, claim.id), claim.text, claim.kind, claim.modality, claim.condition, claim.due,
            *_who(named, print), len(claim.chain), last.verdict, last.date,
            entry.title, source.language, source.date, _who(source.outlet, print)[1], print.licence,
        )  # fmt: skip


def _hops(print: Offprint, entry: Entry) -> Iterator[Row]:
    for claim in entry.claims:
        for at, hop in enumerate(claim.chain, 1):
            yield (
                print.id, claim.id, at, *_who(hop.who, print), hop.descriptor.text, hop.basis,
                hop.verb.original, hop.verb.translation, hop.mode, hop.medium, hop.date,
                hop.source, hop.segment, hop.lost, print.licence,
            )  # fmt: skip


def _figures(print: Offprint, entry: Entry) -> Iterator[Row]:
    for claim in entry.claims:
        for one in claim.figures:
            giver = claim.chain[one.hop - 1].who if one.hop and one.hop <= len(claim.chain) else None
            yield (
                print.id, claim.id, one.id, _at(print, one.id), one.raw, one.language or entry.source.language,
                one.value, one.min, one.max, one.qualifier, one.unit, one.of, one.hop, *_who(giver, print), print.licence,
            )  # fmt: skip


def _variants(print: Offprint, entry: Entry) -> Iterator[Row]:
    for claim in entry.claims:
        for figure in claim.figures:
            for at, one in enumerate(figure.variants, 1):
                change = " ".join(one.change)
                yield print.id, claim.id, figure.id, at, one.source, one.raw, one.value, change, one.note, print.licence


def _appearances(print: Offprint, entry: Entry) -> Iterator[Row]:
    sources = {one.id: one for one in (entry.source, *entry.sources)}
    for claim in entry.claims:
        for id, ways, change in _stands_in(claim):
            source = sources.get(id, _UNKNOWN)
            yield (
                print.id, claim.id, id, " ".join(ways), *_who(source.outlet, print), source.title.text, source.language,
                source.date, source.url, source.archives[0].url if source.archives else None, source.role,
                source.derives_from, change, print.licence,
            )  # fmt: skip


def _stands_in(claim: Claim) -> Iterator[tuple[str, list[str], str | None]]:
    """Yield every source a claim stands in, in what way, and what an appearance changed."""
    changes = {one.source: one.change for one in claim.appearances}
    parts = {
        "hop": dict.fromkeys([hop.source for hop in claim.chain if hop.source]),
        "appearance": changes,
        "variant": dict.fromkeys([one.source for figure in claim.figures for one in figure.variants]),
    }
    for id in dict.fromkeys(chain.from_iterable(parts.values())):
        yield id, [way for way, ids in parts.items() if id in ids], changes.get(id)


def _who(reference: Reference | None, print: Offprint) -> tuple[str | None, str | None]:
    """The id and the name of somebody; no id for who has no record."""
    if reference is None or reference == "unnamed":
        return None, reference
    if not isinstance(reference, str):
        return None, reference.name
    record = print.names.get(f"people/{reference}") or print.names.get(f"outlets/{reference}")
    return reference, record.name if record else reference


def _day(written: str) -> str:
    return "" if written == "unknown" else written.lstrip("~")


def _at(print: Offprint, place: str) -> str:
    return f"{print.address}#{place}"


_DATE = "as it is known: year, month or day, `~` before it for about, or `unknown`."

CLAIMS = Table(
    "claims", "Claims", "Every claim of every entry, with who put it forward and what was last thought of it.",
    (
        ENTRY, CLAIM, address("claim"), Column("text", "The proposition, put neutrally."), Column("kind", "What sort it is."),
        Column("modality", "How firmly it is put."), Column("condition", "On what it depends."),
        Column("due", f"When a forecast can be judged, {_DATE}"),
        Column("claimant", "Id of the first named voice of its chain, where they have a record."),
        Column("claimant_name", "Their name."), Column("hops", "How many relays its chain has.", "integer"),
        Column("verdict", "The outcome of its latest assessment."), Column("verdict_date", f"The day of it, {_DATE}"),
        Column("entry_title", "The entry's title."), Column("source_language", "Language of the article, a BCP 47 tag."),
        Column("source_date", f"When the article appeared, {_DATE}"), Column("source_outlet", "Who published it."), LICENCE,
    ),
    ("entry", "claim"), _claims,
)  # fmt: skip

HOPS = Table(
    "hops", "Chains", "How every claim reached us, one relay in each row, the origin first.",
    (
        ENTRY, CLAIM, Column("hop", "Position in the chain, counted from 1 at the origin.", "integer"),
        Column("who", "Id of who passed the claim on, where they have a record."),
        Column("who_name", "Their name, or `unnamed`."),
        Column("descriptor", "How the source describes somebody it does not name."),
        Column("basis", "How they know."), Column("verb", "The verb of saying, in the relay's language."),
        Column("verb_translation", "The same in the edition's language."), Column("mode", "How it renders what came before it."),
        Column("medium", "By what means."), Column("date", f"When, {_DATE}"), Column("source", "Id of the source it stands in."),
        Column("segment", "The segment it can be read in."), Column("lost", "What this relay changed or dropped."), LICENCE,
    ),
    ("entry", "claim", "hop"), _hops, "claims",
)  # fmt: skip

FIGURES = Table(
    "figures", "Figures", "Every number a claim carries, with what is counted and who gave it.",
    (
        ENTRY, CLAIM, Column("figure", "The figure's id within the entry."), address("figure"),
        Column("raw", "The words of the source."), Column("language", "Language of those words, a BCP 47 tag."),
        Column("value", "The number they write.", "number"), Column("min", "Lower end of a range.", "number"),
        Column("max", "Upper end of a range.", "number"), Column("qualifier", "How exactly the source gives it."),
        Column("unit", "Unit."), Column("of", "What is counted."),
        Column("hop", "Who gave it: position in the chain.", "integer"), Column("giver", "Their id, where they have a record."),
        Column("giver_name", "Their name, or `unnamed`."), LICENCE,
    ),
    ("entry", "figure"), _figures, "claims",
)  # fmt: skip

VARIANTS = Table(
    "variants", "Variants of figures", "What relays made of the figures.",
    (
        ENTRY, CLAIM, Column("figure", "The figure's id within the entry."),
        Column("variant", "Position among the figure's variants, from 1.", "integer"),
        Column("source", "Id of the source it stands in."), Column("raw", "Its words."),
        Column("value", "The number they write.", "number"),
        Column("change", "In what it departs from the figure, separated by spaces."),
        Column("note", "What the departure means."), LICENCE,
    ),
    ("entry", "figure", "variant"), _variants, "claims",
)  # fmt: skip

APPEARANCES = Table(
    "appearances", "Appearances", "Every source a claim stands in.",
    (
        ENTRY, CLAIM, Column("source", "Id of the source within the entry."),
        Column("as", "Whether it is a hop of the chain, an appearance, or has a variant of a figure; separated by spaces."),
        Column("outlet", "Id of its outlet, where that has a record."), Column("outlet_name", "The outlet's name."),
        Column("title", "Its title, in its own language."), Column("language", "A BCP 47 tag."),
        Column("date", f"When it appeared, {_DATE}"), Column("url", "Its address, `unknown` when nobody has found it."),
        Column("archive", "The address of an archived copy."), Column("role", "What part it plays in the entry."),
        Column("derives_from", "Id of the source it took its text or news from."),
        Column("change", "What it changed."), LICENCE,
    ),
    ("entry", "claim", "source"), _appearances, "claims",
)  # fmt: skip

TABLES = (CLAIMS, HOPS, FIGURES, VARIANTS, APPEARANCES)
