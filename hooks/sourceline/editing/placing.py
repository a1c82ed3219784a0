"""Placing: a value put into the text of a file or taken out of it, and every other line left as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from ..entry import Entry
from ..reading import read_tree
from . import scalars
from .layout import Order, Where, value_lines
from .order import order_of
from .parts import Member, Part, parts_of

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


TO_WRITE = "TODO"
"""What stands where something has yet to be written; the rule on placeholders finds it."""

ORIGINAL_TO_WRITE = f"{TO_WRITE} the original"
"""How the original opens that has yet to be written; on its own, the sign could be the original's word."""


def is_to_write(text: str) -> bool:
    """Whether a text is nothing but the place for one, on one line or on the lines of a list."""
    return TO_WRITE in text and all(line.removeprefix("- ").strip() == TO_WRITE for line in text.strip().split("\n"))


class Prose(str):
    """A text that is folded however short it is, because it is going to grow."""

    __slots__ = ()


def fresh(value: Value, within: bool = False) -> Part:
    """Make a part of a value; a mapping of one or two texts, or a list of texts, is laid on one line if it fits."""
    if isinstance(value, str):
        style = ">" if isinstance(value, Prose) else "|" if "\n" in value.strip("\n") else ""
        return Part("text", source=scalars.inline(value, within), value=str(value), style="" if within else style)
    if isinstance(value, Mapping):
        inline = within or (len(value) <= 2 and not any(isinstance(one, Prose | Mapping) for one in value.values()))
        return Part("mapping", inline=inline, members=[Member(key, key, fresh(one, inline)) for key, one in value.items()])
    inline = within or all(isinstance(one, str) for one in value)
    return Part("list", inline=inline, members=[Member("", "-", fresh(one, inline)) for one in value])


def put(text: str, where: Where, value: Value, kind: Any = Entry) -> str:
    """Return the text with a value at a place: instead of the text or inline list there, or added to its mapping or list.

    The text must read without problems as a file of its kind; a place whose mapping or list is not there is a KeyError.
    """
    root, _, _ = parts_of(text)
    path = _path(root, where)
    if len(path) < len(where) - 1:
        raise KeyError(where)
    changed = (
        _added(text, path, where, value, kind, root)
        if len(path) < len(where)
        else _replaced(text, path, where, value, kind, root)
    )
    expected = read_tree(text)[0]
    _plant(expected, where, value)
    return _checked(changed, expected)


def remove(text: str, where: Where, kind: Any = Entry) -> str:
    """Return the text without the member of a mapping at a place, nor the comment beside it; the comments before it stay."""
    root, _, _ = parts_of(text)
    *path, member = _path(root, where)
    parent = path[-1].part if path else root
    start = text.rfind("\n", 0, member.start) + 1
    if not parent.inline and not text[start : member.start].strip():
        changed = text[:start] + text[_line_end(text, _end(text, member)) + 1 :]
    else:
        anew = _Anew.of(text, path)
        parent.members.remove(member)
        changed = anew.laid(text, where, order_of(kind, root))
    expected = read_tree(text)[0]
    del _at(expected, where[:-1])[where[-1]]
    return _checked(changed, expected)


def _path(root: Part, where: Where) -> list[Member]:
    """Return the members that lead to a place, as far as they are there."""
    path: list[Member] = []
    part = root
    for step in where:
        found = part.members[step : step + 1] if isinstance(step, int) else [one for one in part.members if one.key == step]
        if not found:
            break
        path.append(found[0])
        part = found[0].part
    return path


def _replaced(text: str, path: list[Member], where: Where, value: Value, kind: Any, root: Part) -> str:
    anew, member = _Anew.of(text, path), path[-1]
    old, member.part = member.part, fresh(value, any(one.part.inline for one in path[:-1]))
    if old.style in ("|", ">") and member.part.kind == "text" and not member.part.style:
        member.part.style = ">"
    return anew.laid(text, where, order_of(kind, root))


def _added(text: str, path: list[Member], where: Where, value: Value, kind: Any, root: Part) -> str:
    parent = path[-1].part if path else root
    key = where[-1] if isinstance(where[-1], str) else ""
    member = Member(key, key or "-", fresh(value, parent.inline))
    if parent.inline:
        anew = _Anew.of(text, path)
        parent.members.append(member)
        return anew.laid(text, where, order_of(kind, root))
    ahead = _ahead(parent, member, where, kind, root)
    parent.members.insert(parent.members.index(ahead) + 1, member)
    lines = value_lines(member.part, ahead.indent, f"{key}:" if key else "-", where, order_of(kind, root))
    at = _line_end(text, _end(text, ahead))
    return text[:at] + "\n" + "\n".join(lines) + text[at:]


def _ahead(parent: Part, member: Member, where: Where, kind: Any, root: Part) -> Member:
    """Return the member behind which a new one belongs."""
    if not member.key:
        return parent.members[-1]
    order = order_of(kind, root)(where[:-1], [*(one.key for one in parent.members), member.key])
    return next((one for one in reversed(parent.members) if order.index(one.key) < order.index(member.key)), parent.members[0])


@dataclass(slots=True)
class _Anew:
    """What is laid out anew for a change at the end of a path: its last member, or the outermost one that stands on one line."""

    member: Member
    depth: int
    end: int

    @classmethod
    def of(cls, text: str, path: list[Member]) -> Self:
        depth = next((at for at, member in enumerate(path) if member.part.inline), len(path) - 1)
        return cls(path[depth], depth + 1, _end(text, path[depth]))

    def laid(self, text: str, where: Where, order: Order) -> str:
        member, pad = self.member, " " * self.member.indent
        gathered = [f"{remark}\n{pad}" for remark in member.part.remarks]
        member.part.remarks = ()
        head = f"{member.source}:" if member.key else "-"
        lines = value_lines(member.part, member.indent, head, where[: self.depth], order, member.beside)
        return text[: member.start] + "".join(gathered) + "\n".join(lines)[len(pad) :] + text[self.end :]


def _end(text: str, member: Member) -> int:
    """Find where a member ends: behind its value, and behind the comment beside it."""
    part = member.part
    while part.members and not part.inline:
        member, part = part.members[-1], part.members[-1].part
    beside = member.beside and part.style not in ("|", ">")
    return _line_end(text, part.end) if beside else part.end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _checked(changed: str, expected: Any) -> str:
    """Return a changed text, having read it back."""
    if read_tree(changed)[0] != expected:
        raise RuntimeError("a file does not read as it was edited")
    return changed


def _at(tree: Any, where: Where) -> Any:
    for step in where:
        tree = tree[step]
    return tree


def _plant(tree: Any, where: Where, value: Value) -> None:
    parent = _at(tree, where[:-1])
    if isinstance(parent, list) and where[-1] == len(parent):
        parent.append(None)
    parent[where[-1]] = _as_tree(value)


def _as_tree(value: Value) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _as_tree(one) for key, one in value.items()}
    return [_as_tree(one) for one in value]
