"""Reading: the only way from a file to a value."""

from .characters import decoded, hidden, is_clean, misplaced, stacked
from .faults import ADVICE, FAULTS
from .reader import AUTHORITIES, LARGEST, placed, read_authority, read_entries, read_entry
from .schema import KINDS, schema_text
from .schema import schema as entry_schema
from .tree import read_tree
from .vocabulary import adapter, vocabulary

__all__ = [
    "ADVICE", "AUTHORITIES", "FAULTS", "KINDS", "LARGEST", "adapter", "decoded", "entry_schema", "hidden", "is_clean",
    "misplaced", "placed", "read_authority", "read_entries", "read_entry", "read_tree", "schema_text", "stacked", "vocabulary",
]  # fmt: skip
