"""The addresses of a site, told to those who ask for all of them: sitemaps, robots.txt, redirects."""

from .sheets import address_sheets

__all__ = ["address_sheets"]
