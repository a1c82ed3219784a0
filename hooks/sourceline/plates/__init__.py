"""Plates: the picture of an entry that is shown where its address is shared, which others call a social card."""

from .drawing import MissingPackageError, drawing_digest, drawn
from .plate import HEIGHT, WIDTH, plate_of

__all__ = ["HEIGHT", "WIDTH", "MissingPackageError", "drawing_digest", "drawn", "plate_of"]
