"""Binding: entries to take away, as a book (an EPUB 3 of one, a topic or a year) and on paper (a document to be printed)."""

from .book import Book, bind
from .chapter import Chapter, chapter_of
from .paper import dated, paper_of

__all__ = ["Book", "Chapter", "bind", "chapter_of", "dated", "paper_of"]
