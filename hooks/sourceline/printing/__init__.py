"""Printing: the one floor that writes."""

from .printing import check_edition, print_edition, release_of
from .report import Report

__all__ = ["Report", "check_edition", "print_edition", "release_of"]
