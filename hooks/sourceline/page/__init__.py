"""The page of an entry."""

from .page import Order, description, entry_page, set_entries
from .related import FIRST_SLOT, fill

__all__ = ["FIRST_SLOT", "Order", "description", "entry_page", "fill", "set_entries"]
