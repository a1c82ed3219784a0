"""Which terms of the edition an entry's originals use."""

from .authorities import Authorities
from .entry import Entry


def terms_used(entry: Entry, authorities: Authorities) -> tuple[str, ...]:
    """Return the ids of the terms whose label stands in the originals, in order of id."""
    language = entry.source.language or ""
    originals = "\n".join(segment.original for segment in entry.segments if segment.original)
    used = (id for id, term in authorities.terms.items() if (label := term.labels.get(language)) and label in originals)
    return tuple(sorted(used))
