"""Slips: what is YAML and yet not what was meant, because white space, a dash or a comma went astray.

Each would give rise to several problems further on, so it is looked for first, and put right before anything else is said.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ..problem import Problem, Where
from .causes import indentation
from .stumble import BLOCK, Diagnosis, Line, Stumble, quoted, rewritten
from .tree import Places, Tree
from .vocabulary import Vocabulary

_MOST = 100
"""So many places are looked at by one slip: for each, the lines around are read again."""


@dataclass(frozen=True)
class Draft:
    """A text that is YAML: the tree it writes, where everything stands in it, and what was found wrong so far."""

    text: str
    words: Vocabulary
    tree: Tree
    places: Places
    problems: list[Problem]

    @cached_property
    def page(self) -> Stumble:
        """Its lines, as causes look at them."""
        return Stumble(self.text, self.words, "", 0, 0)

    @cached_property
    def texts(self) -> dict[Where, str]:
        """Every text in the tree, by the keys that lead to it."""
        found: dict[Where, str] = {}
        _gather(self.tree, (), found)
        return found

    @cached_property
    def blanks(self) -> list[Where]:
        """The keys that have nothing behind them, as far as anybody would leave so many."""
        blanks = (where for where, text in self.texts.items() if not text and where and isinstance(where[-1], str))
        return list(islice(blanks, _MOST))


def _gather(tree: Tree, where: Where, texts: dict[Where, str]) -> None:
    if isinstance(tree, str):
        texts[where] = tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            _gather(value, (*where, key), texts)
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            _gather(value, (*where, number), texts)


def blanks_that_are_no_spaces(draft: Draft) -> Iterator[Diagnosis]:
    """A key that starts with a blank which YAML takes for a letter."""
    if any(isinstance(where[-1], str) and where[-1] != where[-1].strip() for where in draft.places.keys):
        yield from indentation.foreign_blanks_in(draft.page.lines, draft.text)


def block_left_empty(draft: Draft) -> Iterator[Diagnosis]:
    """`>-` with nothing under it, because its text is not indented and was read as something else."""
    for where in draft.blanks:
        line = draft.page.line(draft.places.values.get(where, 0))
        following = next((one for one in draft.page.below(line) if one.text.strip()), None)
        if not (line.key and BLOCK.fullmatch(line.value) and following and following.indent <= line.indent):
            continue
        if not draft.page.is_key_line(following) and not following.text.lstrip().startswith("- "):
            yield indentation.under_block(draft.page, line)


def members_not_indented(draft: Draft) -> Iterator[Diagnosis]:
    """A key with nothing behind it, and below it in the same column the keys that belong under it."""
    for where in draft.blanks:
        owner = draft.page.line(draft.places.keys.get(where, 0))
        if "mapping" not in draft.words.takes(where) or not owner.key or owner.value:
            continue
        theirs = set(draft.words.known(where)) - set(draft.words.known(where[:-1]))
        below = []
        for line in draft.page.below(owner):
            if line.text.strip() and line.indent <= owner.column and not _is_among(theirs, line, owner.column):
                break
            below.append(line)
        while below and not below[-1].text.strip():
            below.pop()
        if below:
            texts = ["  " + one.text if one.text.strip() else one.text for one in below]
            first = next(one for one in below if one.text.strip())
            name = owner.key["key"]
            sentence, cure = (
                f"What belongs to `{name}` is not indented under it.",
                f"Indent it further than `{name}`, by two spaces.",
            )
            yield Diagnosis("yaml-indent", sentence, cure, first.start + first.indent, *rewritten(below, texts))


def _is_among(keys: set[str], line: Line, column: int) -> bool:
    return line.column == column and line.key is not None and line.key["key"] in keys


def text_behind_a_hash(draft: Draft) -> Iterator[Diagnosis]:
    """A text that starts with #, of which nothing is left."""
    for where in draft.blanks:
        line = draft.page.line(draft.places.keys.get(where, 0))
        if line.value.startswith("#") and not line.value.startswith("# "):
            sentence = "This text starts with #, so all of it is a remark, and nobody reads it."
            start, instead = line.value_start, quoted(line.value.rstrip())
            yield Diagnosis("value-blank", sentence, "Put it in quotes.", start, start, line.end, instead)


def colon_within_braces(draft: Draft) -> Iterator[Diagnosis]:
    """A colon without its space, which within braces is no colon to YAML."""
    for where in draft.blanks:
        name, colon, value = str(where[-1]).partition(":")
        span = draft.places.key(where)
        if colon and span and name.strip("\"' ") in draft.words.known(where[:-1]):
            sentence, cure = f"There is no space behind the colon of `{name}`.", "A key ends in a colon and a space."
            yield Diagnosis("key-colon", sentence, cure, span[0], *span, f"{name}: {value}")


def comma_within_braces(draft: Draft) -> Iterator[Diagnosis]:
    """A comma in a text, which within braces parts it in two, so that the second half is a key of its own."""
    keys = list(draft.places.keys) if draft.blanks else []
    for where in draft.blanks:
        before = keys[keys.index(where) - 1]
        span, told = draft.places.key(where), draft.places.value(before, "")
        if before[:-1] != where[:-1] or before not in draft.texts or not span or not told:
            continue
        text = draft.text[told[0] : span[1]]
        if where[-1] not in draft.words.known(where[:-1]) and "," in text and not re.search(r"[\n:\"'\[\]{}]", text):
            sentence, cure = "A comma within braces parts this text in two.", "Put the whole text in quotes."
            yield Diagnosis("yaml-bracket", sentence, cure, span[0], told[0], span[1], quoted(text))


def dash_within_a_text(draft: Draft) -> Iterator[Diagnosis]:
    """A list that starts behind its key, or whose dashes do not line up: YAML takes its members for one text."""
    for where, text in draft.texts.items():
        start = draft.places.values.get(where)
        if " - " not in text or not where or start is None or draft.text[start] in "\"'|>":
            continue
        line = draft.page.line(start)
        below = []
        for one in draft.page.below(line):
            if not one.text.lstrip().startswith("- "):
                break
            below.append(one)
        if below and isinstance(where[-1], int) and draft.text[line.start : start].strip() == "-":
            texts = [" " * line.indent + one.text.lstrip() for one in below]
            sentence, cure = "This dash is not in line with those above it.", "Start it in the same column as they."
            yield Diagnosis("yaml-indent", sentence, cure, below[0].start + below[0].indent, *rewritten(below, texts))
        elif below and line.key and line.key["key"] in draft.words.lists:
            column = " " * (line.column + 2)
            texts = [line.text[: start - line.start].rstrip(), f"{column}- {line.value.rstrip()}"]
            texts += [column + one.text.lstrip() for one in below]
            sentence = "The first member of this list stands on the line of its key."
            cure = "Start it on the next line, with a dash of its own."
            yield Diagnosis("yaml-dash", sentence, cure, start, *rewritten([line, *below], texts))


def member_without_dash(draft: Draft) -> Iterator[Diagnosis]:
    """A member of a list that starts without its dash, so that its keys double those of the member before."""
    doubled = next((one for one in draft.problems if one.code == "key-doubled"), None)
    line = draft.page.lines[doubled.line - 1] if doubled else None
    if not line or not line.key or line.indent < 2 or line.column != line.indent:
        return
    siblings = (one for one in reversed(draft.page.lines[: line.number]) if one.key and one.column == line.column)
    first = next((one for one in siblings if one.key and "- " in one.key["lead"]), None)
    if first and first.key and first.key["key"] == line.key["key"]:
        sentence, cure = "A new member of the list starts here without its dash.", "Put - and a space before it."
        at_key = line.start + line.indent
        yield Diagnosis("yaml-dash", sentence, cure, at_key, at_key - 2, at_key, "- ")


SLIPS: tuple[Callable[[Draft], Iterator[Diagnosis]], ...] = (
    blanks_that_are_no_spaces,
    block_left_empty,
    members_not_indented,
    text_behind_a_hash,
    colon_within_braces,
    comma_within_braces,
    dash_within_a_text,
    member_without_dash,
)


def slipped(draft: Draft) -> Diagnosis | None:
    """Return the first slip of a text that is YAML, if there is one."""
    return next((one for slip in SLIPS for one in slip(draft)), None)
