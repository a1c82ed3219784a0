"""Markup: the CommonMark of text fields to HTML, without raw HTML, headings or images, with marks for notes."""

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

Marker = Callable[[str], str]
"""Gives the HTML of the mark for a note's id."""

MARK = re.compile(r"\[\^(n[0-9]+[a-z]*)\]")

_CALL = re.compile(r"\[\^([^\]\s]{1,30})\]")

# A paragraph in which CommonMark sees nothing but words: no sign that opens inline markup, and no line that starts
# a block. Most segments are such paragraphs, and escaping them directly is some fifty times faster; a property test
# holds the two roads to the same HTML.
_PLAIN = re.compile(r"(?:(?![ \t]|[-+*>#=|~]|[0-9]{1,9}[.)])[^\\`*_\[\]<>&!~|\n\t]*[^\\`*_\[\]<>&!~|\n\t ](?:\n|$))+", re.ASCII)
_LINK = re.compile("</?a(?: [^>]*)?>")
_ALLOWED = re.compile(r"(https?://[^\s/?#@\\]+([/?#][^\s\\]*)?|mailto:[^\s@]+@[^\s@]+|#[a-z][a-z0-9-]*)", re.IGNORECASE)


def _note_mark(state: StateInline, silent: bool) -> bool:
    found = MARK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("note_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _mark(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    return str(env["marker"](tokens[index].content))


def _link(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("rel", "nofollow noopener ugc")
    return str(renderer.renderToken(tokens, index, options, env))


def _engine() -> MarkdownIt:
    engine = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    engine.disable(["heading", "lheading", "image", "html_block", "html_inline", "hr", "table"])
    engine.inline.ruler.before("link", "note_mark", _note_mark)
    engine.add_render_rule("note_mark", _mark)
    engine.add_render_rule("link_open", _link)
    engine.validateLink = lambda url: _ALLOWED.fullmatch(url) is not None  # type: ignore[method-assign]
    return engine


_ENGINE = _engine()


def _unmarked(note: str) -> str:
    return ""


def blocks(text: str, marker: Marker = _unmarked) -> Markup:
    """Render a text field to block HTML; `marker` makes the HTML of each note mark."""
    parts = text.strip("\n").split("\n\n")
    if parts != [""] and all(map(_is_plain, parts)):
        return Markup("".join([f"<p>{_plain_inline(part, marker)}</p>\n" for part in parts]))
    return Markup(_ENGINE.render(text, {"marker": marker}))


def inline(text: str, marker: Marker = _unmarked) -> Markup:
    """Render a one-paragraph text field to inline HTML."""
    if _is_plain(text):
        return Markup(_plain_inline(text, marker))
    return Markup(_ENGINE.renderInline(text, {"marker": marker}))


def _is_plain(text: str) -> bool:
    return text == text.strip() and _PLAIN.fullmatch(MARK.sub("^", text)) is not None


def _plain_inline(text: str, marker: Marker) -> str:
    """Escape a plain text, in which of all the signs that need it only quotation marks can stand, and set its marks."""
    pieces = MARK.split(text)
    pieces[::2] = [words.replace('"', "&quot;") for words in pieces[::2]]
    pieces[1::2] = [marker(note) for note in pieces[1::2]]
    return "".join(pieces)


def plain(text: str) -> str:
    """Return the words of a text field: no markup, no marks, white space folded."""
    unmarked = MARK.sub("", text)
    if not _PLAIN.fullmatch(unmarked):
        unmarked = "".join(_words(_ENGINE.parse(unmarked, {"marker": _unmarked})))
    return " ".join(unmarked.split())


def unlinked(html: str) -> Markup:
    """Return rendered markup without its links, for a copy that must hold nothing to be reached."""
    return Markup(_LINK.sub("", html)) if "<a" in html else Markup(html)


def _words(tokens: Any) -> list[str]:
    found: list[str] = []
    for token in tokens:
        if token.type == "inline":
            found += [*_words(token.children or ()), " "]
        elif token.type in ("text", "code_inline", "fence", "code_block"):
            found.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
    return found


def marks(text: str) -> list[str]:
    """Return what the marks in a text call, in order; `[^x]` counts, though it can be no note's id."""
    return _CALL.findall(text) if "[^" in text else []
