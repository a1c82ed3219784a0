"""Printing: the one floor that writes."""

from .addresses import collisions
from .aside import Aside
from .fence import leaving
from .indexes import IndexingError
from .mishap import cause_of
from .printing import print_edition
from .proofing import check_edition, release_of
from .report import Report
from .seals import seal_of_all
from .survey import Survey, meet, survey
from .tally import LostError
from .turn import SPARE

__all__ = [
    "SPARE", "Aside", "IndexingError", "LostError", "Report", "Survey", "cause_of", "check_edition", "collisions", "leaving",
    "meet", "print_edition", "release_of", "seal_of_all", "survey",
]  # fmt: skip
