"""Stamping: a page's title, description, address and body put into the shell."""

from html import escape

from ..policy import check_body
from ..shell import Shell

_PICTURE = '<meta property="og:image" '


def stamped(shell: Shell, title: str, description: str, address: str, body: str, head: str = "") -> bytes:
    """Return a whole page in UTF-8; title and description are plain text, body and what its head has besides are HTML.

    Raises UnlistedScriptError where the body would run a script of its own.
    """
    check_body(body, address)
    preview = "summary_large_image" if _PICTURE in head else "summary"
    filling = {"title": escape(title), "description": escape(description), "head": head, "address": address, "body": body}
    filling["preview"] = preview
    return shell.stamp(filling)
