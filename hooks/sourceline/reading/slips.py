"""Slips: what is YAML and yet not what was meant, because white space or a dash went astray.

Each would give rise to several problems further on, so it is looked for first, and put right before anything else is said.
"""

import re
from collections.abc import Callable, Iterator

from ..problem import Problem
from .causes import indentation
from .stumble import BLOCK, Diagnosis, Line, Stumble, quoted, rewritten
from .tree import Places, Tree, at


def blanks_that_are_no_spaces(stumble: Stumble, tree: Tree, places: Places) -> Iterator[Diagnosis]:
    """A key that starts with a blank which YAML takes for a letter."""
    if any(isinstance(where[-1], str) and where[-1] != where[-1].strip() for where in places.keys):
        yield from indentation.foreign_blanks_in(stumble.lines, stumble.text)


def block_left_empty(stumble: Stumble, tree: Tree, places: Places) -> Iterator[Diagnosis]:
    """`>-` with nothing under it, because its text is not indented and was read as something else."""
    for line in stumble.lines:
        if line.key and BLOCK.fullmatch(line.value) and line.value_start in places.values.values():
            following = next((one for one in stumble.below(line) if one.text.strip()), None)
            lost = following and following.indent <= line.indent and not following.text.lstrip().startswith("- ")
            if lost and following and not stumble.is_key_line(following):
                yield indentation.under_block(stumble, line)
                return


def members_not_indented(stumble: Stumble, tree: Tree, places: Places) -> Iterator[Diagnosis]:
    """A key with nothing behind it, and below it in the same column the keys that belong under it."""
    for where, start in places.values.items():
        if at(tree, where) != "" or not where or not isinstance(where[-1], str) or "mapping" not in stumble.words.takes(where):
            continue
        owner = stumble.line(places.keys.get(where, start))
        inner, here = stumble.words.known(where), stumble.words.known(where[:-1])
        below = []
        for line in stumble.below(owner):
            if line.text.strip() and line.indent <= owner.column and not _belongs(line, owner, inner, here):
                break
            below.append(line)
        while below and not below[-1].text.strip():
            below.pop()
        if below and owner.key and not owner.value:
            texts = ["  " + one.text if one.text.strip() else one.text for one in below]
            first = next(one for one in below if one.text.strip())
            name = owner.key["key"]
            sentence = f"What belongs to `{name}` is not indented under it."
            cure = f"Indent it with two spaces more than `{name}`."
            yield Diagnosis("yaml-indent", sentence, cure, first.start + first.indent, *rewritten(below, texts))
            return


def _belongs(line: Line, owner: Line, inner: list[str], here: list[str]) -> bool:
    return line.column == owner.column and line.key is not None and line.key["key"] in inner and line.key["key"] not in here


def member_without_dash(stumble: Stumble, tree: Tree, places: Places, problems: list[Problem]) -> Iterator[Diagnosis]:
    """A member of a list that starts without its dash, so that its keys double those of the member before."""
    first = next((one for one in problems if one.code == "key-doubled"), None)
    line = stumble.lines[first.line - 1] if first else None
    if not line or not line.key or line.indent < 2 or line.column != line.indent:
        return
    for above in reversed(stumble.lines[: line.number]):
        if above.key and above.column == line.column:
            if above.key["key"] == line.key["key"] and "- " in above.key["lead"]:
                sentence = "A new member of the list starts here without its dash."
                start = line.start + line.indent - 2
                yield Diagnosis("yaml-dash", sentence, "Put - and a space before it.", start + 2, start, start + 2, "- ")
                return
            if "- " in above.key["lead"]:
                return


def text_behind_a_hash(stumble: Stumble, tree: Tree, places: Places) -> Iterator[Diagnosis]:
    """A text that starts with #, of which nothing is left."""
    for where, start in places.values.items():
        if where and at(tree, where) == "":
            line = stumble.line(places.keys.get(where, start))
            if line.value.startswith("#") and not line.value.startswith("# "):
                sentence = "This text starts with #, so all of it is a remark, and nobody reads it."
                start, instead = line.value_start, quoted(line.value.rstrip())
                yield Diagnosis("value-blank", sentence, "Put it in quotes.", start, start, line.end, instead)


def dash_within_a_text(stumble: Stumble, tree: Tree, places: Places) -> Iterator[Diagnosis]:
    """A list that starts behind its key, or whose dashes do not line up: YAML takes its members for one text."""
    for where, start in places.values.items():
        value = at(tree, where)
        if not isinstance(value, str) or " - " not in value or not where:
            continue
        line = stumble.line(start)
        below = []
        for one in stumble.below(line):
            if not one.text.lstrip().startswith("- "):
                break
            below.append(one)
        if not below or stumble.text[start] in "\"'|>":
            continue
        if isinstance(where[-1], int) and line.text[: start - line.start].strip() == "-":
            texts = [" " * line.indent + one.text.lstrip() for one in below]
            sentence, cure = "This dash is not in line with those above it.", "Start it in the same column as they."
            yield Diagnosis("yaml-indent", sentence, cure, below[0].start + below[0].indent, *rewritten(below, texts))
        elif line.key and line.key["key"] in stumble.words.lists:
            column = " " * (line.column + 2)
            texts = [line.text[: start - line.start].rstrip(), f"{column}- {line.value.rstrip()}"]
            texts += [column + one.text.lstrip() for one in below]
            sentence = "The first member of this list stands on the line of its key."
            cure = "Start it on the next line, with a dash of its own."
            yield Diagnosis("yaml-dash", sentence, cure, start, *rewritten([line, *below], texts))


def within_braces(stumble: Stumble, tree: Tree, places: Places) -> Iterator[Diagnosis]:
    """Keys without values within braces: a colon without its space, or a comma that parts a text."""
    for where in list(places.keys):
        key, known = where[-1], stumble.words.known(where[:-1])
        span = places.key(where)
        if at(tree, where) != "" or key in known or not isinstance(key, str) or not span:
            continue
        name, colon, value = key.partition(":")
        if colon and name.strip("\"' ") in known:
            sentence = f"There is no space behind the colon of `{name}`."
            cure = "A key ends in a colon and a space."
            yield Diagnosis("key-colon", sentence, cure, span[0], *span, f"{name}: {value}")
        before = stumble.text[: span[0]].rstrip()
        siblings = list(places.keys)
        previous = siblings[siblings.index(where) - 1]
        told = places.value(previous, "")
        if before.endswith(",") and previous[:-1] == where[:-1] and told and isinstance(at(tree, previous), str):
            text = stumble.text[told[0] : span[1]]
            if not re.search(r"[\n:\"'\[\]{}]", text):
                sentence, cure = "A comma within braces parts this text in two.", "Put the whole text in quotes."
                yield Diagnosis("yaml-bracket", sentence, cure, span[0], told[0], span[1], quoted(text))


SLIPS: tuple[Callable[[Stumble, Tree, Places], Iterator[Diagnosis]], ...] = (
    blanks_that_are_no_spaces,
    block_left_empty,
    members_not_indented,
    text_behind_a_hash,
    within_braces,
    dash_within_a_text,
)


def slipped(stumble: Stumble, tree: Tree, places: Places, problems: list[Problem]) -> Diagnosis | None:
    """Return the first slip of a text that is YAML, if there is one."""
    found = (one for slip in SLIPS for one in slip(stumble, tree, places))
    return next(found, None) or next(member_without_dash(stumble, tree, places, problems), None)
