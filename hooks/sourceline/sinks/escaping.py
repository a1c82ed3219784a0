"""Escaping: for each place a contributor's text can end up in, the one function that makes it fit to stand there.

Jinja's autoescaping uses the first; `markup` makes HTML of CommonMark. Nothing else may turn a text into another language.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import msgspec
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]

from .address import WEB

REL = "nofollow noopener ugc"
"""How every link a contributor wrote stands to the page: not vouched for, no handle on it, and made by users."""

ALTERNATE = "alternate "
"""What links to other forms of a page bear as `rel`; the space changes nothing for readers of HTML, who split it at spaces.

The theme's script looks for the word alone, and would ask each address, those of other origins too, for a `sitemap.xml`.
"""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 allows in no document, not even as a reference (production 2, Char)."""
_IN_SCRIPT = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
_FORMULAS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""With these, wide ones too, spreadsheets take a cell for a formula (OWASP, CSV Injection)."""


def html(text: str) -> Markup:
    """Write a text into HTML, between tags or within an attribute in double quotes."""
    return escape(text)


def escaped(text: str) -> str:
    """Write a text into HTML that is only joined afterwards, where a Markup would take twice as long for nothing."""
    escaped: str = escape_text(text)
    return escaped


def script_json(value: Any) -> Markup:
    """Write a value as JSON into a `script` element; no sign in it can end the element or start a comment."""
    written = msgspec.json.encode(value).decode()
    for sign, instead in _IN_SCRIPT:  # each once through the whole is ten times quicker than `translate`
        if sign in written:  # and to find that there is none, five times quicker than to replace it
            written = written.replace(sign, instead)
    return Markup(written)


def xml(text: str) -> str:
    """Write a text into XML, between tags or within an attribute; what XML cannot hold is left out."""
    return escaped(_NOT_XML.sub("", text))


def csv_cell(text: str) -> str:
    """Write a text as a cell of a CSV table, in quotes, and never as a formula."""
    return '"' + no_formula(text).replace('"', '""') + '"'


def no_formula(text: str) -> str:
    """Write an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text[:1] in _FORMULAS else text


def harmless(row: Iterable[Any]) -> list[Any]:
    """Write the cells of a row so that a spreadsheet takes no text for a formula; numbers stay as they are."""
    return [no_formula(cell) if type(cell) is str else cell for cell in row]


def segment(text: str) -> str:
    """Write a text as one segment of an address's path, or as a value of its query."""
    return quote(text, safe="")


def link(address: str, words: str | Markup | None = None, kind: str = "", more: Markup | str = "") -> Markup:
    """Link an address of the web; one that cannot be followed safely stands as plain words, as it was written.

    `more` are further attributes as HTML.
    """
    if not WEB.fullmatch(address):
        return html(address if words is None else words)
    of_kind = f' class="{kind}"' if kind else ""
    return Markup(f'<a{of_kind} href="{escape(address)}" rel="{REL}"{more}>{escape(address if words is None else words)}</a>')
