"""Listings and overviews: every page that gathers cards."""

from .bench import Bench
from .groups import group_sheets
from .overviews import OVERVIEWS, overview_sheets
from .sheet import Sheet

__all__ = ["OVERVIEWS", "Bench", "Sheet", "group_sheets", "overview_sheets"]
