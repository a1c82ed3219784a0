"""Markup gives the same HTML by both roads, and nothing unsafe by either."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourceline import markup
from sourceline.markup import blocks, inline, marks, plain

# What editors write: words of several scripts, marks, and every sign that means something to CommonMark or to HTML.
PIECES = st.sampled_from(
    [
        *"aЯя한ش 0123456789.,:;!?()-+*_=#>|~`<&\"'\\[]\n\t ", "\n\n", "\n\n\n", "  \n", "    ", "[^n1]", "[^n12a]", "[^1]",
        "Сев начался", "السلام", "می‌خواهم", "— Нет", "1. ", "12) ", "- ", "«да»", "“yes”", "…", "&amp;", "&#35;", "<b>",
        "</b>", "<!--", "](",
        "https://example.org/a_b", "www.example.org", "Dr. ", "---", "===", "```", "~~", "| a |",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def _mark(note: str) -> str:
    return f'<sup id="{note}"></sup>'


@pytest.mark.parametrize("road", [blocks, inline])
@settings(max_examples=1500, deadline=None)
@given(text=TEXTS)
@example("1. Sowing\n\n2) Harvest")
@example("a\n  b")
@example("Сев начался[^n1]: 800 га.\nПогода «хорошая»\n\nДа")
@example("[^n1] a")
@example("a\n1. b")
@example("\"quoted\" & 'so'")
def test_two_roads(road: Callable[..., str], text: str) -> None:
    fast = road(text, _mark)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "_is_plain", lambda text: False)
        assert fast == road(text, _mark)


@settings(max_examples=1500, deadline=None)
@given(text=TEXTS)
def test_the_wall_changes_nothing_of_what_commonmark_makes(text: str) -> None:
    engine: Any = markup._ENGINE
    html = engine.render(text, {})
    assert markup._WALL.clean(html).replace("&nbsp;", "\u00a0") == html


@pytest.mark.parametrize("text", ["\u3000春が来た。", "a\u00a0", "\u2003— Нет"])
def test_two_roads_on_wide_spaces(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = blocks(text)
    monkeypatch.setattr(markup, "_is_plain", lambda text: False)
    assert fast == blocks(text)


def test_fast_road_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_ENGINE", None)
    assert blocks('Сев[^n1] начался — «да».\nYes: "3.5"\n\nشکر', _mark) == (
        '<p>Сев<sup id="n1"></sup> начался — «да».\nYes: "3.5"</p>\n<p>شکر</p>\n'
    )


@given(text=TEXTS)
@settings(max_examples=500, deadline=None)
def test_only_known_tags(text: str) -> None:
    tags = set(re.findall(r"</?([a-z0-9]+)", blocks(text)))
    assert tags <= {"p", "em", "strong", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a", "br"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("<div>\na\n</div>", "<p>&lt;div&gt;\na\n&lt;/div&gt;</p>\n"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>\n"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](JaVaScRiPt:alert`1`)", "<p>[a](JaVaScRiPt:alert<code>1</code>)</p>\n"),
        ("[a](&#106;avascript:alert)", "<p>[a](javascript:alert)</p>\n"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>\n"),
        ("[a](//example.org)", "<p>[a](//example.org)</p>\n"),
        ("[a](/entries/)", "<p>[a](/entries/)</p>\n"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>\n"),
        ("[a]: javascript:alert(1)\n\n[a]", "<p>[a]: javascript:alert(1)</p>\n<p>[a]</p>\n"),
        ("# Sowing", "<p># Sowing</p>\n"),
        ("Sowing\n===", "<p>Sowing\n===</p>\n"),
        ("---", "<p>---</p>\n"),
        ("https://example.org", "<p>https://example.org</p>\n"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n"),
        ("> a\n\n1. b", "<blockquote>\n<p>a</p>\n</blockquote>\n<ol>\n<li>b</li>\n</ol>\n"),
    ],
)
def test_blocks(text: str, html: str) -> None:
    assert blocks(text) == html


def test_links() -> None:
    rel = 'rel="nofollow noopener ugc"'
    assert blocks("[a](https://example.org/?q=1#b)") == f'<p><a href="https://example.org/?q=1#b" {rel}>a</a></p>\n'
    assert inline('[a](http://example.org "b\\"c")') == f'<a href="http://example.org" {rel}>a</a>', "no hidden words"
    assert inline("[a](#s1)") == f'<a href="#s1" {rel}>a</a>'
    assert inline("<mailto:a@example.org>") == f'<a href="mailto:a@example.org" {rel}>mailto:a@example.org</a>'


LINKS = st.lists(
    st.sampled_from(["[", "]", "](https://x.example/)", "[^n1]", "a", "*", "`", "<https://x.example/", ">", "\n"]), max_size=14
)


@settings(max_examples=400)
@given(text=LINKS.map("".join))
@example("[a[^n1]](https://x.example/)")
@example("[a *b[^n1]* <https://x.example/>](https://x.example/)")
def test_no_mark_and_no_link_stands_within_a_link(text: str) -> None:
    for road in (blocks, inline):
        made = road(text, lambda note: f'<a href="#{note}">1</a>')
        assert not re.search(r"<a (?:(?!</a>).)*<a ", made, re.DOTALL), made


def test_images_come_out_as_text() -> None:
    assert "<img" not in blocks("![a](https://example.org/a.png)")


def test_marks() -> None:
    text = "Сев[^n2] **начался[^n1]**, [^1] [^note] `[^n3]`"
    assert marks(text) == ["n2", "n1", "1", "note", "n3"]
    assert inline("a[^n1] *b[^n2a]*", lambda note: f"({note})") == "a(n1) <em>b(n2a)</em>"
    assert inline("a[^n1]b") == "ab"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Сев[^n1]\n начался.", "Сев начался."),
        ("*Сев* [начался](https://example.org) `вчера`", "Сев начался вчера"),
        ("a\n\nb", "a b"),
        ("- a\n- b", "a b"),
        ("a & b &amp; \\*c\\*", "a & b & *c*"),
        ("", ""),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words
