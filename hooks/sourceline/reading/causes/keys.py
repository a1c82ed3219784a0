"""Causes around keys and their colons."""

import re
from collections.abc import Iterator

from ..stumble import Diagnosis, Line, Stumble, quoted, rewritten

_NO_SPACE = re.compile(r"(?P<lead> *(?:- +)*)(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w-]*)(?P=quote)(?P<colon> *:)(?=[^\s:/])")
_OTHER_COLON = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?P<colon> *[：﹕︓꞉∶=;] *)")
_NO_COLON = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?P<colon> +)(?=\S)")
_REMARK = re.compile(r" *(?P<sign>//+|/\*+|<!--|--(?!-)|%) *")
_FENCE = re.compile(r" *(?P<sign>```+|~~~+)[\w-]*\s*")
_MERGE = re.compile(r"^(<{7}|={7}|>{7})(?= |$)", re.M)


def merge_unfinished(stumble: Stumble) -> Iterator[Diagnosis]:
    marks = [found.start() for found in _MERGE.finditer(stumble.text)]
    if marks and marks[0] <= stumble.line(stumble.at).end:
        sentence = "Two versions of the file were merged here, and nobody chose between them."
        cure = "Keep the lines of one version; delete those of the other, and the lines of <<<<<<<, ======= and >>>>>>>."
        yield Diagnosis("yaml-merge", sentence, cure, marks[0], sure=True)


def no_key_at_all(stumble: Stumble) -> Iterator[Diagnosis]:
    """A file that is a text, as one writes a letter, and not an entry."""
    if any(stumble.is_key_line(line) for line in stumble.lines):
        return
    sentence = "No line of this file starts with a key and a colon, as in `title: …`."
    cure = "Take the form, or the smallest entry of the guide, and put your words into it."
    first = next((line for line in stumble.lines if not line.is_blank), stumble.lines[0])
    yield Diagnosis("yaml-line", sentence, cure, first.start + first.indent, sure=True)


def fence_of_markdown(stumble: Stumble) -> Iterator[Diagnosis]:
    """The line around an example in Markdown, copied along with it."""
    line = stumble.line(stumble.at)
    found = _FENCE.fullmatch(line.text)
    if found:
        sentence = f"{found['sign']} marks where an example begins or ends, and does not belong to it."
        yield Diagnosis("yaml-line", sentence, "Delete this line.", line.start + found.start("sign"), line.start, line.end, "")


def _suspects(stumble: Stumble) -> Iterator[Line]:
    """The lines whose key may have been missed: where the parser gave up, where it began, and what it went on from."""
    at, began = stumble.line(stumble.at), stumble.line(stumble.began)
    seen = set()
    for line in (began, at, stumble.above(began), stumble.above(at)):
        if line and line.number not in seen:
            seen.add(line.number)
            yield line


def colon_without_space(stumble: Stumble) -> Iterator[Diagnosis]:
    for line in _suspects(stumble):
        found = _NO_SPACE.match(line.text)
        if found and not line.key and stumble.words.is_key(found["key"]):
            sentence = f"There is no space behind the colon of `{found['key']}`."
            cure = "A key ends in a colon and a space."
            start, end = line.start + found.start("colon"), line.start + found.end()
            yield Diagnosis("key-colon", sentence, cure, line.start + found.start("key"), start, end, ": ")


def colon_of_another_kind(stumble: Stumble) -> Iterator[Diagnosis]:
    for line in _suspects(stumble):
        found = _OTHER_COLON.match(line.text)
        if found and stumble.words.is_key(found["key"]):
            sign = found["colon"].strip()
            sentence = f"Behind `{found['key']}` stands {sign}, where YAML wants an ordinary colon and a space."
            start, end = line.start + found.start("colon"), line.start + found.end()
            yield Diagnosis("key-colon", sentence, "Type : and a space.", line.start + found.start("key"), start, end, ": ")


def colon_left_out(stumble: Stumble) -> Iterator[Diagnosis]:
    for line in _suspects(stumble):
        found = _NO_COLON.match(line.text)
        owner = stumble.key_above(line)
        aligned = owner is None or line.indent <= owner.column
        if found and not line.key and aligned and stumble.words.is_key(found["key"]):
            sentence = f"The key `{found['key']}` has no colon."
            at, start, end = line.start + found.start("key"), line.start + found.start("colon"), line.start + found.end()
            yield Diagnosis("key-colon", sentence, "A key ends in a colon and a space.", at, start, end, ": ")


def colon_within_a_text(stumble: Stumble) -> Iterator[Diagnosis]:
    if "mapping values are not allowed" not in stumble.said:
        return
    line = stumble.line(stumble.at)
    sentence = "A colon followed by a space starts a new key in the middle of this text."
    if line.key and line.value_start <= stumble.at:
        instead = quoted(line.text[line.value_start - line.start :].rstrip())
        goes_on = [one for one in stumble.below(line)[:1] if one.text.strip() and one.indent > line.column and not one.key]
        if not goes_on:
            cure = "Put the whole text in quotes."
            yield Diagnosis("yaml-colon", sentence, cure, stumble.at, line.value_start, line.end, instead)
    elif member := re.match(r" *(?:- +)+(?=\S)", line.text):
        start = line.start + member.end()
        instead = quoted(stumble.text[start : line.end].rstrip())
        yield Diagnosis("yaml-colon", sentence, "Put the whole text in quotes.", stumble.at, start, line.end, instead)
    owner = line if line.key and line.value_start <= stumble.at else _owner_of(line, stumble)
    if owner and owner.value:
        yield _as_block(stumble, owner, sentence)


def colon_by_itself(stumble: Stumble) -> Iterator[Diagnosis]:
    line = stumble.line(stumble.at)
    if line.text.lstrip().startswith(":"):
        yield Diagnosis("key-colon", "No key stands before this colon.", "Write the key before it.", line.start + line.indent)


def _owner_of(line: Line, stumble: Stumble) -> Line | None:
    """The line above with the key whose text a line goes on with."""
    above = stumble.above(line)
    while above and not above.key and above.indent > 0:
        above = stumble.above(above)
    return above


def _as_block(stumble: Stumble, owner: Line, sentence: str) -> Diagnosis:
    """Put a text of several lines under `>-`, each line of it in the same column."""
    rest = []
    for one in stumble.below(owner):
        if one.text.strip() and one.indent <= owner.column:
            break
        rest.append(one)
    while rest and not rest[-1].text.strip():
        rest.pop()
    column = " " * (owner.column + 2)
    texts = [owner.text[: owner.value_start - owner.start] + ">-", column + owner.value.rstrip()]
    texts += [column + one.text.strip() if one.text.strip() else "" for one in rest]
    cure = "Put the text on lines of its own under `>-`, where colons do no harm."
    return Diagnosis("yaml-colon", sentence, cure, stumble.at, *rewritten([owner, *rest], texts))


def remark_of_another_kind(stumble: Stumble) -> Iterator[Diagnosis]:
    for line in _suspects(stumble):
        found = _REMARK.match(line.text)
        if found:
            sentence = f"A line cannot start with {found['sign']}."
            start = line.start + found.start("sign")
            yield Diagnosis("yaml-line", sentence, "A remark starts with #.", start, start, line.start + found.end(), "# ")
