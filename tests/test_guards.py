"""Every guard against hostile content holds, and is missed when it is gone: a test of the tests."""

import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from hostile import PAYLOADS, bombs, entry_of, printed, written
from sourceline import markup
from sourceline.page import collation
from sourceline.policy import Policy, UnlistedScriptError
from sourceline.printing.stamping import stamped
from sourceline.printing.survey import survey
from sourceline.reading import characters, read_entry, reader, tree
from sourceline.rules import text as rules
from sourceline.shell import Shell, slot
from sourceline.sinks import escaping


class _Bones(HTMLParser):
    """The tags of a page and their attributes, but for where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name == "href"]
        kept = tuple(
            (name, value if name in ("id", "class", "rel", "role") else "") for name, value in attrs if name != "content"
        )
        self.found.append((tag, kept))

    def handle_comment(self, data: str) -> None:
        self.found.append((f"<!--{data}-->", ()))

    def handle_decl(self, decl: str) -> None:
        self.found.append((f"<!{decl}>", ()))


OURS = {tag for tag, _ in _Bones(printed(written(entry_of("word"))) or "").found}
EXTRA = {"p", "em", "strong", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a", "br", "span"}


def page_of(text: str, address: str = "unknown") -> _Bones:
    page = printed(written(entry_of(text, address)))
    assert page is not None, text
    return _Bones(page)


def holds_its_place(text: str) -> None:
    """No text makes a tag, an attribute, a class or an id on the page beyond what CommonMark may make."""
    bones, plain = page_of(text), set(page_of("word").found)
    new = [one for one in bones.found if one not in plain]
    allowed = {("a", ("href", "rel")), ("ol", ("start",)), ("span", ("class",)), *((tag, ()) for tag in EXTRA)}
    assert [one for one in new if (one[0], tuple(name for name, _ in one[1])) not in allowed] == []
    assert {value for tag, pairs in new if tag == "span" for _, value in pairs} <= {"host", "differs", "d1"}
    assert all(re.match(r"https?://|mailto:|#|\.\./|\?", one) for one in bones.links), bones.links


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_holds_its_place_in_every_field(payload: str) -> None:
    holds_its_place(payload)


@pytest.mark.parametrize(
    "payload",
    [
        "javascript:alert(1)", "https://x.example/\"><script>alert(1)</script>", "https://a@x.example/", "\tjavascript:alert(1)",
        "data:text/html,<b>",
    ],
)  # fmt: skip
def test_an_address_holds_its_place(payload: str) -> None:
    bones = page_of("word", payload)
    assert not any(one.strip().lower().startswith(("javascript", "data", "https://a@")) for one in bones.links)
    assert {tag for tag, _ in bones.found} <= OURS


BOMBS = dict(bombs())


def refused(raw: bytes, code: str) -> None:
    """A file is refused, and this is among the reasons."""
    entry, problems = read_entry(raw, "2023/a.yml")
    assert entry is None
    assert code in {one.code for one in problems}, problems


def _entry(**more: str) -> bytes:
    return written({**entry_of("word"), **more})


def _yaml(line: str) -> bytes:
    return written(entry_of("word"))[:-1] + f", {line}}}".encode()


def _survey_of(folder: Path) -> Any:
    (folder / "authority").mkdir(parents=True)
    (folder / "2023").mkdir()
    (folder / "secret.txt").write_bytes(written(entry_of("word")))
    (folder / "2023/link.yml").symlink_to(folder / "secret.txt")
    (folder / "2024").symlink_to(folder / "2023")
    (folder / "authority/people").symlink_to(folder / "2023")
    (folder / "2023/strange.txt").write_text("x", "utf-8")
    found = survey(folder)
    assert found.files == ()
    assert not found.authorities.people
    assert {one.path for one in found.problems} >= {"2023/link.yml", "2024", "authority/people", "2023/strange.txt", "secret.txt"}
    return found


def _script_refused() -> None:
    with pytest.raises(UnlistedScriptError):
        stamped(Shell.cut(slot("body")), "", "", "entries/a/", "<script>a()</script>")


def _policy_refuses() -> None:
    with pytest.raises(UnlistedScriptError):
        Policy().check("<p onclick='a()'>", "a page")


def _through_the_wall() -> None:
    bad = '<p id="__config" class="mermaid" onclick="a()">x</p><script>a()</script>'
    assert markup._let_through(bad, lambda note: "") == "<p>x</p>"


def _is_quick() -> None:
    assert "<em>" not in markup.blocks("*a* " * 1_500)


def _script_json_holds() -> None:
    assert "<" not in escaping.script_json("</script>")


def _formula_holds() -> None:
    assert escaping.csv_line(["=1+1", "x"]) == "'=1+1,x\r\n"


GUARDS: dict[str, tuple[Any, str, Any, Callable[[], None]]] = {
    "size of a file": (reader, "LARGEST", 1 << 40, lambda: refused(_entry() + b" " * (1 << 20), "file-large")),
    "refused characters": (characters, "_REFUSED", re.compile("(?!)"), lambda: refused(_entry(title="a\u202eb"), "text-hidden")),
    "joiners": (characters, "_MISPLACED", re.compile("(?!)"), lambda: refused(_entry(title="a\u200db"), "text-hidden")),
    "noncharacters": (
        characters,
        "_REFUSED",
        re.compile("[\u202e]"),
        lambda: refused(_entry(title="a\U0001fffe"), "text-hidden"),
    ),
    "stacked marks": (characters, "STACK", 10**6, lambda: refused(_entry(title="a" + "\u0301" * 99), "text-hidden")),
    "escaped characters": (tree, "is_clean", lambda text: True, lambda: refused(_yaml('"licence": "\\u202e"'), "text-hidden")),
    "NFC of escapes": (tree, "composed", lambda text: text, lambda: _normalised(_yaml('"withdrawn": "e\\u0301"'))),
    "depth": (tree, "DEEPEST", 10**6, lambda: refused(b"a: " + b"[" * 3_000 + b"]" * 3_000, "yaml-depth")),
    "references": (
        tree._Composer,
        "_refuse_reference",
        lambda *_: None,
        lambda: refused(b"a: &a [b]\nc: *a\n", "yaml-reference"),
    ),
    "faults of one file": (tree, "MOST_FAULTS", 10**9, lambda: _told(BOMBS["one anchor, many references"], 1_000)),
    "signs of a file": (reader, "MOST_SIGNS", 10**9, lambda: refused(_entry(context="[" * 20_001), "file-large")),
    "sanitiser": (markup, "_WALL", type("None", (), {"clean": staticmethod(lambda html: html)}), _through_the_wall),
    "followable links": (markup, "is_followable", lambda url: True, lambda: holds_its_place("[a](javascript:alert(1))")),
    "addresses of the web": (escaping, "WEB", re.compile(".*"), lambda: _no_script_link()),
    "host shown": (markup, "undeclared", lambda words, address: "", lambda: _host_shown()),
    "signs of markup": (markup, "MOST_SIGNS", 10**9, _is_quick),
    "work of a comparison": (collation, "MOST_WORK", 10**12, lambda: _not_compared()),
    "placeholders, bounded": (rules, "_PLACEHOLDER", re.compile(r"\{\{.*?\}\}"), lambda: _bounded()),
    "scripts in bodies": (stamped.__globals__, "check_body", lambda body, name: None, _script_refused),
    "the policy's check": (Policy, "check", lambda *_: None, _policy_refuses),
    "JSON in scripts": (escaping, "_IN_SCRIPT", {}, _script_json_holds),
    "formulas": (escaping, "_FORMULAS", (), _formula_holds),
}
"""Each guard: where it lives, its name there, what stands in its place when it is taken away, and what then fails."""


def _normalised(raw: bytes) -> None:
    found, _ = tree.read_tree(raw.decode())
    assert isinstance(found, dict)
    assert found["withdrawn"] == unicodedata.normalize("NFC", "e\u0301")


def _told(raw: bytes, most: int) -> None:
    _, problems = tree.read_tree(raw.decode())
    assert len(problems) <= most


def _no_script_link() -> None:
    assert "<a" not in escaping.link("javascript:alert(1)")


def _host_shown() -> None:
    assert "evil.example" in re.sub("<a [^>]*>", "", markup.blocks("[bank.example](https://evil.example/)"))


def _not_compared() -> None:
    assert collation.differing("a b " * 220, "b c " * 220) == (frozenset(), frozenset())


def _bounded() -> None:
    assert not rules._PLACEHOLDER.search("{{" + "a" * 200 + "}}")


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_holds_and_is_missed_when_it_is_gone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, called, without, probe = GUARDS[name]
    probe()
    characters._stacks.cache_clear()
    if isinstance(place, dict):
        monkeypatch.setitem(place, called, without)
    else:
        monkeypatch.setattr(place, called, without)
    with pytest.raises((AssertionError, RecursionError, pytest.fail.Exception)):
        probe()
    characters._stacks.cache_clear()


def test_only_regular_files_of_the_edition_are_read(tmp_path: Path) -> None:
    _survey_of(tmp_path / "edition")


@pytest.mark.parametrize(
    ("called", "without"), [("_is_regular", methodcaller("is_file")), ("_is_folder", methodcaller("is_dir"))]
)
def test_a_guard_of_files_is_missed_when_it_is_gone(
    called: str, without: Callable[[Path], bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(survey.__globals__, called, without)
    with pytest.raises(AssertionError):
        _survey_of(tmp_path / "edition")
