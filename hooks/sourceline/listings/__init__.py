"""Listings and overviews: every page that gathers cards."""

from .aliases import alias_sheets
from .bench import Bench, Pieces, pieces_of
from .groups import group_sheets
from .overviews import OVERVIEWS, SEARCH, overview_sheets
from .sheet import Sheet

__all__ = ["OVERVIEWS", "SEARCH", "Bench", "Pieces", "Sheet", "alias_sheets", "group_sheets", "overview_sheets", "pieces_of"]
