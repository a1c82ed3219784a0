"""An article out of a page of HTML: its words without menus, advertisements and comments, and what the page says of it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ..language import language_tag, likely_language
from .piece import Piece, cleaned, pieces_of


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article and what its page tells of it; what the page does not tell is empty.

    `date` is a day, `language` a BCP 47 tag; `is_guess` says that the language was told from the letters alone.
    """

    pieces: tuple[Piece, ...]
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    language: str = ""
    is_guess: bool = False


def clipped(page: bytes, address: str = "") -> Clipping | None:
    """Cut the article out of a page in HTML, read from `address` if it is known; None where there is no article in it."""
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    stated = _language(tree)
    found: Any = trafilatura.bare_extraction(tree, url=address or None, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        return None
    title = cleaned(found.title or "")
    pieces = [piece for piece in pieces_of(found.body) if piece != Piece(title, "heading")]
    if not pieces:
        return None
    return Clipping(
        pieces=tuple(pieces),
        title=title,
        outlet=cleaned(found.sitename or "") or (urlsplit(address or found.url or "").hostname or ""),
        authors=tuple(name for one in (found.author or "").split(";") if (name := cleaned(one))),
        date=found.date or "",
        url=address or found.url or "",
        language=stated or likely_language(pieces[0].text),
        is_guess=not stated,
    )


def _language(tree: Any) -> str:
    """Return the language a page says it is written in."""
    declared = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang")]
    declared += tree.xpath("//meta[@http-equiv='content-language' or @property='og:locale']/@content")
    return next((tag for one in declared if (tag := language_tag(one or ""))), "")
