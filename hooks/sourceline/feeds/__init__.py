"""Feeds: the latest entries and corrections as Atom and as JSON Feed, for the edition, its topics, outlets and people."""

from .sheets import feed_sheets

__all__ = ["feed_sheets"]
