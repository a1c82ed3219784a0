"""Escaping: for each place a contributor's text can end up in, the one function that makes it fit to stand there.

Jinja's autoescaping uses the first; `markup` makes HTML of CommonMark. Nothing else may turn a text into another language.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
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
_IN_LINE = ('"', "\n", "\r", *(f",{sign}" for sign in _FORMULAS - {"\n", "\r"}))
"""What a line of CSV can have in it only where a cell needs more than quotes around it."""


set_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Take a text for the HTML it is; what `Markup` does besides, asking whether it is some already, takes three times as long."""


def html(text: str) -> Markup:
    """Write a text into HTML, between tags or within an attribute in double quotes; HTML is left as it is."""
    return set_html(escape_text(text)) if text.__class__ is str else escape(text)


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
    return set_html(written)


def xml(text: str) -> str:
    """Write a text into XML, between tags or within an attribute; what XML cannot hold is left out."""
    return escaped(_NOT_XML.sub("", text))


def csv_line(row: Sequence[Any]) -> str:
    """Write a row of a table as a line of CSV (RFC 4180), no text of it as a formula; numbers stay as they are.

    Python's own writer asks of every letter whether it needs quotes around it; here most lines are asked once.
    """
    cells = ["" if cell is None else cell if type(cell) is str else str(cell) for cell in row]
    line = ",".join(cells)
    if line[:1] in _FORMULAS or any(map(line.__contains__, _IN_LINE)):
        line = ",".join([_csv_cell(cell) if type(cell) is str else text for cell, text in zip(row, cells, strict=True)])
    elif line.count(",") >= len(cells):
        line = ",".join([f'"{text}"' if "," in text else text for text in cells])
    return f"{line}\r\n"


def _csv_cell(text: str) -> str:
    text = no_formula(text)
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text or "\n" in text or "\r" in text else text


def no_formula(text: str) -> str:
    """Write an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text[:1] in _FORMULAS else text


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
    href = escaped(address)
    shown = href if words is None else html(words)
    return set_html("".join((f'<a{of_kind} href="{href}" rel="{REL}"', more, ">", shown, "</a>")))
