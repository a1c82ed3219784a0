"""The offprint: an entry as published, whole, as JSON for machines."""

from .longhand import longhand
from .offprint import offprint_of, without_html
from .shape import ENTRY as ENTRY_SCHEMA
from .shape import shape_text

__all__ = ["ENTRY_SCHEMA", "longhand", "offprint_of", "shape_text", "without_html"]
