"""Redline: what separates two states of the edition, told to readers."""

from .pairing import Files
from .report import report

__all__ = ["Files", "report"]
