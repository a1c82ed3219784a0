"""Texts as YAML writes them: plain, in quotes, folded under `>`, or line by line under `|`; whatever reads back as the same."""

import json
import unicodedata
from functools import lru_cache

from yaml import YAMLError

from ..reading import read_tree
from ..reading.tree import Tree

WIDTH = 108
"""To how many columns of an editor a long text is folded."""

WHOLE = 130
"""How many columns a line may take that is not folded yet."""


def inline(text: str, within: bool = False) -> str:
    """Write a text on one line; `within` brackets or braces more signs need quotes."""
    if "\n" not in text and "'" not in text and not _reads_as(text, text, within):
        single = f"'{text}'"
        if '"' in text and _reads_as(single, text, within):
            return single
    if "\n" not in text and _reads_as(text, text, within):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


@lru_cache(maxsize=4096)
def _reads_as(written: str, text: str, within: bool) -> bool:
    return _reads(f"[{written}, {{k: {written}}}]" if within else f"- {written}\n- k: {written}\n", [text, {"k": text}])


def _reads(text: str, expected: Tree) -> bool:
    try:
        return read_tree(text) == (expected, [])
    except YAMLError:
        return False


def folded(text: str, indent: int) -> list[str] | None:
    """Write a text under `>`: its header, then its lines, `indent` deep and broken at single spaces; None where it cannot be."""
    body = text.rstrip("\n")
    header = ">" + {0: "-", 1: ""}.get(len(text) - len(body), "+")
    lines = [line for paragraph in body.split("\n") for line in (*_wrapped(paragraph, WIDTH - indent), "")][:-1]
    return _checked(header, [*lines, *[""] * (len(text) - len(body) - 1)], indent, text)


def literal(text: str, indent: int) -> list[str] | None:
    """Write a text under `|`, line by line; None where it cannot be."""
    body = text.rstrip("\n")
    header = "|" + ("2" if body.startswith((" ", "\n")) else "") + {0: "-", 1: ""}.get(len(text) - len(body), "+")
    return _checked(header, text.removesuffix("\n").split("\n"), indent, text)


def _checked(header: str, lines: list[str], indent: int, text: str) -> list[str] | None:
    written = "".join(f"{line}\n" for line in [f"k: {header}", *(f"  {line}" if line else "" for line in lines)])
    return [header, *(" " * indent + line if line else "" for line in lines)] if _reads(written, {"k": text}) else None


def _wrapped(paragraph: str, width: int) -> list[str]:
    """Break a paragraph at single spaces, where YAML joins the lines again."""
    lines: list[str] = []
    line, used = "", 0
    for word in _words(paragraph):
        wide = columns(word)
        if line and used + 1 + wide > width:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + 1 + wide) if line else (word, wide)
    return [*lines, line]


def _words(paragraph: str) -> list[str]:
    """Split at spaces, runs of several staying inside a word together with its neighbours."""
    words: list[str] = []
    open_run = False
    for word in paragraph.split(" "):
        if words and (not word or open_run):
            words[-1] += f" {word}"
        else:
            words.append(word)
        open_run = not word
    return words


def columns(text: str) -> int:
    """Count the columns an editor gives a text: two for a wide letter of East Asia, none for a sign set upon another."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
