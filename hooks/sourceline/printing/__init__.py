"""Printing: the one floor that writes."""

from .indexes import IndexingError
from .printing import print_edition
from .proofing import check_edition, release_of
from .report import Report

__all__ = ["IndexingError", "Report", "check_edition", "print_edition", "release_of"]
