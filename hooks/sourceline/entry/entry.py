"""The entry: an article with all that belongs to it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from annotated_types import Len

from .claim import Claim
from .name import Reference
from .source import Source
from .text import GatheredSegment, Note, SegmentId, Translation
from .value import Brief, Date, Key, Line, Slug, Text, Truth, value

Status = Literal["draft", "review", "published", "withdrawn"]
Represents = Literal["official-line", "dissent", "fringe", "typical", "unknown"]
RelatedType = Literal["follow-up", "earlier", "same-source", "rebuttal", "retranslation"]
RevisionKind = Literal[
    "typo", "translation", "attribution", "figure", "context", "assessment", "source-changed", "rights", "withdrawal"
]


@value
class Selection:
    """Why this article was chosen."""

    why: Text
    """The reason."""
    represents: Represents = "unknown"
    """What it stands for among what was published."""


@value
class Related:
    """Another entry that belongs with this one."""

    entry: Slug
    """Its id."""
    type: RelatedType
    """How it belongs."""


@value
class Revision:
    """A change made after publication; never changed afterwards."""

    date: Date
    """The day of the change."""
    version: Line
    """The version it made."""
    kind: RevisionKind
    """What sort of change."""
    material: Truth = False
    """Whether a reader who quoted the old text must know."""
    what: Text
    """What was changed."""
    segments: tuple[SegmentId, ...] = ()
    """The segments concerned."""
    reported_by: Reference | None = None
    """Who found it."""


@value
class Entry:
    """One translated article with its editorial context."""

    title: Line
    """The entry's own title, in the edition's language."""
    summary: Brief | None = None
    """What it is about, in at most 300 characters."""
    status: Status = "draft"
    """Where it stands; only published and withdrawn entries are on the published site."""
    published: Date | None = None
    """The day this edition published it."""
    updated: Date | None = None
    """The day of its last change."""
    editors: tuple[Reference, ...] = ()
    """Who edited it."""
    topics: tuple[Reference, ...] = ()
    """What it is about."""
    aliases: tuple[Slug, ...] = ()
    """Ids it used to have, the oldest first; their addresses stay alive."""
    related: tuple[Related, ...] = ()
    """Entries that belong with it."""
    selection: Selection | None = None
    """Why this article was chosen."""
    context: Text
    """The editor's introduction."""
    source: Source
    """The article's own source."""
    sources: tuple[Source, ...] = ()
    """All other sources."""
    translations: Annotated[Mapping[Key, Translation], Len(1)]
    """The translations, by the key used in the segments."""
    segments: Annotated[tuple[GatheredSegment, ...], Len(1)]
    """The text, piece by piece."""
    notes: tuple[Note, ...] = ()
    """Remarks on its words."""
    claims: tuple[Claim, ...] = ()
    """The claims it carries."""
    revisions: tuple[Revision, ...] = ()
    """What was changed after publication; append only."""

    @cached_property
    def texts(self) -> tuple[tuple[tuple[str | int, ...], str], ...]:
        """What there is to read, each text with the keys that lead to it: gathered once, since several rules go through them."""
        own: list[tuple[tuple[str | int, ...], str]] = [
            (("title",), self.title), (("summary",), self.summary or ""), (("context",), self.context),
        ]  # fmt: skip
        if self.source.title:
            own.append((("source", "title"), self.source.title.text))
        for at, segment in enumerate(self.segments):
            own.append((("segments", at, "original"), segment.original or ""))
            own += [(("segments", at, key, "text"), one.text or "") for key, one in segment.renderings.items()]
        own += [(("notes", at, "text"), note.text) for at, note in enumerate(self.notes)]
        own += [(("claims", at, "text"), claim.text) for at, claim in enumerate(self.claims)]
        return tuple(own)
