"""Reading: the only way from a file to a value."""

from .characters import decoded
from .faults import ADVICE, FAULTS
from .reader import AUTHORITIES, placed, read_authority, read_entry
from .schema import KINDS, schema_text

__all__ = ["ADVICE", "AUTHORITIES", "FAULTS", "KINDS", "decoded", "placed", "read_authority", "read_entry", "schema_text"]
