"""Editing: the text of a file as somebody wrote it, with a value put into it, or in the form of the house."""

from .formatting import formatted, written
from .placing import ORIGINAL_TO_WRITE, TO_WRITE, Prose, Value, fresh, is_to_write, put, remove

__all__ = ["ORIGINAL_TO_WRITE", "TO_WRITE", "Prose", "Value", "formatted", "fresh", "is_to_write", "put", "remove", "written"]
