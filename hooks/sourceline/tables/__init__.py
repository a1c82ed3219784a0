"""The edition as data: entries as JSON Lines, claims and what belongs to them as CSV, and the package that describes both."""

from .sheets import data_sheets, whole_tables

__all__ = ["data_sheets", "whole_tables"]
