"""The values of the field: what an entry and an authority record are made of."""

from .authority import Authority, Outlet, Person, Term, Topic
from .claim import Appearance, Assessment, Claim, Evidence, Figure, Hop, Place, Relation, Variant
from .entry import Entry, Related, Revision, Selection
from .moment import Moment
from .name import Descriptor, Named, Reference, referred
from .source import Archive, Rights, Source, Title
from .text import Alternative, Note, Rendering, Segment, Translation, language_of
from .value import CONFIGURATION

__all__ = [
    "CONFIGURATION", "Alternative", "Appearance", "Archive", "Assessment", "Authority", "Claim", "Descriptor", "Entry",
    "Evidence", "Figure", "Hop", "Moment", "Named", "Note", "Outlet", "Person", "Place", "Reference", "Related", "Relation",
    "Rendering", "Revision", "Rights", "Segment", "Selection", "Source", "Term", "Title", "Topic", "Translation",
    "Variant", "language_of", "referred",
]  # fmt: skip
