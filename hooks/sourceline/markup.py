"""Markup: the CommonMark of text fields to HTML, without raw HTML, headings or images, with marks for notes.

Two walls stand between a text and the page: markdown-it makes tags only of CommonMark, and nh3 lets through only those
listed here, with the attributes listed here, none of which a contributor can name.
"""

import re
from collections.abc import Callable
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup, escape

from .sinks import REL, is_followable, set_html, undeclared

Marker = Callable[[str], str]
"""Gives the HTML of the mark for a note's id."""

_MARK = re.compile(r"\[\^(n[0-9]+[a-z]*)\]")
_OPENING = "[^"
"""How a mark begins; to find that there is none is much quicker than a pattern."""

_CALL = re.compile(r"\[\^([^\]\s]{1,30})\]")

# A paragraph in which CommonMark sees nothing but words: no sign that opens inline markup, and no line that starts
# a block. Most segments are such paragraphs, and escaping them directly is some fifty times faster; a property test
# holds the two roads to the same HTML.
_PLAIN = re.compile(r"(?:(?![ \t]|[-+*>#=|~]|[0-9]{1,9}[.)])[^\\`*_\[\]<>&!~|\n\t]*[^\\`*_\[\]<>&!~|\n\t ](?:\n|$))+", re.ASCII)
_LINK = re.compile("</?a(?: [^>]*)?>")

MOST_SIGNS = 2_000
"""So many signs of markup are read in one text; markdown-it takes up to a tenth of a second for them, and the longer the more."""
SIGNS = "[*_~`<>!&\\"

TAGS = frozenset(("p", "em", "strong", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a", "br", "span"))
ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}
CLASSES = {"span": {"host"}}
_WALL = nh3.Cleaner(
    tags=set(TAGS), attributes=ATTRIBUTES, allowed_classes=CLASSES, link_rel=None, url_schemes={"http", "https", "mailto"}
)
# While a text passes the wall, two noncharacters, which no entry may hold, stand around the id of each mark in it.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_HELD = re.compile(f"{_OPEN}(n[0-9]+[a-z]*){_CLOSE}")


def _note_mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("note_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _mark(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    return f"{_OPEN}{tokens[index].content}{_CLOSE}"


def _text(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """Escape words as the wall writes them, which leaves quotation marks alone between tags."""
    content: str = tokens[index].content
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _code(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    words = f"<code>{_text(renderer, tokens, index, options, env)}</code>"
    return words if tokens[index].type == "code_inline" else f"<pre>{words}</pre>\n"


def _link(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """Open a link, and keep the host to show behind it, if its words say it leads elsewhere."""
    address = str(tokens[index].attrGet("href"))
    words = []
    for token in tokens[index + 1 :]:
        if token.type == "link_close":
            break
        words.append(token.content)
    env.setdefault("hosts", []).append(undeclared("".join(words), address))
    return f'<a href="{escape(address)}" rel="{REL}">'


def _link_end(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    host = env["hosts"].pop()
    return f'</a> <span class="host">({escape(host)})</span>' if host else "</a>"


def _engine() -> MarkdownIt:
    engine = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    engine.disable(["heading", "lheading", "image", "html_block", "html_inline", "hr", "table"])
    engine.inline.ruler.before("link", "note_mark", _note_mark)
    rules = {"note_mark": _mark, "text": _text, "link_open": _link, "link_close": _link_end}
    for name, rule in {**rules, "code_inline": _code, "code_block": _code, "fence": _code}.items():
        engine.add_render_rule(name, rule)
    engine.validateLink = lambda url: is_followable(url)  # type: ignore[method-assign]
    return engine


_ENGINE = _engine()


def _unmarked(note: str) -> str:
    return ""


def is_heavy(text: str) -> bool:
    """Whether a text has more signs of markup than are read; it is set as it was typed."""
    return len(text) > MOST_SIGNS and sum(map(text.count, SIGNS)) > MOST_SIGNS


def blocks(text: str, marker: Marker = _unmarked) -> Markup:
    """Render a text field to block HTML; `marker` makes the HTML of each note mark."""
    parts = text.strip("\n").split("\n\n")
    if parts != [""] and all(map(_is_plain, parts)):
        return set_html("".join([f"<p>{_plain_inline(part, marker)}</p>\n" for part in parts]))
    if is_heavy(text):
        return set_html("".join([f"<p>{escape(part)}</p>\n" for part in parts if part]))
    return _let_through(_ENGINE.render(text, {}), marker)


def inline(text: str, marker: Marker = _unmarked) -> Markup:
    """Render a one-paragraph text field to inline HTML."""
    if _is_plain(text):
        return set_html(_plain_inline(text, marker))
    return escape(text) if is_heavy(text) else _let_through(_ENGINE.renderInline(text, {}), marker)


def _let_through(html: str, marker: Marker) -> Markup:
    """Pass rendered HTML through the wall, which leaves whatever is listed as it is, and set its marks."""
    clean = _WALL.clean(html).replace("&nbsp;", "\u00a0")
    return set_html(_HELD.sub(lambda held: marker(held[1]), clean) if _OPEN in clean else clean)


def _is_plain(text: str) -> bool:
    return text == text.strip() and _PLAIN.fullmatch(_MARK.sub("^", text) if _OPENING in text else text) is not None


def _plain_inline(text: str, marker: Marker) -> str:
    """Set the marks of a plain text, in which no sign needs escaping between tags."""
    if _OPENING not in text:
        return text
    pieces = _MARK.split(text)
    pieces[1::2] = [marker(note) for note in pieces[1::2]]
    return "".join(pieces)


def plain(text: str) -> str:
    """Return the words of a text field: no markup, no marks, white space folded."""
    unmarked = without_marks(text)
    if not is_heavy(text) and not _PLAIN.fullmatch(unmarked):
        unmarked = "".join(_words(_ENGINE.parse(unmarked, {})))
    return " ".join(unmarked.split())


def unlinked(html: str) -> Markup:
    """Return rendered markup without its links, for a copy that must hold nothing to be reached."""
    return set_html(_LINK.sub("", html) if "<a" in html else html)


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


def without_marks(text: str) -> str:
    """Return a text as it stands, but without what calls its notes."""
    return _MARK.sub("", text) if _OPENING in text else text


def marks(text: str) -> list[str]:
    """Return what the marks in a text call, in order; `[^x]` counts, though it can be no note's id."""
    return _CALL.findall(text) if _OPENING in text else []
