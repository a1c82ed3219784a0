"""Printing: the one floor that writes."""

from .indexes import IndexingError
from .printing import print_edition
from .proofing import check_edition, release_of
from .report import Report
from .survey import Survey, survey

__all__ = ["IndexingError", "Report", "Survey", "check_edition", "print_edition", "release_of", "survey"]
