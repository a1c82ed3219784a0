"""Binding: entries as a book to take away, an EPUB 3 of one, of a topic or of a year."""

from .book import Book, bind
from .chapter import Chapter, chapter_of

__all__ = ["Book", "Chapter", "bind", "chapter_of"]
