"""Causes in the white space at the start of lines."""

import re
from collections.abc import Iterator

from ..stumble import BLOCK, Diagnosis, Line, Stumble, rewritten

_LEADING = re.compile(r"[ \t]*(?:-[ \t]+)*")
_FOREIGN = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOREIGN_LEADING = re.compile(rf"[ {_FOREIGN}]*[{_FOREIGN}][ {_FOREIGN}]*(?:-[ {_FOREIGN}]+)*(?=[A-Za-z_][\w-]*:|- )")
_CURE = "Indent with two spaces for each level."


def tabs(stumble: Stumble) -> Iterator[Diagnosis]:
    """Tabs in the indentation; a file that has one mostly has many, so all are mended at once."""
    if "tab" not in stumble.said and stumble.text[stumble.at : stumble.at + 1] != "\t":
        return
    first = stumble.line(stumble.at)
    indented = [one for one in stumble.lines[first.number :] if "\t" in _leading(one)]
    if not indented:
        return
    more = f", and {len(indented) - 1} more below" if len(indented) > 1 else ""
    sentence = f"A tab indents this line{more}."
    between = stumble.lines[first.number : indented[-1].number + 1]
    texts = [_leading(one).replace("-\t", "- ").expandtabs(2) + one.text[len(_leading(one)) :] for one in between]
    yield Diagnosis("yaml-tab", sentence, _CURE, first.start + _leading(first).find("\t"), *rewritten(between, texts))


def _leading(line: Line) -> str:
    found = _LEADING.match(line.text)
    return found[0] if found else ""


def foreign_blanks(stumble: Stumble) -> Iterator[Diagnosis]:
    """Blanks that look like spaces and are none, as web pages and East Asian keyboards give them, before a key."""
    near = stumble.line(stumble.at).number
    yield from foreign_blanks_in([one for one in stumble.lines[: near + 1] if one.text], stumble.text)


def foreign_blanks_in(lines: list[Line], text: str) -> Iterator[Diagnosis]:
    """The same, looked for in certain lines."""
    indented = [(one, found) for one in lines if (found := _FOREIGN_LEADING.match(one.text))]
    if not indented:
        return
    first, found = indented[0]
    at = next(at for at, character in enumerate(found[0]) if character in _FOREIGN)
    more = f", and {len(indented) - 1} more" if len(indented) > 1 else ""
    sentence = f"Blanks that YAML does not take for spaces (U+{ord(found[0][at]):04X}) indent this line{more}."
    last = indented[-1][0]
    start, end = first.start, last.end
    changed = {one.start: _plain(found[0]) + one.text[found.end() :] for one, found in indented}
    pieces, offset = [], start
    for line in text[start:end].split("\n"):
        pieces.append(changed.get(offset, line))
        offset += len(line) + 1
    yield Diagnosis("yaml-tab", sentence, _CURE, first.start + at, start, end, "\n".join(pieces))


def _plain(blanks: str) -> str:
    return "".join("  " if one == "\u3000" else " " if one in _FOREIGN else one for one in blanks)


def _moved(stumble: Stumble, line: Line, column: int) -> tuple[int, int, str]:
    """Start a line in a column, with all lines that hang on it or stand in the same column below it."""
    hanging = [line]
    for one in stumble.below(line):
        if one.text.strip() and one.indent < line.indent:
            break
        hanging.append(one)
    while not hanging[-1].text.strip():
        hanging.pop()
    by = column - line.indent
    texts = [" " * max(0, one.indent + by) + one.text.lstrip(" ") if one.text.strip() else one.text for one in hanging]
    return rewritten(hanging, texts)


def out_of_line(stumble: Stumble) -> Iterator[Diagnosis]:
    """A line that starts in a column where nothing above starts, or deeper than its neighbour without belonging to it."""
    line = stumble.line(stumble.at)
    above = stumble.above(line)
    if not above:
        return
    at = line.start + line.indent
    if "mapping values are not allowed" in stumble.said:
        if not (line.key and stumble.is_key_line(line) and stumble.at <= line.value_start):
            return
        owner = above if above.key else stumble.key_above(line)
        if owner and owner.key and line.column > owner.column:
            name = owner.key["key"]
            sentence = f"This line is indented further than `{name}` above it, and does not belong to it."
            cure = f"Start it in the same column as `{name}`."
            indent = " " * (owner.column - line.column + line.indent)
            yield Diagnosis("yaml-indent", sentence, cure, at, line.start, line.end, indent + line.text.lstrip(" "))
            yield Diagnosis("yaml-indent", sentence, cure, at, *_moved(stumble, line, owner.column - line.column + line.indent))
        return
    if at != stumble.at or not any(words in stumble.said for words in ("expected key", "'-' indicator", "document start")):
        return
    first = next((one for one in stumble.lines if not one.is_blank), line)
    if first.indent and not line.indent:
        sentence = "The file's first line is indented, and the others are not."
        yield Diagnosis("yaml-indent", sentence, "Start all in the first column.", first.start, *_moved(stumble, first, 0))
    for other, column in _columns(stumble, line):
        sentence = "This line starts in a column where nothing above it starts."
        cure = f"Start it in the same column as {other}."
        yield Diagnosis("yaml-indent", sentence, cure, at, line.start, line.end, " " * column + line.text.lstrip(" "))
        yield Diagnosis("yaml-indent", sentence, cure, at, *_moved(stumble, line, column))


def _columns(stumble: Stumble, line: Line) -> list[tuple[str, int]]:
    """The columns of the lists and mappings that are open above a line, each with who stands there, the likeliest first.

    A column is likely where the key that owns it takes the line's key, then where it is near.
    """
    found: dict[int, tuple[bool, str]] = {}
    is_member = line.text.lstrip().startswith("- ")
    for one in _openers(stumble, line):
        if one.text.lstrip().startswith("- ") and is_member:
            found.setdefault(one.indent, (True, "the dashes above"))
        elif one.key and not is_member:
            owner = next((above for above in _openers(stumble, one) if above.key and above.column < one.column), None)
            takes = stumble.words.members(owner.key["key"] if owner and owner.key else "")
            found.setdefault(one.column, (line.key is not None and line.key["key"] in takes, f"`{one.key['key']}`"))
    ranked = sorted(found.items(), key=lambda one: (not one[1][0], abs(one[0] - line.indent), -one[0]))
    return [(name, column) for column, (_, name) in ranked]


def _openers(stumble: Stumble, line: Line) -> Iterator[Line]:
    """The lines above with which the lists and mappings a line may belong to go on, from the innermost out."""
    limit = 1_000
    for one in reversed(stumble.lines[: line.number]):
        if not one.is_blank and (one.indent < limit or (one.indent == limit and one.text.lstrip().startswith("- "))):
            yield one
            limit = one.indent


def block_not_indented(stumble: Stumble) -> Iterator[Diagnosis]:
    line = stumble.line(stumble.began)
    owner = stumble.above(line)
    if owner and owner.key and BLOCK.fullmatch(owner.value):
        yield under_block(stumble, owner)


def under_block(stumble: Stumble, owner: Line) -> Diagnosis:
    """Indent the text that stands under `>-` or `|` without being indented, up to the next key of the format."""
    end = stumble.next_key(owner, owner.column)
    first = stumble.below(owner)[0]
    between = stumble.lines[first.number : stumble.last_before(first, end).number + 1]
    column = " " * (owner.column + 2)
    texts = [column + one.text.lstrip(" ") if one.text.strip() else "" for one in between]
    assert owner.key
    sentence = f"The text under `{owner.key['key']}: {owner.value.split()[0]}` is not indented."
    text = next((one for one in between if one.text.strip()), first)
    return Diagnosis("yaml-block", sentence, f"Indent its lines further than `{owner.key['key']}`.", text.start + text.indent,
                     *rewritten(between, texts))  # fmt: skip


def text_not_indented(stumble: Stumble) -> Iterator[Diagnosis]:
    """A text that goes on in the column of its key."""
    if "could not find expected ':'" not in stumble.said:
        return
    line = stumble.line(stumble.began)
    owner = stumble.above(line)
    sentence = "This line is neither a key with a colon, nor a member of a list, nor indented as what goes on from above."
    cure = "Indent it under the text it belongs to, or add the colon."
    at = line.start + line.indent
    if owner and owner.key and owner.value and not owner.value.startswith(("[", "{", '"', "'", "|", ">")):
        end = stumble.next_key(line, owner.column)
        between = stumble.lines[line.number : stumble.last_before(line, end).number + 1]
        texts = [" " * (owner.column + 2) + one.text.lstrip(" ") if one.text.strip() else "" for one in between]
        yield Diagnosis("yaml-line", sentence, cure, at, *rewritten(between, texts))
    yield Diagnosis("yaml-line", sentence, cure, at)
