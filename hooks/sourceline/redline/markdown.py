"""Markdown as GitHub shows it, from parts that are ours and texts that are anybody's."""

import re
import unicodedata
from difflib import SequenceMatcher

# What cmark-gfm, and GitHub behind it, would make something of: markup, HTML, mathematics, addresses, names of people and
# numbers of issues. A sign in an element of its own, or with <wbr> behind it, is not seen by GitHub's look for names.
_SIGNS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": "@<wbr>",
    "#": "#<wbr>",
    "$": "<span>$</span>",
    "://": "&#58;//",
    "www.": "www&#46;",
    **{sign: f"\\{sign}" for sign in "\\`*_[]~|"},
}
_LIVELY = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)), re.IGNORECASE)
_OPENING = re.compile(r"^(?:([0-9]{1,9})([.)])(?= |$)|([-+=]))")
"""What opens a list or a rule, at the beginning of a text."""
_UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+(?:[’'-][^\W_]+)*|\s+|.", re.DOTALL)

LONGEST = 400
"""So many characters of a text are shown at most."""


def escaped(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line, in which nothing is markup and nothing is unseen, cut where it is long."""
    folded = " ".join(text.split())
    if len(folded) > longest:
        folded = folded[: longest - 1].rstrip() + "…"
    lifeless = _LIVELY.sub(lambda sign: _SIGNS[sign[0].lower()], "".join(map(_seen, folded)))
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", lifeless)


def _seen(sign: str) -> str:
    """Name a sign that would not be seen, but for the joiners that spelling needs."""
    if sign.isascii() and sign.isprintable():
        return sign
    return f"(U+{ord(sign):04X})" if unicodedata.category(sign) in _UNSEEN and sign not in "\u200c\u200d" else sign


def bold(text: str) -> str:
    """Make a text stand out."""
    return f"<strong>{escaped(text)}</strong>"


def quoted(text: str, longest: int = LONGEST) -> str:
    """Put a text in quotation marks."""
    return f"“{escaped(text, longest)}”"


def word_difference(before: str, after: str) -> str:
    """Show what words went and what words came, with a few of those around them."""
    old, new = _WORD.findall(" ".join(before.split())), _WORD.findall(" ".join(after.split()))
    if len(old) * len(new) > 4_000_000:  # a text that long is compared in a minute and read by nobody
        return f"<del>{escaped(before)}</del> <ins>{escaped(after)}</ins>"
    shown: list[str] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for position, (kind, start, end, from_, to) in enumerate(steps):
        if kind == "equal":
            shown.append(_around(old[start:end], position == 0, position == len(steps) - 1))
        else:
            gone, come = "".join(old[start:end]), "".join(new[from_:to])
            shown.append((f"<del>{_kept(gone)}</del>" if gone else "") + (f"<ins>{_kept(come)}</ins>" if come else ""))
    return "".join(shown)


_BESIDE = 12
"""So many words and spaces stand on either side of a change."""


def _around(words: list[str], is_first: bool, is_last: bool) -> str:
    if len(words) <= 2 * _BESIDE:
        return _kept("".join(words))
    head = "" if is_first else _kept("".join(words[:_BESIDE]))
    return f"{head} … {'' if is_last else _kept(''.join(words[-_BESIDE:]))}"


def _kept(text: str) -> str:
    """Escape a text whose spaces at either end count."""
    inner = escaped(text, 2_000)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"
