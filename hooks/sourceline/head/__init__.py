"""The head of an entry's page: what search engines, reference managers, shared links and archives read of it."""

from .head import head_of
from .picture import picture

__all__ = ["head_of", "picture"]
