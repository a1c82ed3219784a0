"""A book: chapters packed as an EPUB 3, the same bytes for the same entries (https://www.w3.org/TR/epub-33/)."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..entry import language_of
from ..sinks import html
from .chapter import Chapter

_STYLE = Path(__file__).with_name("book.css")
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title><link rel="stylesheet" href="book.css"/></head>
<body>{body}</body>
</html>
"""
_ACROSS = re.compile(r'href="([a-z0-9-]+)[.]xhtml#([^"]*)"')
"""A link to a place in another chapter, where what it leads to may have been left out."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is called, by what address it goes, whose edition it is of, and what is in it."""

    title: str
    identifier: str
    edition: str
    chapters: Sequence[Chapter]


def bind(book: Book) -> bytes:
    """Pack a book. Its date is that of its youngest entry, since no clock may tell."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for path, text in _files(book):
            member = zipfile.ZipInfo(path)  # of 1980, like all its kind that are not told another day
            member.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(member, text)
    return made.getvalue()


def _files(book: Book) -> Iterator[tuple[str, str]]:
    yield "mimetype", "application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    yield "EPUB/package.opf", _package(book)
    yield "EPUB/nav.xhtml", _contents(book)
    yield "EPUB/book.css", _STYLE.read_text("utf-8")
    places = {chapter.id: chapter.places for chapter in book.chapters}
    for chapter in book.chapters:
        body = _ACROSS.sub(lambda link: link[0] if link[2] in places[link[1]] else f'href="{link[1]}.xhtml"', chapter.body)
        yield f"EPUB/{chapter.id}.xhtml", _PAGE.format(title=html(chapter.entry.title), body=body)


def _contents(book: Book) -> str:
    lines = "".join(f'<li><a href="{one.id}.xhtml">{html(one.entry.title)}</a></li>\n' for one in book.chapters)
    body = f'<nav epub:type="toc"><h1>{html(book.title)}</h1>\n<ol>\n{lines}</ol></nav>'
    return _PAGE.format(title=html(book.title), body=body)


def _package(book: Book) -> str:
    days = [day.earliest for one in book.chapters for day in (one.entry.updated, one.entry.published) if day and day.known]
    year, month, day = max(days, default=(1980, 1, 1))
    languages = ["en"]
    for one in book.chapters:
        languages += [language_of(*translation) for translation in list(one.entry.translations.items())[:1]]
        languages += [one.entry.source.language] if one.entry.source.language else []
    spoken = "".join(f"<dc:language>{language}</dc:language>\n" for language in dict.fromkeys(languages))
    items = "".join(
        f'<item id="c-{one.id}" href="{one.id}.xhtml" media-type="application/xhtml+xml"{_drawn(one)}/>\n'
        for one in book.chapters
    )
    spine = "".join(f'<itemref idref="c-{one.id}"/>\n' for one in book.chapters)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{html(book.identifier)}</dc:identifier>
<dc:title>{html(book.title)}</dc:title>
{spoken}<dc:publisher>{html(book.edition)}</dc:publisher>
<meta property="dcterms:modified">{year:04}-{month:02}-{day:02}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="book.css" media-type="text/css"/>
{items}</manifest>
<spine>
{spine}</spine>
</package>
"""


def _drawn(chapter: Chapter) -> str:
    """What the package must say of a chapter that holds a plot."""
    return ' properties="svg"' if "<svg" in chapter.body else ""
