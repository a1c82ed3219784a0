"""Clipping: an article cut out of the page it was saved with."""

from .article import Clipping, clipped
from .piece import Piece

__all__ = ["Clipping", "Piece", "clipped"]
