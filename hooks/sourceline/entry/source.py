"""Sources: the publications an entry translates, cites and traces its claims through."""

from typing import Annotated, Literal

from .name import Reference
from .value import Address, Date, Language, Line, Slug, Text, Truth, spread, value

Extent = Literal["full", "abridged", "excerpt", "summary"]
Role = Literal["translated", "primary", "relay", "evidence", "background"]
State = Literal["live", "changed", "deleted", "unknown"]


@value
class Title:
    """A title in the language it appeared in."""

    text: Line
    """The title as it was printed."""
    transliteration: Line | None = None
    """The same in Latin letters, for readers who cannot read the script."""
    translation: Line | None = None
    """The title in the edition's language."""


@value
class Archive:
    """A copy of a source kept by an archive."""

    url: Address
    """Address of the archived copy."""
    captured: Date
    """Day the copy was made."""


@value
class Rights:
    """On what ground the text is reproduced."""

    basis: Line
    """The ground: a licence, a permission, quotation, public domain…"""
    holder: Line | None = None
    """Who holds the rights."""
    note: Text | None = None
    """Anything a reader or re-user must know."""


@value
class Source:
    """One publication. The article's own stands under `source`, all others under `sources`."""

    id: Slug = "source"
    """Name by which hops, notes and evidence cite it; the article's own is `source` unless it gives one."""
    role: Role | None = None
    """What part it plays in this entry."""
    outlet: Reference | None = None
    """Who published it: an outlet's record, or `{name: …}`."""
    authors: tuple[Reference, ...] = ()
    """Who signed it."""
    unsigned: Truth = False
    """`true` when nobody signed it."""
    title: Annotated[Title, spread("text")] | None = None
    """Its title, in its own language."""
    about: Line | None = None
    """What it is, in a few words, where its title is not known."""
    language: Language | None = None
    """BCP 47 tag of the language it appeared in."""
    date: Date | None = None
    """When it appeared."""
    url: Address | None = None
    """Where it can be read; `unknown` when nobody has found it."""
    archives: tuple[Archive, ...] = ()
    """Archived copies."""
    archive_note: Line | None = None
    """Why there is no archived copy."""
    state: State | None = None
    """Whether the address still shows what was read."""
    extent: Extent | None = None
    """How much of it the entry carries."""
    derives_from: Slug | None = None
    """The source it took its text or news from."""
    rights: Rights | None = None
    """On what ground it is reproduced."""
    note: Text | None = None
    """What a reader should know about it."""
