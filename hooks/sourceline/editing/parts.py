"""The parts of a file as they stand in its text: mappings, lists and texts, each with its place and its comments."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import yaml

Kind = Literal["mapping", "list", "text"]


@dataclass(slots=True, eq=False)
class Part:
    """A value: `start` and `end` are its first sign and the one behind its last; `source` is what stands between them.

    `value` is what a text reads as, `style` the sign it opens with: a quotation mark, `|`, `>` or none. A list or mapping in
    brackets or braces is `inline`; `remarks` are the comments in it.
    """

    kind: Kind
    start: int = -1
    end: int = -1
    source: str = ""
    value: str = ""
    style: str = ""
    inline: bool = False
    remarks: tuple[str, ...] = ()
    members: list["Member"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Member:
    """A member of a mapping, or of a list, where it has no key; `start` is where its key or its dash stands, in column `indent`.

    Comments hang on it: those before it, the one beside it, and those below it that stand further in than what follows. A
    blank line counts as a comment without words.
    """

    key: str
    source: str
    part: Part
    start: int = -1
    indent: int = 0
    before: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Leaf:
    """A stretch of text without structure: a key, a text, whatever stands in brackets or braces.

    `within` are the members it stands in, outermost first; `opens` are those of them that begin with it.
    """

    start: int
    end: int
    within: list[Member]
    opens: list[Member]


def parts_of(text: str) -> tuple[Part, list[str], list[str]]:
    """Return the parts of a YAML text that reads without problems, the comments above them all, and those below."""
    dashes = (
        token.start_mark.index for token in yaml.scan(text, Loader=yaml.CSafeLoader) if isinstance(token, yaml.BlockEntryToken)
    )
    root = _part(yaml.compose(text, Loader=yaml.CSafeLoader), text, dashes)
    leaves = list(_leaves(root, [], []))
    ending = Member("", "", root)
    for leaf, following in pairwise([*leaves, _Leaf(len(text), len(text), [], [ending])]):
        _hang(text, leaf, following)
    return root, [words for _, words in _remarks(text, 0, leaves[0].start)], ending.before


def _part(node: yaml.Node | None, text: str, dashes: Iterator[int]) -> Part:
    assert node
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        style = str(node.style or "")
        if style in ("|", ">"):  # libyaml counts the blank lines that follow as well
            header = text[start : text.index("\n", start)]
            end = end - 1 if "+" in header.partition("#")[0] else start + len(text[start:end].rstrip("\n"))
        return Part("text", start, end, text[start:end], str(node.value), style)
    assert isinstance(node, yaml.MappingNode | yaml.SequenceNode)
    inline = bool(node.flow_style)
    kind: Kind = "mapping" if isinstance(node, yaml.MappingNode) else "list"
    part = Part(kind, start, end, text[start:end] if inline else "", inline=inline)
    if isinstance(node, yaml.MappingNode):
        part.members = [_keyed(key, value, text, dashes) for key, value in node.value]
    else:
        part.members = [_listed(value, text, dashes, inline) for value in node.value]
    part.remarks = tuple(_remarks_within(part, text)) if inline else ()
    return part


def _keyed(key: yaml.ScalarNode, value: yaml.Node, text: str, dashes: Iterator[int]) -> Member:
    start, end = key.start_mark.index, key.end_mark.index
    return _member(Member(str(key.value), text[start:end], _part(value, text, dashes), start), text)


def _listed(value: yaml.Node, text: str, dashes: Iterator[int], inline: bool) -> Member:
    start = value.start_mark.index if inline else next(dashes)
    return _member(Member("", "-", _part(value, text, dashes), start), text)


def _member(member: Member, text: str) -> Member:
    member.indent = member.start - (text.rfind("\n", 0, member.start) + 1)
    if member.part.style in ("|", ">"):
        _, sign, words = member.part.source.split("\n")[0].partition("#")
        member.beside = (sign + words).rstrip()
    return member


def _remarks_within(part: Part, text: str) -> Iterator[str]:
    """Yield the comments between the texts of an inline list or mapping."""
    at = part.start
    for start, end in [*((leaf.start, leaf.end) for leaf in _texts(part)), (part.end, part.end)]:
        yield from (line[line.index("#") :].rstrip() for line in text[at:start].split("\n") if "#" in line)
        at = end


def _texts(part: Part) -> Iterator[Part]:
    for member in part.members:
        if member.key:
            yield Part("text", member.start, member.start + len(member.source), member.source)
        yield from [member.part] if member.part.kind == "text" else _texts(member.part)


def _leaves(part: Part, within: list[Member], opens: list[Member]) -> Iterator[_Leaf]:
    if part.kind == "text" or part.inline:
        yield _Leaf(part.start, part.end, within, opens)
        return
    for position, member in enumerate(part.members):
        inner, opening = [*within, member], [*(() if position else opens), member]
        if part.kind == "mapping":
            yield _Leaf(member.start, member.start + len(member.source), inner, opening)
            opening = []
        yield from _leaves(member.part, inner, opening)


def _hang(text: str, leaf: _Leaf, following: _Leaf) -> None:
    """Hang the comments and blank lines between two leaves on the members they belong to."""
    remarks = list(_remarks(text, leaf.end, following.start))
    if remarks and remarks[0][0] < 0 and leaf.within:
        beside = leaf.within[-1]
        beside.beside = f"{beside.beside} {remarks.pop(0)[1]}".strip()
    if not following.opens:  # between a key and its value there is no place for comments
        leaf.within[-1].before += [words for _, words in remarks if words]
        return
    taker = following.opens[0]
    left = _below(remarks, taker.indent)
    holders = [member for member in leaf.within if not member.part.inline and member.part.kind != "text"]
    for column, words in remarks[:left]:
        holder = next((member for member in reversed(holders) if taker.indent <= member.indent < column), None)
        (holder.below if holder else taker.before).append(words)
    taker.before += [words for _, words in remarks[left:]]


def _below(remarks: list[tuple[int, str]], indent: int) -> int:
    """Count the comments that stand further in than what follows, until the first that does not."""
    left = 0
    for position, (column, words) in enumerate(remarks):
        if words and column <= indent:
            break
        if words:
            left = position + 1
    return left


def _remarks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield column and words of every comment between two leaves; the column of one beside the first leaf is -1.

    A blank line has no words, and the column of the comment below it.
    """
    *lines, opening = text[start:end].split("\n")
    blank = 0
    for position, line in enumerate([*lines, opening]):
        sign = line.find("#")
        if sign >= 0:
            column = -1 if position == 0 and start > 0 else sign
            yield from [(column, "")] * blank
            yield column, line[sign:].rstrip()
            blank = 0
        elif 0 < position < len(lines) and not line.strip():
            blank += 1
    yield from [(0, "")] * blank
