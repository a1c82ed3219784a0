"""References to people, outlets, topics and terms: an authority's id, or a bare name until there is a record."""

from .value import Language, Line, Slug, value


@value
class Named:
    """Somebody or something that has no authority record yet."""

    name: Line
    """The name as this edition writes it."""


@value
class Descriptor:
    """How a source describes somebody it does not name."""

    original: Line | None = None
    """The description in the source's own words."""
    text: Line
    """The description in the edition's language."""
    language: Language | None = None
    """Language of the original words; the source's own when left out."""


Reference = Slug | Named
"""An authority's id, or `{name: …}`."""


def referred(reference: "str | Named | None") -> str:
    """Return the id a reference gives, or an empty text where it gives a bare name or nothing."""
    return reference if isinstance(reference, str) else ""
