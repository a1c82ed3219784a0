"""Listings and overviews: every page that gathers cards."""

from .aliases import alias_sheets
from .bench import LISTED, Bench, Pieces, pieces_of
from .following import ATOM, FOLLOWED, JSON, is_followed
from .groups import group_sheets
from .overviews import OVERVIEWS, SEARCH, overview_sheets, revised
from .sheet import Sheet

__all__ = [
    "ATOM", "FOLLOWED", "JSON", "LISTED", "OVERVIEWS", "SEARCH", "Bench", "Pieces", "Sheet", "alias_sheets", "group_sheets",
    "is_followed", "overview_sheets", "pieces_of", "revised",
]  # fmt: skip
