"""The page of an entry."""

from .page import description, entry_page, set_entry
from .related import FIRST_SLOT, fill

__all__ = ["FIRST_SLOT", "description", "entry_page", "fill", "set_entry"]
