"""Stamping: a page's title, description, address and body put into the shell."""

from html import escape

from ..imprint import Imprint
from ..shell import Shell


def stamped(shell: Shell, imprint: Imprint, title: str, description: str, address: str, body: str) -> str:
    """Return a whole page; title and description are plain text, the body is HTML."""
    shown = title if title == imprint.name else f"{title} · {imprint.name}"
    filling = {"title": escape(shown), "description": escape(description), "head": "", "address": address, "body": body}
    return shell.stamp(filling)
