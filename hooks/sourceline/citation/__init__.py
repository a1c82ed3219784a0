"""How an entry is cited: in three styles, and for reference managers as BibTeX, RIS and CSL-JSON."""

from .citation import Citation, citation_of
from .name import PersonName
from .style import STYLES

__all__ = ["STYLES", "Citation", "PersonName", "citation_of"]
