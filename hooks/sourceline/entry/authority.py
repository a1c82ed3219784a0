"""Authority records: the people, outlets, topics and terms that entries refer to."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from pydantic import StringConstraints

from .text import Alternative
from .value import Address, Language, Line, Text, value

Names = Mapping[Language, Line]
Wikidata = Annotated[str, StringConstraints(pattern="^Q[1-9][0-9]{0,11}$")]


@value
class Person:
    """Somebody who speaks, writes, translates or edits."""

    name: Line
    """The name as this edition writes it."""
    family: Line | None = None
    """The family name, as `name` ends with it; left out where the name is never turned round, as Kim Yo Jong."""
    names: Names = field(default_factory=dict)
    """The name in other languages and scripts."""
    also_known_as: tuple[Line, ...] = ()
    """Other spellings in use."""
    affiliation: Line | None = None
    """Where they belong."""
    roles: tuple[Line, ...] = ()
    """What they do or did."""
    wikidata: Wikidata | None = None
    """Wikidata item."""
    note: Text | None = None
    """What a reader should know."""


@value
class Outlet:
    """A publication or agency. Its claims are judged, it never is."""

    name: Line
    """The name as this edition writes it."""
    names: Names = field(default_factory=dict)
    """The name in other languages and scripts."""
    also_known_as: tuple[Line, ...] = ()
    """Other spellings in use."""
    language: Language | None = None
    """Language it publishes in."""
    kind: Line | None = None
    """News agency, daily, broadcaster, channel…"""
    owner: Line | None = None
    """Who owns it."""
    place: Line | None = None
    """Where it is based."""
    url: Address | None = None
    """Its home page."""
    wikidata: Wikidata | None = None
    """Wikidata item."""
    note: Text | None = None
    """What a reader should know."""


@value
class Topic:
    """A subject under which entries are gathered."""

    title: Line
    """Its title."""
    about: Text | None = None
    """What it covers."""


@value
class Term:
    """An expression with a fixed rendering."""

    labels: Names
    """The expression in each language it occurs in."""
    chosen: Names = field(default_factory=dict)
    """The rendering this edition uses, by language."""
    rejected: tuple[Alternative, ...] = ()
    """Renderings not to be used, with the reason."""
    note: Text | None = None
    """What a reader should know."""


Authority = Person | Outlet | Topic | Term
