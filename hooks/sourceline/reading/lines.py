"""Plain YAML, the layout nearly every entry has, read line by line; whatever is laid out otherwise is left to the parser.

One pattern cuts the text into lines, each with its indent, dash, key and value, and a block of text with the line it begins
on; what stands in quotes, brackets or braces on one line goes to the parser by itself. What YAML could read in more than one
way (references, comments, text without quotes over several lines) is not read here at all. Tests hold this road to the
parser's, file by file and mutant by mutant.
"""

import re

from yaml import YAMLError

from .tree import DEEPEST, NULLS, Tree, read_tree

_LINE = re.compile(
    r"\n*( *)(- )?(?:([A-Za-z_][A-Za-z0-9_-]{0,60}+):(?=[ \n]))? ?"
    r"(?:((?![~nN](?:ull|ULL)?\n)[^ \-?:,\[\]{}#&*!|>'\"%@`\n][^:\n]*+(?::[^ :\n][^:\n]*+)*)\n"
    r"|([>|]-?\n(?:\1 +[^\n]*+\n|\n)+|[^\n]*\n))"
)
"""Indent, dash, key; then text without quotes, or whatever else ends the line, with the block that it opens."""

_FLOW = re.compile(r"\[(?:[A-Za-z0-9][A-Za-z0-9-]*(?:, [A-Za-z0-9][A-Za-z0-9-]*)*)?\]")
_QUOTES = "'\""
_KINDS: dict[str, type] = {"'": str, '"': str, "[": list, "{": dict}
"""What the parser must find in a line that begins so, by itself as in the file."""

_LONG = 5_000
"""Of what stands in brackets or quotes on one line, what is longer goes to the parser with the whole file, and so only once."""

_MANY = 2_000
"""A text with more opening brackets and braces goes to the parser as a whole: one call for each would take longer than that."""

_Open = tuple[str, dict[str, Tree] | None, list[Tree]]
"""A collection with the indent of its members: a mapping, or a sequence."""


class _OtherwiseError(Exception):
    """The text is laid out in a way that is not read here."""


def read_lines(text: str) -> Tree:
    """Return the tree a clean, plainly laid-out text writes, or None where it has to go to the parser; scalars stay text."""
    if not text.endswith("\n"):
        return None
    while text.startswith("#"):
        text = text.partition("\n")[2]
    # Comments behind something, and spaces that are easily misjudged, send the whole file to the parser.
    if ("#" in text and " #" in text) or " \n" in text or "\t" in text or text.count("[") + text.count("{") > _MANY:
        return None
    try:
        return _tree(_LINE.findall(text.rstrip("\n") + "\n"))
    except _OtherwiseError:
        return None


def _tree(lines: list[tuple[str, ...]]) -> Tree:
    """Hang every line on the collection its indent makes it a part of."""
    root: dict[str, Tree] = {}
    level = ""  # the indent of the members of the open collection
    mapping: dict[str, Tree] | None = root  # which is either a mapping
    sequence: list[Tree] = []  # or a sequence
    stack: list[_Open] = []
    waiting = ""  # the key of the open mapping that still lacks its value
    for indent, dash, key, plain, rest in lines:
        if waiting and mapping is not None:
            if indent > level or (dash and indent == level):
                _push(stack, (level, mapping, sequence))
                outer, level = mapping, indent
                mapping, sequence = (None, []) if dash else ({}, sequence)
                outer[waiting] = sequence if mapping is None else mapping
            else:
                mapping[waiting] = ""
            waiting = ""
        if indent != level or mapping is None:
            while indent < level or (mapping is None and not dash and indent == level):
                level, mapping, sequence = stack.pop()
            if indent != level:
                raise _OtherwiseError
        if dash:
            if mapping is not None:
                raise _OtherwiseError
            if not key:
                sequence.append(plain or _other(rest, level, len(stack)))
                continue
            _push(stack, (level, None, sequence))
            level, mapping = f"{level}  ", {}
            sequence.append(mapping)
        if mapping is None or not key or key in mapping:
            raise _OtherwiseError
        if plain:
            mapping[key] = plain
        elif rest != "\n":
            mapping[key] = _other(rest, level, len(stack))
        else:
            waiting = key
    if waiting and mapping is not None:
        mapping[waiting] = ""
    return root


def _push(stack: list[_Open], collection: _Open) -> None:
    if len(stack) >= DEEPEST - 1:
        raise _OtherwiseError
    stack.append(collection)


def _other(rest: str, level: str, depth: int) -> Tree:
    """Return the text of a block or of quotes, or what stands in brackets or braces; all but the simplest the parser reads."""
    text, _, block = rest.partition("\n")
    if block:
        return _block(text, block, level)
    sign = text[0]
    if sign in _QUOTES and text[-1] == sign and text.count(sign) == 2 and "\\" not in text:
        return text[1:-1]
    if _FLOW.fullmatch(text):
        words = text[1:-1].split(", ") if len(text) > 2 else []
        if NULLS.isdisjoint(words):
            return [*words]
    if text in NULLS:
        return ""
    kind = _KINDS.get(sign)
    if kind is None or len(text) > _LONG or depth + text.count("[") + text.count("{") >= DEEPEST:
        raise _OtherwiseError
    try:
        tree, problems = read_tree(text)
    except YAMLError:
        raise _OtherwiseError from None
    if problems or tree.__class__ is not kind:
        raise _OtherwiseError
    return tree


def _block(sign: str, block: str, level: str) -> str:
    """Return the text of a block, folded or literal, whose lines all stand behind `level`, the indent of what holds it."""
    text = "\n" + block.rstrip("\n")
    margin = text[: len(text) - len(text[1:].lstrip(" "))]
    before, *lines = text.split(margin)
    if len(margin) <= len(level) + 1 or before or not lines[0] or text.count("\n ") != len(lines):
        raise _OtherwiseError
    end = "" if sign[1:] else "\n"
    if sign[0] == "|":
        return "\n".join(lines) + end
    if f"{margin} " in text:
        raise _OtherwiseError
    return " ".join(lines).replace("\n ", "\n") + end
