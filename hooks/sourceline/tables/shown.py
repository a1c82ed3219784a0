"""As much of an offprint as the tables show; what else it holds, its text above all, is passed over unread.

None of it can hold a cycle, so the collector of cycles need not know of it: that halves the time of reading.
"""

from decimal import Decimal

from msgspec import Struct
from msgspec.json import Decoder


class Named(Struct, gc=False):
    """Somebody without a record, or what a record's name is."""

    name: str


Reference = str | Named


class _Text(Struct, frozen=True, gc=False):
    text: str | None = None


class _Verb(Struct, frozen=True, gc=False):
    original: str | None = None
    translation: str | None = None


class _Archive(Struct, gc=False):
    url: str


class Source(Struct, gc=False):
    """A publication."""

    id: str
    role: str | None = None
    outlet: Reference | None = None
    title: _Text = _Text()
    language: str | None = None
    date: str | None = None
    url: str | None = None
    archives: list[_Archive] = []
    derives_from: str | None = None


class Hop(Struct, gc=False):
    """One relay in a claim's chain."""

    who: Reference
    descriptor: _Text = _Text()
    basis: str | None = None
    verb: _Verb = _Verb()
    mode: str | None = None
    medium: str | None = None
    date: str | None = None
    source: str | None = None
    segment: str | None = None
    lost: str | None = None


class Variant(Struct, gc=False):
    """What a relay made of a figure."""

    source: str
    raw: str
    value: Decimal | None = None
    change: list[str] = []
    note: str | None = None


class Figure(Struct, gc=False):
    """A number a claim carries."""

    id: str
    raw: str
    of: str
    language: str | None = None
    value: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    qualifier: str | None = None
    unit: str | None = None
    hop: int | None = None
    variants: list[Variant] = []


class Appearance(Struct, gc=False):
    """A source in which a claim appeared."""

    source: str
    change: str | None = None


class Assessment(Struct, frozen=True, gc=False):
    """A dated judgement of a claim."""

    date: str | None = None
    verdict: str | None = None


class Claim(Struct, gc=False):
    """A claim."""

    id: str
    text: str
    kind: str
    modality: str
    condition: str | None = None
    due: str | None = None
    chain: list[Hop] = []
    figures: list[Figure] = []
    appearances: list[Appearance] = []
    assessments: list[Assessment] = []


class Entry(Struct, gc=False):
    """What the entry file gives."""

    title: str
    source: Source
    sources: list[Source] = []
    claims: list[Claim] = []


class Offprint(Struct, gc=False):
    """An entry as published; a withdrawn one has nothing left that a table shows."""

    id: str
    address: str
    licence: str
    names: dict[str, Named] = {}
    entry: Entry | None = None


shown = Decoder(Offprint).decode
"""Read an offprint. Numbers stay as they are written, so that none is rounded."""
