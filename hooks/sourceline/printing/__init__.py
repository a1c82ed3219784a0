"""Printing: the one floor that writes."""

from .pages import link_into
from .printing import PAGES, Report, check_edition, print_edition, release_of

__all__ = ["PAGES", "Report", "check_edition", "link_into", "print_edition", "release_of"]
