"""The layout of a file: parts as lines, two spaces a level, in the order of the format, long texts folded."""

from collections.abc import Callable, Iterator

from . import scalars
from .parts import Member, Part
from .scalars import WHOLE, columns

Order = Callable[[tuple[str | int, ...], list[str]], list[str]]
"""Puts the keys of the mapping at a place into their order."""

Where = tuple[str | int, ...]


def laid_out(root: Part, heading: list[str], ending: list[str], order: Order) -> str:
    """Return the text of a file made of these parts, with the comments above and below them all."""
    lines = "\n".join([*_once(heading), *_members(root, 0, (), order), *_once(ending)])
    return lines.strip("\n") + "\n"


def value_lines(part: Part, indent: int, head: str, where: Where, order: Order, beside: str = "") -> list[str]:
    """Return the lines of a value behind its key or dash, `head`, which stands `indent` deep; `beside` is a comment."""
    remark = f"  {beside}" if beside else ""
    pad = " " * indent
    if part.kind == "text":
        first, *rest = _text_lines(part, indent, columns(head) + 1)
        return [f"{pad}{head} {first}{remark}", *rest]
    if part.inline and part.remarks:
        first, *rest = part.source.split("\n")
        return [f"{pad}{head} {first}{remark}" if not rest else f"{pad}{head} {first}", *_shifted(rest, indent, remark)]
    if part.inline or not part.members:
        written = _inline(part, where, order)
        if written is not None and (indent + columns(head) + 1 + columns(written) <= WHOLE or not part.members):
            return [f"{pad}{head} {written}{remark}"]
    body = list(_members(part, indent + 2, where, order))
    if head == "-":  # there is no place for a comment behind a dash
        return [*([pad + beside] if beside else ()), f"{pad}- {body[0].lstrip()}", *body[1:]]
    return [f"{pad}{head}{remark}", *body]


def _shifted(lines: list[str], indent: int, remark: str) -> list[str]:
    shifted = [" " * (indent + 4) + line.strip() for line in lines if line.strip()]
    return [*shifted[:-1], shifted[-1] + remark]


def _members(part: Part, indent: int, where: Where, order: Order) -> Iterator[str]:
    pad = " " * indent
    for step, member in _ordered(part, where, order):
        before = [*member.before, *_hoisted(member, (*where, step), order)]
        yield from (f"{pad}{remark}" if remark else "" for remark in _once(before))
        head = f"{member.source}:" if member.key else "-"
        yield from value_lines(member.part, indent, head, (*where, step), order, member.beside)
        yield from (f"{pad}  {remark}" if remark else "" for remark in _once(member.below))


def _hoisted(member: Member, where: Where, order: Order) -> list[str]:
    """Take the comments before the first member of a list's member: there is no place for them behind the dash."""
    hoisted: list[str] = []
    while not member.key and member.part.kind != "text" and not member.part.inline:
        if member.beside:
            hoisted.append(member.beside)
            member.beside = ""
        _, first = _ordered(member.part, where, order)[0]
        hoisted += [remark for remark in first.before if remark]
        first.before = []
        member = first
    return hoisted


def _ordered(part: Part, where: Where, order: Order) -> list[tuple[str | int, Member]]:
    if part.kind == "list":
        return list(enumerate(part.members))
    by_key = {member.key: member for member in part.members}
    return [(key, by_key[key]) for key in order(where, list(by_key))]


def _once(remarks: list[str]) -> Iterator[str]:
    """Keep one of several blank lines in a row."""
    last = None
    for remark in remarks:
        if remark or last != "":
            yield remark
        last = remark


def _inline(part: Part, where: Where, order: Order) -> str | None:
    """Write a part on one line, if all its texts are."""
    if part.kind == "text":
        return part.source if "\n" not in part.source and part.style not in ("|", ">") else None
    written = []
    for step, member in _ordered(part, where, order):
        inner = _inline(member.part, (*where, step), order)
        if inner is None:
            return None
        written.append(f"{member.source}: {inner}" if member.key else inner)
    return f"{{{', '.join(written)}}}" if part.kind == "mapping" else f"[{', '.join(written)}]"


def _text_lines(part: Part, indent: int, head: int) -> list[str]:
    """Write a text: as it stands where it fits on the line, folded where it is long."""
    if part.style == "|":
        return scalars.literal(part.value, indent + 2) or [scalars.inline(part.value)]
    alone = "\n" not in part.source and part.style != ">"
    if alone and (indent + head + columns(part.source) <= WHOLE or " " not in part.value):
        return [part.source]
    laid = scalars.folded(part.value, indent + 2) or scalars.literal(part.value, indent + 2)
    return laid or [part.source if alone else scalars.inline(part.value)]
