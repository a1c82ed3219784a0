"""Each sink takes any text, gives it back whole to whoever reads the other language, and nothing of it escapes its place."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourceline.sinks import csv_line, html, link, no_formula, script_json, segment, xml

TEXTS = st.text(
    st.sampled_from("ab \t\n<>&\"'`=+-@/\\?#%;,{}[]()!*\u2028\u2029\x00\x0b\ufffe\ufeffЯ한ش😀") | st.characters(codec="utf-8"),
    max_size=40,
)


class _Reader(HTMLParser):
    """What a browser would find in a fragment: tags with their attributes, and texts."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words = ""
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


@given(TEXTS)
@example('"><script>alert(1)</script>')
@example("' onmouseover='alert(1)")
def test_html(text: str) -> None:
    read = _Reader(f'<p title="{html(text)}">{html(text)}</p>')
    assert read.tags == [("p", [("title", text)])]
    assert read.words == text


@given(TEXTS)
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
def test_script_json(text: str) -> None:
    written = script_json({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}


@given(TEXTS)
@example("]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;")
def test_xml(text: str) -> None:
    allowed = "".join(one for one in text if one in "\t\n\r" or (one >= " " and one not in "\ufffe\uffff"))
    read = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')  # noqa: S314 (made here)
    assert (read.text or "") == allowed.replace("\r\n", "\n").replace("\r", "\n")
    assert len(read) == 0


FORMULAS = ("=", "+", "-", "@", "\t", "\n", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
CELLS = st.one_of(TEXTS, st.text(',"-=\n\r\t a', max_size=4), st.none(), st.integers(), st.decimals(allow_nan=False))


@given(st.lists(CELLS, min_size=2))
@example(['=HYPERLINK("https://evil.example","x")', "a"])
@example(["a", "\uff1dcmd|' /C calc'!A1"])
@example([Decimal(-5), "-5"])
def test_csv_line(row: list[str | int | Decimal | None]) -> None:
    plain = [no_formula(cell) if isinstance(cell, str) else cell for cell in row]
    assert not [cell for cell in plain if isinstance(cell, str) and cell.startswith(FORMULAS)]
    csv.writer(written := io.StringIO()).writerow(plain)
    assert csv_line(row) == written.getvalue()
    (read,) = csv.reader(io.StringIO(csv_line(row), newline=""))
    for cell, written_as in zip(row, read, strict=True):
        text = "" if cell is None else str(cell)
        assert written_as == text or (written_as == f"'{text}" and isinstance(cell, str))


@given(TEXTS)
@example("../../etc?x=1#y")
def test_segment(text: str) -> None:
    parts = urlsplit(f"https://example.org/a/{segment(text)}/b?q={segment(text)}")
    assert parts.netloc == "example.org"
    assert [unquote(one) for one in parts.path.split("/")] == ["", "a", text, "b"]
    assert parse_qs(parts.query, keep_blank_values=True)["q"] == [text]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://example.org", "https://example.org/a b", "data:text/html,x",
        "https://user@example.org/", "https://example.org:80@evil.example/", "https://a.example\\@b.example/", "//example.org",
        "https:/example.org", "https://exa%6dple.org/", "https://", "unknown", "vbscript:x", "java\tscript:x", "https://a\n.b/",
    ],
)  # fmt: skip
def test_what_cannot_be_followed_safely_stands_as_words(address: str) -> None:
    assert link(address) == html(address)
    assert link(address, "words") == "words"


@given(TEXTS)
@example('" onclick="alert(1)')
def test_a_link_holds_its_address_and_its_words(text: str) -> None:
    address = f"https://example.org/{text}"
    read = _Reader(link(address, text, "away"))
    if read.tags:
        rel = ("rel", "nofollow noopener ugc")
        assert read.tags == [("a", [("class", "away"), ("href", address), rel])]
    assert read.words == text
