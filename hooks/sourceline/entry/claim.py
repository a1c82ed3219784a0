"""Claims: one proposition each, the chain it came by, its figures, and what was thought of it when."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .name import Descriptor, Reference
from .text import SegmentId
from .value import Count, Date, Language, Line, Number, Slug, Text, spread, value

ClaimKind = Literal["event", "capability", "intention", "quantity", "identity", "forecast"]
Modality = Literal["asserted", "conditional", "hypothetical", "planned", "denied"]
Basis = Literal["witness", "participant", "document", "hearsay", "inference", "unknown"]
Mode = Literal["direct", "paraphrase", "summary", "translation"]
Qualifier = Literal["exactly", "about", "at-least", "up-to"]
Change = Literal["order", "unit", "referent", "modality", "attribution"]
Verdict = Literal["unverified", "supported", "contradicted", "misattributed", "distorted", "overtaken", "came-true", "did-not"]
RelationType = Literal["repeats", "inflates", "narrows", "misattributes", "denies", "contradicts", "updates", "fulfils"]

ClaimId = Annotated[str, StringConstraints(pattern=r"^c[0-9]+[a-z]*$", max_length=20)]
FigureId = Annotated[str, StringConstraints(pattern=r"^f[0-9]+[a-z]*$", max_length=20)]
ClaimAddress = Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*#)?c[0-9]+[a-z]*$", max_length=140)]


@value
class Place:
    """Words of the text that carry a claim."""

    segment: SegmentId
    """The segment they stand in."""
    quote: Text
    """The words themselves, exactly as they stand there."""
    in_: Annotated[Line, Field(alias="in")] = "original"
    """Where: `original`, or the key of a translation."""


@value
class Verb:
    """The verb of saying a relay uses, which tells how far it commits itself."""

    original: Line
    """In the relay's language."""
    translation: Line | None = None
    """In the edition's language."""


@value
class Words:
    """What a relay said in so many words, so that a reader can watch them change from hop to hop."""

    original: Line
    """The words themselves."""
    translation: Line | None = None
    """In the edition's language."""
    language: Language | None = None
    """Language of the words; that of the hop's source when left out, and without a source the article's."""


@value
class Hop:
    """One relay in a claim's chain."""

    who: Reference
    """Who passed the claim on, or `unnamed` with a descriptor."""
    descriptor: Annotated[Descriptor, spread("text")] | None = None
    """How the source describes somebody it does not name."""
    basis: Basis | None = None
    """How they know."""
    verb: Annotated[Verb, spread("original")] | None = None
    """The verb of saying."""
    words: Annotated[Words, spread("original")] | None = None
    """The words it used at this step, or those of them that matter."""
    mode: Mode | None = None
    """How it renders what came before it."""
    medium: Line | None = None
    """By what means: video blog, telegram, press conference…"""
    date: Date | None = None
    """When."""
    source: Slug | None = None
    """Id of the source it stands in."""
    segment: SegmentId | None = None
    """The segment it can be read in."""
    lost: Text | None = None
    """What this relay changed or dropped."""


@value
class Variant:
    """What a relay made of a figure."""

    source: Slug
    """Id of the source it stands in."""
    raw: Line
    """Its words."""
    value: Number | None = None
    """The number they write."""
    change: tuple[Change, ...] = ()
    """In what it departs from the figure."""
    note: Line | None = None
    """What the departure means."""


@value
class Figure:
    """A number a claim carries, with what is counted."""

    id: FigureId
    """`f1`, `f2`…, unique in the entry."""
    raw: Line
    """The words of the source."""
    language: Language | None = None
    """Language of those words."""
    value: Number | None = None
    """The number they write."""
    min: Number | None = None
    """Lower end of a range."""
    max: Number | None = None
    """Upper end of a range."""
    qualifier: Qualifier | None = None
    """How exactly the source gives it; left out when its words do not say."""
    unit: Line | None = None
    """Unit: persons, kilometres, US dollars…"""
    of: Line
    """What is counted."""
    hop: Count | None = None
    """Who gave it: position in the chain, counted from 1 at the origin."""
    variants: tuple[Variant, ...] = ()
    """What relays made of it."""


@value
class Appearance:
    """A source in which the claim appeared."""

    source: Slug
    """Its id."""
    change: Line | None = None
    """What it changed."""


@value
class Evidence:
    """A source an assessment rests on."""

    source: Slug
    """Its id."""
    relation: Literal["supports", "contradicts", "context"]
    """What it does to the claim."""


@value
class Assessment:
    """A dated judgement of a claim; never changed afterwards, only followed by another."""

    date: Date
    """The day of the judgement."""
    by: Reference
    """Who judged."""
    verdict: Verdict
    """The outcome."""
    confidence: Literal["low", "moderate", "high"] | None = None
    """How sure the judge is."""
    why: Text
    """The reason."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on."""
    review_by: Date | None = None
    """When it should be looked at again."""


@value
class Relation:
    """How this claim stands to another."""

    type: RelationType
    """What it does to the other."""
    claim: ClaimAddress
    """The other: `c2`, or `other-entry#c1`."""


@value
class Claim:
    """One proposition somebody puts forward in the article."""

    id: ClaimId
    """`c1`, `c2`…"""
    text: Line
    """The proposition, put neutrally."""
    kind: ClaimKind
    """What sort of proposition it is."""
    modality: Modality = "asserted"
    """How firmly it is put."""
    condition: Line | None = None
    """On what it depends, when conditional."""
    due: Date | None = None
    """When a forecast can be judged."""
    at: tuple[Place, ...] = ()
    """The words it stands on."""
    chain: tuple[Hop, ...] = ()
    """How it reached us, origin first."""
    figures: tuple[Figure, ...] = ()
    """The numbers it carries."""
    appearances: tuple[Appearance, ...] = ()
    """Other sources it appeared in."""
    assessments: tuple[Assessment, ...] = ()
    """What was thought of it when; append only."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other claims."""
