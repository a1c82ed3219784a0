"""The page of an entry."""

from .page import description, entry_page
from .related import fill

__all__ = ["description", "entry_page", "fill"]
