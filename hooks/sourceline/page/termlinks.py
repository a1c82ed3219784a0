"""Links from the first place where a term stands in a text to the term's record."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markupsafe import Markup

from ..authorities import Authorities
from .fragment import parts_of


class TermLinks:
    """Links each term once in a text, its translation and its original counting as one text each; grows as they are set."""

    def __init__(self, terms: Iterable[str], authorities: Authorities) -> None:
        found = [(id, authorities.terms[id]) for id in terms]
        self._wanted = {
            "original": {id: term.labels for id, term in found}, "translation": {id: term.chosen for id, term in found},
        }  # fmt: skip

    def linked(self, html: Markup, column: str, language: str) -> Markup:
        """Link the terms that stand in a fragment of HTML for the first time in its column, `translation` or `original`."""
        wanted = self._wanted[column]
        if not wanted or not html:
            return html
        folded, language = html.casefold(), language.split("-")[0]
        for id, names in tuple(wanted.items()):
            words = names.get(language)
            if words and _folded(words) in folded:
                html, found = _link(html, id, words)
                if found:
                    del wanted[id]
        return html


def _link(html: Markup, id: str, words: str) -> tuple[Markup, bool]:
    parts = parts_of(html, "<a ")
    for at, (part, is_text) in enumerate(parts):
        if is_text and (found := _pattern(words).search(part)):
            link = f'<a class="term" href="../../terms/{id}/">{found[0]}</a>'
            mended = f"{part[: found.start()]}{link}{part[found.end() :]}"
            return Markup("".join([*(one for one, _ in parts[:at]), mended, *(one for one, _ in parts[at + 1 :])])), True
    return html, False


def _written(words: str) -> str:
    """Write words as markup does."""
    return escape(words, quote=False)


@lru_cache(maxsize=1024)
def _folded(words: str) -> str:
    return _written(words).casefold()


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    """Match words, whole where they are letters."""
    written = re.escape(_written(words))
    return re.compile(rf"(?<!\w){written}(?!\w)" if words[0].isascii() else written, re.IGNORECASE)
