"""Whatever a text holds, every format of machines gives it back; XML leaves out what it cannot hold."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from io import StringIO
from typing import Any, get_args, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from printed import EXAMPLES, IMPRINT, RECORDS
from sourceline.authorities import Authorities
from sourceline.directory import Directory
from sourceline.entry import Entry
from sourceline.entry.value import Brief, Line, Text
from sourceline.feeds.atom import atom
from sourceline.feeds.feed import Feed
from sourceline.feeds.items import entry_items
from sourceline.feeds.json_feed import json_feed
from sourceline.head import head_of
from sourceline.markup import plain
from sourceline.offprint import longhand, offprint_of, without_html
from sourceline.page import Order, description, set_entries
from sourceline.reading import AUTHORITIES, read_authority, read_entry
from sourceline.sinks import no_formula
from sourceline.tables import sheets

PIECES = (
    "</script>", "<script>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&", "<", ">", '"', "'", "\\", "\\u003c", "\x00", "\x07",
    "\x1b", "\x7f", "\x85", "\u200f", "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffe", "\U0001f600", "\U00020000", "ا", "日",
    ",", ";", "\n", "\r", "\r\n", "\t", '""', ',"html":"', "=1+1", "{{", "%s", "é", "é", "#", "https://example.org/",
)  # fmt: skip
"""What ends, opens, hides or reorders something in one format or another."""

TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=6).map("".join)
FREE = (Line, Text, Brief)


def _example() -> tuple[Entry, Authorities]:
    entry, _ = read_entry((EXAMPLES / "entry.yml").read_bytes(), "entry.yml")
    assert entry
    records = {
        kind: {RECORDS[kind]: read_authority((EXAMPLES / f"{kind}.yml").read_bytes(), kind, kind)[0]} for kind in AUTHORITIES
    }
    return entry, Authorities(**records, digests={f"{kind}/{id}": "x" for kind, id in RECORDS.items()})  # type: ignore[arg-type]


ENTRY, RECORD = _example()


def _is_free(hint: Any) -> bool:
    return hint in FREE or any(_is_free(one) for one in get_args(hint) if not isinstance(one, type))


def filled(value: Any, text: str, numbers: Iterator[int]) -> Any:
    """The same value with other words in every field that takes any: `f1: …`, `f2: …`."""
    if isinstance(value, tuple):
        return tuple(filled(one, text, numbers) for one in value)
    if isinstance(value, Mapping):
        return {key: filled(one, text, numbers) for key, one in value.items()}
    if not is_dataclass(value) or isinstance(value, type) or type(value).__name__ == "Moment":
        return value
    hints = get_type_hints(type(value), include_extras=True)
    changed = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, str) and _is_free(hints[field.name]) and (type(value).__name__, field.name) != ("Place", "in_"):
            changed[field.name] = f"f{next(numbers)} {text}"
        else:
            changed[field.name] = filled(part, text, numbers)
    return replace(value, **changed)


class _Head(HTMLParser):
    """Metas and data blocks of a head, as a browser's parser takes them apart."""

    def __init__(self, head: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.blocks: list[str] = []
        self.tags: list[str] = []
        self.feed(head)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag == "meta":
            self.metas.append((given.get("name") or given.get("property") or "", given.get("content") or ""))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.blocks.append(data)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(one)


def _in_xml(text: str) -> str:
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_every_format_gives_every_text_back(text: str) -> None:
    entry: Entry = filled(ENTRY, text, iter(range(1000)))
    imprint = replace(IMPRINT, name=f"The Edition {text}")
    (set,) = set_entries((Order(entry, "sowing"),), Directory(RECORD, 2), imprint)
    raw = offprint_of(entry, "sowing", [*RECORD.digests], set.text, RECORD, imprint)

    _the_offprint(entry, raw, set.text)
    _the_head(entry, _Head(head_of(entry, "sowing", set.citation, description(entry), RECORD, imprint)))
    (item,) = entry_items(["sowing"], {"sowing": text}, lambda id: raw, imprint)
    _the_feeds(entry, Feed("", imprint.name, text, [item], imprint), set.text)
    _the_tables(entry, raw)


def _the_offprint(entry: Entry, raw: bytes, text: str) -> None:
    assert b"\n" not in raw
    told = json.loads(raw)
    assert told["entry"] == json.loads(json.dumps(longhand(entry), default=float))
    assert told["html"] == text
    assert json.loads(without_html(raw)) == {key: part for key, part in told.items() if key != "html"}


def _the_head(entry: Entry, head: _Head) -> None:
    source = entry.source
    assert {*head.tags} == {"meta", "link", "script"}
    (block,) = head.blocks
    told = {*_strings(json.loads(block))}
    assert source.title
    assert source.rights
    wanted = [entry.title, description(entry), source.title.text, source.title.transliteration, source.rights.holder]
    wanted += [claim.text for claim in entry.claims] + [one.about for one in entry.sources if one.about]
    wanted += [plain(one.why) for claim in entry.claims for one in claim.assessments]
    wanted += [plain(one.what) for one in entry.revisions if one.material]
    assert {one for one in wanted if one} <= told
    assert ("citation_title", entry.title) in head.metas
    assert ("DC.title", entry.title) in head.metas
    assert ("DCTERMS.alternative", source.title.text) in head.metas
    assert ("DC.description", description(entry)) in head.metas


def _the_feeds(entry: Entry, feed: Feed, text: str) -> None:
    tree = etree.fromstring(atom(feed).encode())
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert tree.findtext("a:title", None, names) == _in_xml(feed.title)
    assert tree.findtext("a:entry/a:title", None, names) == _in_xml(entry.title)
    assert tree.findtext("a:entry/a:summary", None, names) == _in_xml(entry.summary or "")
    assert tree.findtext("a:entry/a:content", None, names) == _in_xml(text)
    told = json.loads(json_feed(feed))
    assert told["title"] == feed.title
    (item,) = told["items"]
    assert (item["title"], item["summary"], item["content_html"]) == (entry.title, entry.summary, text)
    shown = html.fragment_fromstring(_in_xml(text) or "<p></p>", create_parent="div")
    assert not [one for one in shown.iter() if one.tag not in ALLOWED]


ALLOWED = {
    "div", "p", "i", "b", "a", "sup", "hr", "h2", "h3", "blockquote", "em", "strong", "code", "pre", "ul", "ol", "li", "br",
    "span", "s",
}  # fmt: skip


def _the_tables(entry: Entry, raw: bytes) -> None:
    sheets._files.cache_clear()
    parts = {name: part for name, part in sheets._files("mark", ("sowing",), lambda id: raw).items() if isinstance(part, str)}
    read = {name: [*map(_unguarded, csv.DictReader(StringIO(part, newline="")))] for name, part in parts.items()}
    assert [row["text"] for row in read["claims"]] == [claim.text for claim in entry.claims]
    assert [row["entry_title"] for row in read["claims"]] == [entry.title for _ in entry.claims]
    assert [row["lost"] for row in read["hops"]] == [hop.lost or "" for claim in entry.claims for hop in claim.chain]
    given = [one for claim in entry.claims for one in claim.figures]
    assert [row["raw"] for row in read["figures"]] == [one.raw for one in given]
    assert [row["of"] for row in read["figures"]] == [one.of for one in given]
    assert [row["raw"] for row in read["variants"]] == [one.raw for figure in given for one in figure.variants]
    titles = {one.id: one.title.text if one.title else "" for one in (entry.source, *entry.sources)}
    assert [row["title"] for row in read["appearances"]] == [titles[row["source"]] for row in read["appearances"]]


def _unguarded(row: dict[str, str]) -> dict[str, str]:
    """Take off the apostrophe before what a spreadsheet would take for a formula."""
    return {name: cell[1:] if cell[:1] == "'" and no_formula(cell[1:]) != cell[1:] else cell for name, cell in row.items()}
