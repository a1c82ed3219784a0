"""Printing: the one floor that writes."""

from .pages import link_into
from .printing import PAGES, check_edition, print_edition, release_of
from .report import Report

__all__ = ["PAGES", "Report", "check_edition", "link_into", "print_edition", "release_of"]
