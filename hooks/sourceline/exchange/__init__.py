"""Exchange: segments in the formats of translators' tools, and their translations back again."""

from .alignment import Pair, pairs_of
from .bilingual import FORMS, Returned, ReturnedUnit, read_back, written_units
from .memory import written_memory
from .returning import Return, returned
from .termbase import written_terms
from .unit import Unit, units_of

__all__ = [
    "FORMS", "Pair", "Return", "Returned", "ReturnedUnit", "Unit", "pairs_of", "read_back", "returned", "units_of",
    "written_memory", "written_terms", "written_units",
]  # fmt: skip
