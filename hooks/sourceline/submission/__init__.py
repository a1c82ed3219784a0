"""Submission: the form in which an entry is written in a browser, and what its script must know to check it."""

from .sheets import SUBMIT, submission_sheets

__all__ = ["SUBMIT", "submission_sheets"]
