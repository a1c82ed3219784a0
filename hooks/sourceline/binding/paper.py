"""Paper: the page of an entry as one document to be printed, with the site's style sheet and whatever it leads to in it."""

import re
from pathlib import Path
from urllib.parse import urljoin

from ..entry import Entry
from ..imprint import Imprint
from ..sinks import html
from ..standing import version

_STYLE = Path(__file__).with_name("paper.css")
_WITHIN = re.compile(r' href="(?!#|[a-z]+:)([^"]*)"')
"""A link to another page of the site, or to a file beside this one."""
_UNSAFE = re.compile(r"[^ \w.,:;/()~\-–—’‘“”]")


def paper_of(id: str, entry: Entry, body: str, style: str, imprint: Imprint) -> str:
    """Return the document: `body` is that of the entry's page, `style` the site's style sheet.

    What a page folds away stands open, but for the citations, which machines read. Links between places of the page stay;
    those to other pages lead to the site, or nowhere where it has no address.
    """
    foot = _in_css(f"{imprint.name}, version {version(entry)}")
    at = _in_css(imprint.page(f"entries/{id}/")) if imprint.address else '""'
    boxes = (
        f"@page {{ @bottom-left {{ content: {foot}; {_SMALL} }} @bottom-center {{ content: {at}; {_SMALL} }}"
        f" @bottom-right {{ content: counter(page) ' / ' counter(pages); {_SMALL} }} }}"
    )
    opened = body.replace("<details class=", "<details open class=")
    leading = _WITHIN.sub(lambda link: _away(link[1], id, imprint.address), opened)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{_POLICY}<title>{html(entry.title)}</title>\n'
        f"<style>{style}\n{_STYLE.read_text('utf-8')}{boxes}</style></head>\n"
        f'<body dir="ltr" data-md-color-scheme="default"><main class="md-content__inner md-typeset">{leading}</main></body>\n'
        "</html>\n"
    )


def _away(address: str, id: str, root: str) -> str:
    """Where a link to another page leads from paper; one to a file beside this page leads nowhere. Both are escaped already."""
    if not root or not address.startswith("../"):
        return ""
    return f' href="{html(root)}{urljoin(f"/entries/{id}/", address).removeprefix("/")}"'


_POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
"""Nothing runs, and nothing is fetched."""
_SMALL = "font: 7.5pt sans-serif; color: #555;"


def _in_css(text: str) -> str:
    """A text as a string of CSS, without the signs that could end it."""
    return f'"{_UNSAFE.sub("", text)}"'


def dated(pdf: bytes, entry: Entry) -> bytes:
    """Put the day of the entry into the place of the printer's clock, so that the same entry gives the same bytes."""
    days = [day.earliest for day in (entry.updated, entry.published) if day and day.known]
    year, month, day = max(days, default=(1980, 1, 1))
    return _CLOCK.sub(f"\\g<1>{year:04}{month:02}{day:02}000000".encode(), pdf, count=2)


_CLOCK = re.compile(rb"(/(?:Creation|Mod)Date \(D:)[0-9]{14}")
