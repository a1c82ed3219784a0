"""The form's own check and its writing of YAML, in a real browser, held to the engine's."""

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from browser import chromium
from compressing_server import served
from conftest import completed
from real_site import BIN, ROOT
from sourceline.reading import ADVICE, FAULTS, read_entry, read_tree
from sourceline.submission.sentences import sentences

CODES = {name.partition(".")[0] for name in sentences()}
FOUND = """async (trees) => {
  const { Checker } = await import("/assets/submit/check.js")
  const checker = new Checker(await (await fetch("/submit/grounds.json")).json())
  return trees.map((tree) => checker.found(tree))
}"""
WRITTEN = 'async (trees) => { const { written } = await import("/assets/submit/yaml.js"); return trees.map(written) }'

Said = set[tuple[str, str, str, str]]


@pytest.fixture(scope="module")
def page(site: Path) -> Iterator[Page]:
    with chromium() as browser, served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}submit/")
        yield page


def _drafts() -> dict[str, str]:
    drafts = yaml.safe_load((Path(__file__).parent / "drafts.yml").read_text("utf-8"))
    return {name: _text(draft) for name, draft in drafts.items()}


def _text(draft: str | dict[str, Any]) -> str:
    if isinstance(draft, str):
        return completed(draft)
    if "heavy" in draft:
        return completed(f'context: "{"a*" * draft["heavy"]}"\n')
    return str(draft["whole"]) if "whole" in draft else completed(f"{draft['long']}: {'x' * 987}\n")


DRAFTS = _drafts()


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    """What `sourceline check` says of every draft, by its name."""
    entries = tmp_path_factory.mktemp("drafts") / "entries"
    (entries / "2023").mkdir(parents=True)
    files = {f"entries/2023/draft-{at}.yml": name for at, name in enumerate(DRAFTS)}
    for path, name in files.items():
        (entries.parent / path).write_text(DRAFTS[name], "utf-8")
    command = [str(BIN / "sourceline"), "--entries", str(entries), "check", "--format", "json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    said: dict[str, Said] = {name: set() for name in DRAFTS}
    for one in told:
        said[files[one["path"]]].add(_said(one))
    return said


@pytest.fixture(scope="module")
def found(page: Page) -> dict[str, list[dict[str, Any]]]:
    """What the form's script says of every draft, by its name."""
    told = page.evaluate(FOUND, [read_tree(text)[0] for text in DRAFTS.values()])
    return dict(zip(DRAFTS, told, strict=True))


def _said(one: dict[str, Any]) -> tuple[str, str, str, str]:
    return one["code"], one["severity"], one["sentence"], one["cure"]


def _as_the_check_would(problems: list[dict[str, Any]]) -> Said:
    """What it would tell: nothing of the rules where the file cannot be read."""
    faults = {_said(one) for one in problems if one.get("reading")}
    return faults or {_said(one) for one in problems}


@pytest.mark.parametrize("draft", DRAFTS)
def test_the_form_says_what_the_check_says(draft: str, checked: dict[str, Said], found: dict[str, list[dict[str, Any]]]) -> None:
    assert _as_the_check_would(found[draft]) == checked[draft]


def test_the_drafts_show_every_sentence(checked: dict[str, Said]) -> None:
    heard = {f"{sentence}\n{cure}" for said in checked.values() for _, _, sentence, cure in said}
    unheard = {
        name
        for name, said in sentences().items()
        if not any(_fits(f"{said['sentence']}\n{'{cure}' if name == 'value-malformed' else said['cure']}", one) for one in heard)
    }
    assert unheard == set()


def _fits(pattern: str, said: str) -> bool:
    """Whether something said has the form of a pattern with holes."""
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", "(?s:.+)", re.escape(pattern)), said) is not None


@pytest.fixture(scope="module")
def told_of_the_edition() -> dict[str, Said]:
    """What `sourceline check` says of every entry of the edition that the form should say too, by its path."""
    command = [str(BIN / "sourceline"), "check", "--format", "json"]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    return {path: {_said(one) for one in told if one["path"] == path and one["code"] in CODES} for path in ENTRIES}


ENTRIES = [file.relative_to(ROOT).as_posix() for file in sorted(ROOT.glob("entries/[0-9]*/*.yml"))]


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: Path(path).stem)
def test_the_form_finds_in_every_entry_what_the_check_finds(path: str, page: Page, told_of_the_edition: dict[str, Said]) -> None:
    file = ROOT / path
    raw = file.read_bytes()
    entry, _ = read_entry(raw, file.name)
    assert entry
    problems = page.evaluate(FOUND, [read_tree(raw.decode())[0]])[0]
    assert not {one["code"] for one in problems} & (FAULTS.keys() - ADVICE)
    assert {_said(one) for one in problems} == told_of_the_edition[path]


SIGNS = st.sampled_from(
    [
        *"#:-?,[]{}&*!|>'\"%@`~ \t\n\\=<0aZ€ßжا中",
        ": ",
        " #",
        "\n\n",
        "- ",
        "\r\n",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\U0001f600",
    ]
)
LITERALS = ("null", "~", "true", "no", "1e3", "2023-03-28", "---", "...", "=", "<<", "''")
WORDS = st.text(st.sampled_from("ab:#-жä中.'\""), min_size=1, max_size=30)
TEXTS = st.one_of(
    st.text(), st.lists(SIGNS).map("".join), st.sampled_from(LITERALS), st.lists(WORDS, min_size=8, max_size=30).map(" ".join)
)  # fmt: skip
KEYS = TEXTS.filter(lambda text: text not in ("", "__proto__"))  # to JavaScript the last is no key, nor can the form make it one
PARTS = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8)
TREES = st.dictionaries(KEYS, PARTS, min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(trees=st.lists(TREES, min_size=5, max_size=25))
def test_what_the_form_writes_is_read_back_the_same(page: Page, trees: list[Any]) -> None:
    for tree, text in zip(trees, page.evaluate(WRITTEN, trees), strict=True):
        assert _normal(read_tree(unicodedata.normalize("NFC", text))[0]) == _normal(tree), text


def _normal(tree: Any) -> Any:
    """A tree as the reader sees it: composed, and lines ended by newlines alone where the file's bytes have them."""
    if isinstance(tree, dict):
        return {_normal(key): _normal(value) for key, value in tree.items()}
    return [_normal(one) for one in tree] if isinstance(tree, list) else unicodedata.normalize("NFC", tree)
