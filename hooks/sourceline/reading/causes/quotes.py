"""Causes in quotation marks."""

from collections.abc import Iterator

import yaml

from ..stumble import Diagnosis, Line, Stumble, quoted, rewritten

_NOT_CLOSED = "A quotation mark is opened here and not closed."


def _last_quoted(stumble: Stumble) -> yaml.ScalarToken | None:
    """The text in quotes the parser read last before it gave up."""
    scalars = [one for one in stumble.tokens if isinstance(one, yaml.ScalarToken) and one.end_mark.index <= stumble.at]
    return scalars[-1] if scalars and scalars[-1].style in ("'", '"') else None


def never_closed(stumble: Stumble) -> Iterator[Diagnosis]:
    """A mark without its partner: the text runs on to the next mark of the kind, or to the end of the file."""
    if "scanning a quoted scalar" in stumble.said:
        opened = stumble.began
    else:
        last = _last_quoted(stumble)
        if last is None or last.start_mark.line == last.end_mark.line:
            return
        opened = last.start_mark.index
        first = stumble.line(opened)
        swallowed = stumble.lines[first.number + 1 : last.end_mark.line + 1]
        if not any(stumble.is_key_line(one) for one in swallowed):
            return
    line = stumble.line(opened)
    end = stumble.last_before(line, stumble.next_key(line, line.column)).end
    for place in dict.fromkeys((end, line.end)):
        at = place - (len(stumble.text[:place]) - len(stumble.text[:place].rstrip()))
        yield Diagnosis("yaml-quote", _NOT_CLOSED, "Close it at the end of the text.", opened, at, at, stumble.text[opened])
    yield Diagnosis("yaml-quote", _NOT_CLOSED, "Close it at the end of the text, or delete it.", opened, opened, opened + 1, "")
    yield Diagnosis("yaml-quote", _NOT_CLOSED, "Close it at the end of the text.", opened)


def closed_too_early(stumble: Stumble) -> Iterator[Diagnosis]:
    """A quotation within a text, or at its start: YAML takes the text to end at the second mark."""
    last = _last_quoted(stumble)
    if last is None or "flow" in stumble.said:
        return
    start, at = last.start_mark.index, stumble.at
    line = stumble.line(start)
    if line.number != stumble.line(at).number:
        yield from _over_lines(stumble, line, start)
        return
    whole = stumble.text[start : line.end].rstrip()
    if not whole[last.end_mark.index - start :].strip():
        return
    sentence = "The text ends at its second quotation mark, and here it goes on."
    cure = "Put the whole text in quotes of the other kind."
    if not line.key and not line.text.lstrip().startswith("- "):
        yield Diagnosis("yaml-behind", sentence, cure, at)
        return
    yield Diagnosis("yaml-behind", sentence, cure, at, start, line.end, quoted(_inner(whole, stumble.text[start])))


def _over_lines(stumble: Stumble, line: Line, start: int) -> Iterator[Diagnosis]:
    """The same in a text of several lines, which is then better put under `>-`."""
    if not line.key or line.value_start != start:
        return
    lines = stumble.lines[line.number : stumble.last_before(line, stumble.next_key(line, line.column)).number + 1]
    text = [line.value[1:], *(one.text.strip() for one in lines[1:])]
    text[-1] = text[-1].rstrip().removesuffix(stumble.text[start])
    column = " " * (line.column + 2)
    texts = [line.text[: start - line.start] + ">-", *(column + one if one else "" for one in text)]
    sentence = "The text ends at its second quotation mark, and here it goes on."
    cure = "Put the text on lines of its own under `>-`, where quotation marks do no harm."
    yield Diagnosis("yaml-behind", sentence, cure, stumble.at, *rewritten(lines, texts))


def _inner(whole: str, mark: str) -> str:
    """The text that was meant: without the marks around it, unless they belong to a quotation at its start."""
    while len(whole) > 3 and whole.startswith(mark * 2) and whole.endswith(mark * 2):
        whole = whole[1:-1]
    if whole.startswith(mark) and whole.endswith(mark) and len(whole) > 1 and (whole.count(mark) % 2 or not _opens(whole, mark)):
        return whole[1:-1]
    if whole.startswith(mark) and whole.endswith(mark) and whole.count(mark) == 2:
        return whole[1:-1]
    return whole


def _opens(whole: str, mark: str) -> bool:
    """Whether the second mark closes a quotation rather than opening one: it stands behind a letter."""
    second = whole.find(mark, 1)
    return second > 0 and not whole[second - 1].isspace() and second + 1 < len(whole) and not whole[second + 1].isalnum()
