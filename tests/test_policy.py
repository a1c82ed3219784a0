"""The content security policy: in every page, the same for servers, and nothing is built that it would have to refuse."""

import re
import shutil
from pathlib import Path

import pytest

from real_site import ROOT, build
from sourceline.policy import Policy, UnlistedScriptError, check_body
from sourceline.printing.stamping import stamped
from sourceline.shell import Shell, slot

THEME = '<!doctype html><head><meta charset="utf-8"><script>let a = 1</script></head><body></body>'


def test_every_page_tells_the_policy_before_anything_else(site: Path) -> None:
    policies = set()
    for file in site.rglob("*.html"):
        if file.is_relative_to(site / "search/index"):
            continue
        page = file.read_text("utf-8")
        told = re.search(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
        assert told, file
        assert not re.search(r"<(script|link|style|base)\b", page[: told.start()]), file
        policies.add(told[1])
    assert len(policies) == 1, "aliases apart, which this edition has none of, the policy is one for all"
    (policy,) = policies
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy.replace("'wasm-unsafe-eval'", "")
    assert len(re.findall("'sha256-", policy)) <= 4
    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in (site / "_headers").read_text("utf-8")
    assert f'add_header Content-Security-Policy "{policy}; frame' in (site / "_nginx.conf").read_text("utf-8")


def test_the_policy_lists_the_scripts_of_the_theme_and_no_other() -> None:
    policy = Policy.of([THEME])
    # printf 'let a = 1' | openssl dgst -sha256 -binary | base64
    assert policy.hashes == ("sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ=",)
    policy.check(THEME, "a page")
    policy.check(THEME.replace("<body>", '<body><script src="a.js"></script>'), "a page")
    policy.check(THEME.replace("<body>", '<body><script type="application/ld+json">{"a": 1}</script>'), "a page")


@pytest.mark.parametrize(
    "within",
    [
        "<script>let a = 2</script>",
        "<SCRIPT\n>let a = 2</script >",
        '<script type="module">let a = 2</script>',
        '<script type="importmap">{"imports": {}}</script>',
        '<script data-src="a.js">let a = 2</script>',
        '<p title="a" onclick="a()">x</p>',
        "<img src=x OnError = a()>",
        '<p style="color: red">x</p>',
    ],
)
def test_a_page_with_anything_unlisted_is_not_built(within: str) -> None:
    with pytest.raises(UnlistedScriptError, match=r"page\.md holds a script or style"):
        Policy.of([THEME]).check(THEME.replace("<body>", f"<body>{within}"), "page.md")


def test_no_body_runs_a_script_of_its_own() -> None:
    shell = Shell.cut(f"<body>{slot('body')}</body>")
    assert b"page.js" in stamped(shell, "", "", "", '<script type="module" src="../page.js"></script>')
    with pytest.raises(UnlistedScriptError, match="entries/a/ would hold a script"):
        stamped(shell, "", "", "entries/a/", "<p>x</p><script>a()</script>")
    check_body("&lt;script&gt;a()&lt;/script&gt;", "entries/a/")


def test_a_build_fails_over_a_script_in_a_hand_written_page(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("screenshots"))
    with (tmp_path / "docs/about.md").open("a", encoding="utf-8") as page:
        page.write("\n<script>document.title = 'mine'</script>\n")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("docs_dir: docs", f"docs_dir: {tmp_path / 'docs'}")
    settings = settings.replace("hooks/publish.py", str(ROOT / "hooks/publish.py"))
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "entries").mkdir()
    built = build(tmp_path / "site", config=str(tmp_path / "mkdocs.yml"), entries=str(tmp_path / "entries"), search="false")
    assert built.returncode == 1
    assert "about.md holds a script or style within its text" in built.stderr
