"""Reading: the only way from a file to a value."""

from .faults import ADVICE, FAULTS
from .reader import AUTHORITIES, adapter, placed, read_authority, read_entry
from .schema import schema_text

__all__ = ["ADVICE", "AUTHORITIES", "FAULTS", "adapter", "placed", "read_authority", "read_entry", "schema_text"]
