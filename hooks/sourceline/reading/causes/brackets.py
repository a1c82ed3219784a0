"""Causes in lists in [ ] and mappings in { }."""

import re
from collections.abc import Iterator

import yaml

from ..stumble import Diagnosis, Stumble, quoted

_CLOSES = {"[": "]", "{": "}"}
_NAME = {"[": "A bracket", "{": "A brace"}
_MEMBER = re.compile(r"(?P<key>[A-Za-z_][\w-]*): +")
_NEEDS_QUOTES = re.compile(r"[\[\]{},\"'#&*!|>%@`]|: |:$")


def closed_by_the_other(stumble: Stumble) -> Iterator[Diagnosis]:
    open = stumble.open_brackets
    sign = stumble.text[stumble.at : stumble.at + 1]
    if open and sign in ("]", "}") and _CLOSES[stumble.text[open[-1]]] != sign:
        began = stumble.text[open[-1]]
        sentence = f"{_NAME[began]} opened with {began} is closed with {sign}."
        yield Diagnosis("yaml-bracket", sentence, f"Close it with {_CLOSES[began]}.", stumble.at, stumble.at, stumble.at + 1,
                        _CLOSES[began])  # fmt: skip


def one_comma_too_many(stumble: Stumble) -> Iterator[Diagnosis]:
    if stumble.open_brackets and stumble.text[stumble.at : stumble.at + 1] == ",":
        sentence, cure = "A comma stands here with nothing before it.", "Delete the comma."
        yield Diagnosis("yaml-bracket", sentence, cure, stumble.at, stumble.at, stumble.at + 1, "")


def text_with_signs(stumble: Stumble) -> Iterator[Diagnosis]:
    """A text within braces that holds signs which mean something there."""
    for opened in reversed(stumble.open_brackets):
        line = stumble.line(opened)
        if stumble.text[opened] != "{":
            continue
        end = line.end - (len(line.text) - len(line.text.rstrip(" ,]}")))
        closing = stumble.text[end : line.end]
        if "}" not in closing:
            continue
        for key, start, stop in _members(stumble, opened + 1, end):
            text = stumble.text[start:stop]
            unclosed = text[:1] in "[{" and line.text.count(text[0]) > line.text.count(_CLOSES[text[0]])
            if not _NEEDS_QUOTES.search(text) or _is_whole(text) or unclosed:
                continue
            sign = next(one for one in text if one in "[]{},:\"'#&*!|>%@`")
            sentence = f"Within braces the text of `{key}` needs quotes, because of its “{sign}”."
            at = start + text.index(sign)
            yield Diagnosis("yaml-bracket", sentence, "Put the whole text in quotes.", at, start, stop, quoted(_bare(text)))


def _members(stumble: Stumble, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The key of every member of a mapping in braces on one line, and where its value starts and ends."""
    found = [one for one in _MEMBER.finditer(stumble.text, start, end) if _begins_a_member(stumble, one, start)]
    for one, stop in zip(found, [*(one.start() for one in found[1:]), end], strict=False):
        text = stumble.text[one.end() : stop]
        yield one["key"], one.end(), one.end() + len(text.rstrip(" ,"))


def _begins_a_member(stumble: Stumble, found: re.Match[str], start: int) -> bool:
    before = stumble.text[start : found.start()].rstrip(" ")
    return stumble.words.is_key(found["key"]) and (not before or before.endswith((",", "{")))


def _is_whole(text: str) -> bool:
    """Whether a value is well-formed in itself: in quotes, or a list or mapping that is closed."""
    try:
        events = list(yaml.parse(f"[{text}]", Loader=yaml.CLoader))
    except yaml.YAMLError:
        return False
    return len(events) > 5 and text[:1] in "[{\"'" and text[-1:] in "]}\"'"


def _bare(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def nothing_behind_a_colon(stumble: Stumble) -> Iterator[Diagnosis]:
    if "found unexpected ':'" in stumble.said:
        key = stumble.text[stumble.began : stumble.at].strip()
        cure = "Write a value behind it, or leave the key out."
        yield Diagnosis("value-blank", f"Nothing stands behind the colon of `{key}`.", cure, stumble.began, sure=True)


def comma_left_out(stumble: Stumble) -> Iterator[Diagnosis]:
    open = stumble.open_brackets
    before = stumble.text[: stumble.at].rstrip(" ")
    if open and stumble.text[open[-1]] == "[" and before[-1:] in ("'", '"', "]", "}"):
        sentence, cure = "A comma is missing between two members of a list.", "Put a comma between them."
        yield Diagnosis("yaml-bracket", sentence, cure, stumble.at, len(before), stumble.at, ", ")


def never_closed(stumble: Stumble) -> Iterator[Diagnosis]:
    open = stumble.open_brackets
    if not open or "flow" not in stumble.said:
        return
    opened = open[-1]
    sign = stumble.text[opened]
    line = stumble.line(open[0])
    sentence = f"{_NAME[sign]} {sign} is opened here and not closed."
    cure = f"Close it with {_CLOSES[sign]}."
    if sign == "[":
        cure += " A text that starts with [ stands in quotes."
    following = stumble.next_key(line, line.column)
    for end in dict.fromkeys((stumble.last_before(line, following).end, line.end)):
        at = end - (len(stumble.text[:end]) - len(stumble.text[:end].rstrip(" ,\n")))
        closing = "".join(_CLOSES[stumble.text[one]] for one in reversed(open))
        for count in range(1, len(closing) + 1):
            yield Diagnosis("yaml-bracket", sentence, cure, opened, at, end, closing[:count])
    yield Diagnosis("yaml-bracket", sentence, cure, opened)


def text_behind(stumble: Stumble) -> Iterator[Diagnosis]:
    """A text that starts with a bracket, or goes on behind one."""
    tokens = [one for one in stumble.tokens if one.end_mark.index <= stumble.at]
    closing = next((one for one in reversed(tokens) if not isinstance(one, yaml.BlockEndToken)), None)
    line = stumble.line(stumble.at)
    if not isinstance(closing, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) or closing.end_mark.line != line.number:
        return
    sign = stumble.text[stumble.at : stumble.at + 1]  # the text may end here
    if sign and sign in "]}":
        yield Diagnosis("yaml-bracket", f"There is a {sign} too many.", "Delete it.", stumble.at, stumble.at, stumble.at + 1, "")
        return
    behind = stumble.text[closing.end_mark.index : line.end]
    if behind.strip() and not any(sign.isalnum() for sign in behind):
        sentence = f"{behind.strip()} stands behind the {stumble.text[closing.start_mark.index]} that closed this."
        yield Diagnosis("yaml-bracket", sentence, "Delete it.", stumble.at, closing.end_mark.index, line.end, "")
    sentence = f"A text goes on behind the {stumble.text[closing.start_mark.index]} that closed it."
    if line.key and line.key["key"] not in stumble.words.lists and line.value[:1] in ("[", "{"):
        cure = f"A text that starts with {line.value[0]} stands in quotes."
        yield Diagnosis("yaml-bracket", sentence, cure, stumble.at, line.value_start, line.end, quoted(line.value.rstrip()))
    yield Diagnosis("yaml-bracket", sentence, "Put what follows into the brackets, or delete it.", stumble.at)
