"""Reading: the only way from a file to a value."""

from .characters import is_clean
from .faults import ADVICE, FAULTS
from .reader import AUTHORITIES, adapter, placed, read_authority, read_entry
from .schema import schema as entry_schema
from .schema import schema_text

__all__ = [
    "ADVICE", "AUTHORITIES", "FAULTS", "adapter", "entry_schema", "is_clean", "placed", "read_authority", "read_entry",
    "schema_text",
]  # fmt: skip
