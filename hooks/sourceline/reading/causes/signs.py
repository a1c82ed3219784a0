"""Causes in signs that mean something to YAML: dashes, and those no text may start with."""

import re
from collections.abc import Iterator

from ..stumble import Diagnosis, Line, Stumble, quoted, rewritten

_TIGHT_DASH = re.compile(r"(?P<lead> *)-(?=(?P<key>[A-Za-z_][\w-]*) *:)")
_OTHER_DASH = re.compile(r"(?P<lead> *)(?P<sign>[–—−‐‑•·*+]) *(?=(?P<key>[A-Za-z_][\w-]*) *:)")
_STRAY = re.compile(r" *(?P<sign>[^\w\s\"'{\[-]+) *(?P<key>[A-Za-z_][\w-]*):(?: |$)")
_QUOTE = "Put the whole text in quotes."


def _suspects(stumble: Stumble) -> Iterator[Line]:
    """Lines that may open a member of a list: where the parser gave up, and a few above."""
    last = stumble.line(stumble.at).number
    yield from reversed(stumble.lines[max(0, last - 3) : last + 1])


def dash_without_space(stumble: Stumble) -> Iterator[Diagnosis]:
    for line in _suspects(stumble):
        found = _TIGHT_DASH.match(line.text)
        if not found or not stumble.words.is_key(found["key"]):
            continue
        sentence, at = "There is no space behind the dash.", line.start + len(found["lead"])
        cure = "A member of a list starts with a dash and a space."
        yield Diagnosis("yaml-dash", sentence, cure, at, at + 1, at + 1, " ")
        hanging = _hanging(stumble, line)
        texts = [f"{found['lead']}- {line.text[found.end() :]}", *(" " + one.text if one.text.strip() else "" for one in hanging)]
        yield Diagnosis("yaml-dash", sentence, cure, at, *rewritten([line, *hanging], texts))


def _hanging(stumble: Stumble, line: Line) -> list[Line]:
    """The lines below that are indented further than a line."""
    found: list[Line] = []
    for one in stumble.below(line):
        if one.text.strip() and one.indent <= line.indent:
            break
        found.append(one)
    while found and not found[-1].text.strip():
        found.pop()
    return found


def dash_of_another_kind(stumble: Stumble) -> Iterator[Diagnosis]:
    for line in _suspects(stumble):
        found = _OTHER_DASH.match(line.text)
        if found and stumble.words.is_key(found["key"]):
            sentence = f"A member of a list starts with {found['sign']}, where YAML wants an ordinary dash."
            start = line.start + found.start("sign")
            yield Diagnosis("yaml-dash", sentence, "Type - and a space.", start, start, line.start + found.end(), "- ")


def dash_left_out(stumble: Stumble) -> Iterator[Diagnosis]:
    """A second member of a list without its dash: its first key stands in the column of the dashes."""
    line = stumble.line(stumble.at)
    if "'-' indicator" in stumble.said and line.text.lstrip().startswith(("{", "[")):
        dash = next((one for one in reversed(stumble.lines[: line.number]) if one.text.lstrip().startswith("- ")), line)
        at, instead = line.start + line.indent, f"{' ' * dash.indent}- {line.text.lstrip()}"
        sentence, cure = "A new member of the list starts here without its dash.", "Put - and a space before it."
        yield Diagnosis("yaml-dash", sentence, cure, at, line.start, line.end, instead)
    if "'-' indicator" not in stumble.said or not stumble.is_key_line(line) or not line.key:
        return
    member = next((one for one in reversed(stumble.lines[: line.number]) if one.indent == line.indent and not one.is_blank), None)
    if member is None or not member.key or "- " not in member.key["lead"]:
        return
    at = line.start + line.indent
    if member.key["key"] == line.key["key"]:
        together = [line]
        for one in stumble.below(line):
            if one.text.strip() and (one.indent < line.indent or one.text.lstrip().startswith("- ")):
                break
            together.append(one)
        deeper = all(one.indent > line.indent for one in together[1:] if one.text.strip())
        texts = [line.text[: line.indent] + "- " + line.text.lstrip()]
        texts += [one.text if deeper or not one.text.strip() else "  " + one.text for one in together[1:]]
        sentence = "A new member of the list starts here without its dash."
        cure = "Put - and a space before it, and line the rest of it up behind them."
        yield Diagnosis("yaml-dash", sentence, cure, at, *rewritten(together, texts))


def first_dash_left_out(stumble: Stumble) -> Iterator[Diagnosis]:
    """The first member of a list without its dash, whose further keys stand where they would behind one."""
    line = stumble.line(stumble.at)
    first = stumble.above(line)
    if "mapping values are not allowed" not in stumble.said or not first or not first.key or "-" in first.key["lead"]:
        return
    owner = stumble.above(first)
    if owner and owner.key and owner.key["key"] in stumble.words.lists and not owner.value and line.column == first.column + 2:
        sentence, cure = "The first member of this list has lost its dash.", "Put - and a space before it."
        at = first.start + first.indent
        yield Diagnosis("yaml-dash", sentence, cure, at, at, at, "- ")


def member_without_key(stumble: Stumble) -> Iterator[Diagnosis]:
    """A member of a list whose first line has lost its key, so that the keys below have nothing to belong to."""
    line = stumble.line(stumble.at)
    above = stumble.above(line)
    if "mapping values are not allowed" not in stumble.said or not above or not stumble.is_key_line(line):
        return
    if re.match(r" *- +\S", above.text) and not above.key and line.column > above.indent:
        sentence = "This member of a list starts with a text that has no key, and keys follow it."
        start = above.start + above.indent
        yield Diagnosis("yaml-line", sentence, "Write the key before the text, as in `- id: …`.", start, sure=True)


def stray_sign(stumble: Stumble) -> Iterator[Diagnosis]:
    """A sign before a key, where none belongs."""
    for line in (stumble.line(stumble.at), stumble.line(stumble.began), stumble.above(stumble.line(stumble.at))):
        found = line and _STRAY.match(line.text)
        if line and found and stumble.words.is_key(found["key"]):
            sentence = f"“{found['sign']}” stands here before the key `{found['key']}`."
            start, end = line.start + found.start("sign"), line.start + found.end("sign")
            for instead in ("", " " * (end - start)):
                yield Diagnosis("yaml-line", sentence, "Delete it.", start, start, end, instead)


def dash_before_a_text(stumble: Stumble) -> Iterator[Diagnosis]:
    if "block sequence entries are not allowed" not in stumble.said:
        return
    line = stumble.line(stumble.at)
    at = stumble.at
    if line.key and line.key["key"] in stumble.words.lists:
        column = " " * (line.column + 2)
        hanging = [one for one in _hanging(stumble, line) if one.text.strip()]
        texts = [line.text[: at - line.start].rstrip(), column + line.text[at - line.start :]]
        texts += [column + one.text.lstrip() for one in hanging]
        sentence, cure = "A list starts on the line of its key.", "Start it on the next line, one dash to a line."
        yield Diagnosis("yaml-dash", sentence, cure, at, *rewritten([line, *hanging], texts))
    sentence = "This text starts with a dash and a space, which open a member of a list."
    yield Diagnosis("yaml-dash", sentence, _QUOTE, at, at, line.end, quoted(stumble.text[at : line.end].rstrip()))


def dash_at_the_top(stumble: Stumble) -> Iterator[Diagnosis]:
    """A file that starts with a dash, as if it were a list."""
    first = next((one for one in stumble.lines if not one.is_blank), None)
    if first and first.text.startswith("- ") and first.key and "'-' indicator" in stumble.said:
        sentence, cure = "The file starts with a dash, as if it were a list.", "Delete the dash."
        hanging = _hanging(stumble, first)
        texts = [first.text[2:].lstrip(), *(one.text.removeprefix("  ") for one in hanging)]
        yield Diagnosis("yaml-dash", sentence, cure, first.start, *rewritten([first, *hanging], texts))


def dash_by_itself(stumble: Stumble) -> Iterator[Diagnosis]:
    """A member of a list where no list is."""
    line = stumble.line(stumble.at)
    if line.text.lstrip().startswith("- ") or line.text.strip() == "-":
        sentence = "A member of a list stands here, and no list is open in this column."
        if line.key and line.key["key"] in stumble.words.keys:
            start, end = line.start + line.indent, line.start + line.column
            yield Diagnosis("yaml-dash", sentence, "Delete the dash.", start, start, end, "")
        cure = "Line its dash up with the dashes of its list, or put the text in quotes if it is none."
        yield Diagnosis("yaml-dash", sentence, cure, line.start + line.indent)


_STARTS = (
    ("cannot start any token", "nothing in YAML starts with it"),
    ("scanning an alias", "YAML takes it for a reference"),
    ("scanning an anchor", "YAML takes it for a name to refer to"),
    ("scanning a tag", "YAML takes it for a type"),
    ("undefined tag handle", "YAML takes it for a type"),
    ("parsing a tag", "YAML takes it for a type"),
    ("mapping keys are not allowed", "YAML takes it for a long key"),
    ("expected node content", "it ends or parts a list"),
    ("scanning a directive", "YAML takes it for an instruction"),
)


def sign_at_the_start(stumble: Stumble) -> Iterator[Diagnosis]:
    reason = next((reason for words, reason in _STARTS if words in stumble.said), "")
    line = stumble.line(stumble.at)
    if line.value[:1] in ("*", "&", "!") and "expected key" in stumble.said:
        sentence = f"This text starts with “{line.value[0]}”, which YAML takes for a reference."
        start = line.value_start
        yield Diagnosis("yaml-sign", sentence, _QUOTE, start, start, line.end, quoted(line.value.rstrip()))
    if not reason:
        return
    start = stumble.began if "scanning" in stumble.said else stumble.at
    sign = stumble.text[start : start + 1]
    if not sign.strip():
        return
    sentence = f"This text starts with “{sign}”, and {reason}."
    if line.key and line.value_start <= start and line.value[:1] == sign:
        yield Diagnosis("yaml-sign", sentence, _QUOTE, start, line.value_start, line.end, quoted(line.value.rstrip()))
    elif re.fullmatch(r" *(?:- +)+", stumble.text[line.start : start]):
        yield Diagnosis("yaml-sign", sentence, _QUOTE, start, start, line.end, quoted(stumble.text[start : line.end].rstrip()))
    else:
        end = re.compile(r"(?=, [A-Za-z_][\w-]*: |[\]}, ]*$)", re.M).search(stumble.text, start)
        stop = end.start() if end else line.end
        yield Diagnosis("yaml-sign", sentence, _QUOTE, start, start, stop, quoted(stumble.text[start:stop]))
    yield Diagnosis("yaml-sign", sentence, _QUOTE, start)


def reference(stumble: Stumble) -> tuple[int, int, str] | None:
    """Return the span of a text that starts with &, * or ! where the parser is, and the same in quotes."""
    line = stumble.line(stumble.at)
    if line.key and line.value_start == stumble.at:
        return line.value_start, line.end, quoted(line.value.rstrip())
    if re.fullmatch(r" *(?:- +)+", stumble.text[line.start : stumble.at]):
        return stumble.at, line.end, quoted(stumble.text[stumble.at : line.end].rstrip())
    return None


def block_on_the_same_line(stumble: Stumble) -> Iterator[Diagnosis]:
    if "scanning a block scalar" not in stumble.said or "comment or line break" not in stumble.said:
        return
    line = stumble.line(stumble.began)
    sign = re.match(r"([|>])[-+0-9]*", stumble.text[stumble.began :])
    if not sign or not line.key:
        return
    text = stumble.text[stumble.began + sign.end() : line.end].strip()
    hanging = _hanging(stumble, line)
    column = " " * (next((one.indent for one in hanging if one.text.strip()), line.column + 2))
    sentence = f"The text stands on the line of its {sign[0]}."
    cure = f"It starts on the next line, indented; a text that itself starts with {sign[1]} stands in quotes."
    yield Diagnosis("yaml-block", sentence, cure, stumble.at, stumble.began, line.end, f"{sign[1]}-\n{column}{text}")


def backslash(stumble: Stumble) -> Iterator[Diagnosis]:
    if "escape" not in stumble.said and "hexdecimal" not in stumble.said:
        return
    at = stumble.text.rfind("\\", 0, stumble.at + 1)
    sentence = f"In double quotes a backslash starts an escape, and `{stumble.text[at : at + 2]}` is none."
    cure = "Write the backslash twice, or put the text in single quotes."
    yield Diagnosis("yaml-escape", sentence, cure, at, at, at + 1, "\\\\")
