"""Links from the first place where a term stands in a text to the term's record."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from ..authorities import Authorities
from ..sinks import set_html


class _Wanted(NamedTuple):
    """A term that is still to be linked: its id, and its words as HTML writes them, folded and as a pattern."""

    id: str
    folded: str
    pattern: re.Pattern[str]


class TermLinks:
    """Links each term once in a text, its translation and its original counting as one text each; grows as they are set."""

    def __init__(self, terms: Iterable[str], authorities: Authorities) -> None:
        found = [(id, authorities.terms[id]) for id in terms]
        self._words: dict[str, list[tuple[str, Mapping[str, str]]]] = {
            "original": [(id, term.labels) for id, term in found], "translation": [(id, term.chosen) for id, term in found],
        }  # fmt: skip
        self._linked: dict[str, set[str]] = {"original": set(), "translation": set()}
        self._wanted: dict[tuple[str, str], list[_Wanted]] = {}

    def linked(self, html: Markup, column: str, language: str) -> Markup:
        """Link the terms that stand in a fragment of HTML for the first time in its column, `translation` or `original`."""
        if not html or not self._words[column]:
            return html
        done = self._linked[column]
        wanted = [one for one in self._of(column, language.split("-")[0]) if one.id not in done]
        if not wanted:
            return html
        text = str(html)
        folded = text.casefold()
        for id, words, pattern in wanted:
            if words in folded and (place := _place(text, pattern)):
                start, end = place
                text = f'{text[:start]}<a class="term" href="../../terms/{id}/">{text[start:end]}</a>{text[end:]}'
                done.add(id)
        return set_html(text)

    def _of(self, column: str, language: str) -> list[_Wanted]:
        """The terms that have words in a language, prepared once."""
        wanted = self._wanted.get((column, language))
        if wanted is None:
            named = ((id, names.get(language)) for id, names in self._words[column])
            wanted = [_prepared(id, words) for id, words in named if words]
            self._wanted[column, language] = wanted
        return wanted


def _place(html: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Find the first place of a pattern that is neither in a tag nor in a link."""
    at = 0
    while found := pattern.search(html, at):
        start, end = found.span()
        tag = html.rfind("<", 0, start)
        if tag >= 0 and (close := html.find(">", tag)) >= start:
            at = close
        elif html.rfind("<a ", 0, start) > html.rfind("</a>", 0, start):
            at = html.find("</a>", start)
        else:
            return start, end
        if at < 0:
            break
    return None


@lru_cache(maxsize=1024)
def _prepared(id: str, words: str) -> _Wanted:
    """Prepare a term to be found; whole words only, where they are letters."""
    written = escape(words, quote=False)
    pattern = rf"(?<!\w){re.escape(written)}(?!\w)" if words[0].isascii() else re.escape(written)
    return _Wanted(id, written.casefold(), re.compile(pattern, re.IGNORECASE))
