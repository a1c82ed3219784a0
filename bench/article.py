"""The values of one made-up article, from which the entry file and the peers' pages are both written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the original and the same in English."""

    original: str
    english: str


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    role: str
    outlet: str
    language: str
    date: date
    url: str
    archive: str
    derives_from: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    id: str
    kind: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    voice: str
    text: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One relay; `who` is an authority id, or empty where only the descriptor is known."""

    who: str
    descriptor: Wording | None
    basis: str
    verb: Wording
    mode: str
    medium: str
    source: str
    lost: str


@dataclass(frozen=True, slots=True)
class Variant:
    source: str
    raw: str
    value: int
    change: str


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    raw: str
    value: int
    unit: str
    of: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    date: date
    verdict: str
    confidence: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim and the sentence of a segment on which it stands."""

    id: str
    sentence: Wording
    kind: str
    modality: str
    condition: str
    due: str
    segment: str
    chain: tuple[Hop, ...]
    figure: Figure
    change: str
    assessments: tuple[Assessment, ...]
    relation: tuple[str, str] | None

    @property
    def quote(self) -> str:
        return self.sentence.original.rstrip(".。")


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    language: str
    title: Wording
    summary: str
    published: date
    revised: date | None
    revision: str
    topics: tuple[str, ...]
    related: tuple[str, str] | None
    why: str
    author: str
    context: str
    sources: tuple[Source, ...]
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    claims: tuple[Claim, ...]

    @property
    def source(self) -> Source:
        """The article's own source."""
        return self.sources[0]
