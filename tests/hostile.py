"""Hostile content: entries with one text in every field that takes text, texts that are dear to read, and YAML that grows."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sourceline.authorities import Authorities
from sourceline.directory import Directory
from sourceline.imprint import Imprint
from sourceline.page import entry_page
from sourceline.reading import read_entry
from sourceline.rules import House, problems_of
from sourceline.search import leaves_of
from sourceline.terms import terms_used

PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "</p></div><h1>x", "[a](javascript:alert(1))", "<javascript:alert(1)>",
    "[a](https://x.example/ \"\" onclick=alert(1))", "[a](https://x.example/\"onclick=\"a)",
    "![a](https://x.example/a.png)", "{{ 7 * 7 }}{% raw %}", "<!--", "-->", "]]>", "&lt;script&gt;",
    "<a id=__config>", "```mermaid\ngraph\n```", "{: .mermaid onclick=a }",
    "<b id=s1 class=md-search data-md-component=search>", "\\<script>alert(1)\\</script>",
    "<!--related--><!--relation a#c1-->", "sourceline-slot-body", "`</code><script>alert(1)</script>`",
    "<style>*{display:none}</style>", "<base href=//x.example>", "<iframe srcdoc=x>",
)  # fmt: skip
"""Our own small list; longer ones are tried by `make soak`."""

LINE, BRIEF, ADDRESS = 1_000, 300, 4_000
"""Letters that fit on a line of the model, in a summary, in an address."""


def entry_of(text: str, address: str = "unknown") -> dict[str, Any]:
    """Return an entry that holds a text in every field that takes any, cut where the model asks for less."""
    line, brief, address = text[:LINE], text[:BRIEF], address[:ADDRESS]
    named = {"name": line}
    source = {
        "outlet": named,
        "authors": [named],
        "title": {"text": line, "transliteration": line, "translation": line},
        "language": "ru",
        "date": "2023-03-28",
        "url": address,
        "archives": [{"url": address, "captured": "2023"}],
        "extent": "full",
        "rights": {"basis": line, "holder": line, "note": text},
        "note": text,
    }
    hop = {
        "who": named,
        "descriptor": {"original": line, "text": line},
        "basis": "unknown",
        "verb": {"original": line, "translation": line},
        "medium": line,
        "lost": text,
        "source": "b",
    }
    figure = {
        "id": "f1",
        "raw": line,
        "value": "3",
        "unit": line,
        "of": line,
        "hop": "1",
        "variants": [{"source": "b", "raw": line, "value": "4", "change": ["unit"], "note": line}],
    }
    claim = {
        "id": "c1",
        "text": line,
        "kind": "event",
        "condition": line,
        "at": [{"segment": "s1", "quote": text}],
        "chain": [hop, hop],
        "figures": [figure],
        "appearances": [{"source": "b", "change": line}],
        "assessments": [
            {
                "date": "2024",
                "by": named,
                "verdict": "supported",
                "why": text,
                "evidence": [{"source": "b", "relation": "supports"}],
            }
        ],
    }
    rendering = {"text": text, "alternatives": [{"text": line, "why": line}], "uncertain": line, "numbers": line}
    return {
        "title": line,
        "summary": brief,
        "status": "published",
        "published": "2024-01-01",
        "editors": [named],
        "topics": [named],
        "selection": {"why": text},
        "context": text,
        "source": source,
        "sources": [{"id": "b", "about": line, "archive_note": line, "url": address, "note": text}],
        "translations": {
            "en": {
                "method": "machine",
                "translators": [named],
                "revisers": [named],
                "engine": line,
                "licence": line,
                "version": line,
                "approach": text,
            },
            "en-other": {"method": "human", "published_in": "b"},
        },
        "segments": [
            {"id": "s1", "speaker": named, "original": text, "en": rendering, "en-other": text},
            {"id": "s2", "kind": "heading", "original": f"{text} b", "en": text, "en-other": f"a {text}"},
            {"id": "s3", "kind": "list", "original": text, "en": {"omitted": line}},
        ],
        "notes": [{"id": "n1", "voice": "editor", "text": text, "by": named}],
        "claims": [claim],
        "revisions": [
            {"date": "2024", "version": line, "kind": "context", "material": "true", "what": text, "reported_by": named}
        ],
    }


def records_of(text: str, address: str = "unknown") -> dict[str, dict[str, Any]]:
    """Return records of every kind with a text in every field that takes any, by the paths of their files."""
    line = text[:LINE]
    common = {"name": line, "names": {"ru": line}, "also_known_as": [line], "note": text}
    return {
        "people/a.yml": {**common, "affiliation": line, "roles": [line]},
        "outlets/a.yml": {**common, "kind": line, "owner": line, "place": line, "url": address},
        "topics/a.yml": {"title": line, "about": text},
        "terms/a.yml": {"labels": {"ru": line}, "chosen": {"en": line}, "rejected": [{"text": line, "why": line}], "note": text},
    }


def written(value: Mapping[str, Any]) -> bytes:
    """Write a value as YAML, which JSON is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f").encode("utf-8", "surrogatepass")


_NOBODY = Authorities(people={}, outlets={}, topics={}, terms={}, digests={}, all_terms="")


def printed(raw: bytes) -> str | None:
    """Read an entry file, check it, set its page and its leaves; None where it cannot be read, with the reasons told."""
    entry, problems = read_entry(raw, "2023/a.yml")
    if entry is None:
        assert problems, "what is refused is refused for a reason"
        return None
    terms = terms_used(entry, _NOBODY)
    problems_of(entry, House(_NOBODY, {}, "a", terms))
    leaves_of(entry, _NOBODY)
    return entry_page(entry, "a", Directory(_NOBODY), Imprint("Edition", "https://example.org/"), terms)


_PIECES = (
    "[", "[a](", "![[", "[^n1]", "[[a](", "[a][", "[a]: <", "[a](b(", "[a](<b", "]", "](", "*", "_", "*a ", "**a",
    "_a ", "*a_ ", "a**b", "*_", "__a__ *b* ", "~~a", "`", "`a``b", "```\n", "> ", ">a\n", "> a\nb\n", "- ", "* a\n ",
    "1. ", "<", "<a ", "<!--", "<?", "<a@", "<http://a", "&", "&#", "&amp", "\\", "\n", " \n", " ", "\t", "{", "{{",
    "{{ a", "}", "#", "=", "|", "a.", "1", "1.", "1,", "1 000 ", "1-", "two hundred and ", "TODO", "<b ", "word ",
    "one ", "слово ", "двадцать ", "万", "단어 ", "\u0301", "\u200d", "ﷺ", "😀", "a\u0300", "\"", "'", "“", "www.a.",
)  # fmt: skip
"""What parsers, patterns and comparisons have been slow at when it is repeated."""


def pathological(size: int) -> Iterator[tuple[str, str]]:
    """Yield texts of this many letters that are dear to parse, each with what it is made of."""
    for piece in _PIECES:
        yield f"{piece!r} again and again", (piece * size)[:size]
    for left, right in (("[", "]"), ("*", "*"), ("(", ")"), ("{{", "}}"), ("<", ">"), ("> ", "")):
        half = size // 2 // len(left)
        yield f"{left!r} within one another", f"{left * half}a{right * half}"
    yield "runs of backticks", "".join("`" * run + "a" for run in range(1, int((2 * size) ** 0.5)))
    yield "a list within a list", "".join(f"{'  ' * depth}- a\n" for depth in range(int(size**0.5)))
    yield "words that differ", " ".join(f"w{at}" for at in range(size // 7))
    yield "references", "".join(f"[{at}]: http://a.b\n" for at in range(size // 18)) + "[1] " * (size // 8)


def bombs() -> Iterator[tuple[str, bytes]]:
    """Yield files of at most 64 KB that would grow, nest or repeat beyond measure, each with its name."""
    room = 64_000
    lol = "\n".join(f"k{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 20))
    yield "billion laughs", f"k0: &a0 [lol]\n{lol}\n".encode()
    merge = "\n".join(f"m{at}: &m{at} {{<<: [*m{at - 1}, *m{at - 1}]}}" for at in range(1, 30))
    yield "merge keys, doubling", f"m0: &m0 {{a: b}}\n{merge}\n".encode()
    yield "one anchor, many references", ("a: &a [b]\nc: [" + "*a, " * (room // 4 - 10) + "]\n").encode()
    yield "a reference to itself", b"a: &a [*a]\n"
    yield "anchors", "".join(f"k{at}: &a{at} b\n" for at in range(room // 20)).encode()
    for name, sign in (
        ("brackets", "["),
        ("braces", "{"),
        ("braces with keys", "{a: "),
        ("brackets in a list", "- ["),
        ("questions", "? "),
    ):
        yield f"{name}, {room // len(sign):,} deep", (sign * (room // len(sign))).encode()
        yield f"{name} under a key", ("title: " + sign * ((room - 10) // len(sign))).encode()
    yield "brackets, closed", ("a: " + "[" * (room // 2 - 4) + "]" * (room // 2 - 4)).encode()
    yield "dashes", ("- " * (room // 2)).encode()
    yield "keys within keys", "".join(f"{' ' * depth}a:\n" for depth in range(350)).encode()
    yield "dashes within dashes", "".join(f"{' ' * depth}-\n" for depth in range(350)).encode()
    yield "the same key", ("title: a\n" * (room // 9)).encode()
    yield "unknown keys", "".join(f"k{at}: a\n" for at in range(room // 9)).encode()
    yield "blocks left empty", "".join(f"k{at}: >-\n" for at in range(room // 12)).encode()
    yield "members without an id", ("segments:\n" + "- source: {a: b}\n" * (room // 17)).encode()
    yield "question marks in brackets", ("a: [" + "?b, " * (room // 4 - 9) + "]\n").encode()
    yield "keys without values in braces", ("a: {" + ", ".join(f"k{at}" for at in range(room // 8)) + "}\n").encode()
    yield "remarks behind quotation marks", ('title: "a"#\n' * (room // 12)).encode()
    yield "remarks behind commas", ("a: [" + "b,#\n c" * (room // 7 - 9) + "]\n").encode()
    yield "keys that nearly are", "".join(f"titl{at}: a\n" for at in range(room // 12)).encode()
    yield "one long key", ("a" * room + ": b\n").encode()
    yield "one long key that is no text", ("? [" + "a, " * (room // 3 - 5) + "]\n: b\n").encode()
    yield "documents", ("--- a\n" * (room // 6)).encode()
    yield "empty documents", ("---\n" * (room // 4)).encode()
    yield "directives", ("%YAML 1.2\n" * (room // 10)).encode()
    yield "tags", ("%TAG ! tag:" + "a" * (room - 50) + ":\n--- !a b\n").encode()
    yield "a tag that makes objects", b"title: !!python/object/apply:os.system ['exit 1']\n"
    yield "a number of sixty thousand digits", (f"title: a\nclaims: [{{figures: [{{value: {'9' * (room - 60)}}}]}}]\n").encode()
    yield "quotes never closed", ('title: "' + "a\n " * (room // 3 - 10)).encode()
    yield "quotes opened again and again", ('a: "b\n' * (room // 6)).encode()
    yield "escapes", ('title: "' + "\\u0041" * (room // 6 - 10) + "\nb").encode()
    yield "surrogates", ('title: "' + "\\ud800" * (room // 6 - 10) + '"\n').encode()
    yield "a block never indented", ("title: >-\n" * (room // 10)).encode()
    yield "tabs", ("\t" * room).encode()
    yield "tabs before keys", ("\ttitle: a\n" * (room // 10)).encode()
    yield "colons", (": " * (room // 2)).encode()
    yield "colons in texts", ("title: a: b\n" * (room // 12)).encode()
    yield "null bytes", b"\x00" * room
    yield "bytes that are no UTF-8", b"\xff\xfe\xfd" * (room // 3)
    yield "byte-order marks", b"\xef\xbb\xbf" * (room // 3)
    yield "overlong UTF-8", b"title: \xc0\xbc" * (room // 9)
    yield "hidden characters", ("title: " + "\u202e\u200b" * (room // 6 - 3)).encode()
    yield "combining marks", ("title: a" + "\u0301\u0316" * (room // 4 - 3) + "\ntitel: a").encode()
    yield "members of the wrong shape", ("segments: [" + "a, " * (room // 3 - 8) + "]\n").encode()
    yield "segments with every field wrong", ("segments:\n" + "- {id: 1, kind: b, originl: [], en: {}}\n" * (room // 41)).encode()
