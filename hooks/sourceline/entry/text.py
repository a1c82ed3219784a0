"""The text itself: segments, their translations, and the notes hung on their words."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints

from .name import Reference
from .value import Date, Key, Language, Line, Slug, Text, spread, value

SegmentKind = Literal["paragraph", "heading", "quote", "list", "caption"]
Voice = Literal["source", "translator", "editor"]
Method = Literal["human", "machine-edited", "machine"]

SegmentId = Annotated[str, StringConstraints(pattern=r"^s[0-9]+[a-z]*$", max_length=20)]
NoteId = Annotated[str, StringConstraints(pattern=r"^n[0-9]+[a-z]*$", max_length=20)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


@value
class Translation:
    """One translation of the article: who made it, how, and on what terms."""

    language: Language | None = None
    """Its language; the key it goes by when left out."""
    name: Line | None = None
    """What the page calls it; left out, the page names where it appeared or who made it."""
    translators: tuple[Reference, ...] = ()
    """Who translated."""
    revisers: tuple[Reference, ...] = ()
    """Who compared it with the original."""
    method: Method
    """How it was made."""
    engine: Line | None = None
    """The machine that made it, with its version."""
    licence: Line | None = None
    """SPDX identifier of its licence."""
    published_in: Slug | None = None
    """Source id of the publication it was taken from, when it is somebody else's."""
    version: Line | None = None
    """Its version."""
    approach: Text | None = None
    """How freely it translates, and why."""
    made_from: Mapping[SegmentId, Digest] = field(default_factory=dict)
    """For each segment the digest of the original it was made from: the first 12 hex digits of its SHA-256."""


def language_of(key: str, translation: Translation) -> str:
    """Return the language of a translation: the one it names, else the one its key starts with."""
    return translation.language or key.split("-")[0]


@value
class Alternative:
    """Another possible or a rejected rendering."""

    text: Line
    """The rendering."""
    why: Line | None = None
    """What speaks for or against it."""


@value
class Rendering:
    """What one translation makes of one segment."""

    text: Text | None = None
    """The translated text."""
    alternatives: tuple[Alternative, ...] = ()
    """Renderings considered beside it."""
    uncertain: Line | None = None
    """Why the rendering is doubtful."""
    numbers: Line | None = None
    """Why its numbers differ from the original's, where they rightly do."""
    omitted: Line | None = None
    """Why the segment is not translated."""


_SEGMENT_FIELDS = frozenset(("id", "kind", "speaker", "source", "language", "original", "renderings"))


def _gather(given: Any) -> Any:
    """Move the keys named after translations under `renderings`."""
    if not isinstance(given, dict) or given.keys() <= _SEGMENT_FIELDS:
        return given
    segment = {key: part for key, part in given.items() if key in _SEGMENT_FIELDS}
    segment["renderings"] = {key: part for key, part in given.items() if key not in _SEGMENT_FIELDS}
    return segment


@value
class Segment:
    """The smallest aligned piece of the text; one key per translation stands beside the fields below."""

    id: SegmentId
    """Immutable: `s1`, `s2`…; a split keeps the first id and adds `s4a`."""
    kind: SegmentKind = "paragraph"
    """What it is in the text."""
    speaker: Reference | None = None
    """Who speaks it, when it is a quotation."""
    source: Slug | None = None
    """Source id of the original, when it is not the article's own source."""
    language: Language | None = None
    """Language of the original, when it is not the article's own."""
    original: Text | None = None
    """The text as it appeared; left out when nobody holds it."""
    renderings: Mapping[Key, Annotated[Rendering, spread("text")]] = field(default_factory=dict)
    """Its translations by their keys; in the file they stand directly in the segment."""


GatheredSegment = Annotated[Segment, BeforeValidator(_gather)]


@value
class Note:
    """A remark hung on a word by the mark `[^n1]`."""

    id: NoteId
    """What its mark calls it."""
    voice: Voice | None = None
    """Whose remark it is."""
    text: Text
    """The remark."""
    by: Reference | None = None
    """Who wrote it."""
    date: Date | None = None
    """When it was written."""
    cites: tuple[Slug, ...] = ()
    """Ids of the sources it rests on."""
