"""The examination of a file that cannot be read as it stands: everything that is wrong with it, with places and remedies.

What is no YAML is put right as far as its cause is known, and reading goes on behind it, so that all is told at once. None
of this is done for a file without fault.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import ValidationError

from ..problem import Mend, Problem, in_order
from .causes import diagnosed, signs, unexplained
from .characters import hidden, is_clean
from .encodings import text_of
from .leniency import DISAGREED
from .manuscript import Manuscript
from .slips import Draft, slipped
from .stumble import Diagnosis, Stumble, fault_of
from .tree import Places, Tree, at, read_tree
from .vocabulary import Vocabulary, adapter, vocabulary
from .wording import in_words

MOST = 100
"""So many problems of one file are told at once."""

_ROUNDS, _FEW, _LONG = 40, 4, 20_000
"""How often a text is put right and read again; how often if it is longer than so many letters, or its letters are guessed."""

_FEWEST, _LONGER = 2, 40_000
"""How often if it is longer than so many: each reading of it takes a twentieth of a second."""

_SHORT = 5 * MOST
"""So many members of a list are looked at first."""

_ENDLESS, _LINES = 60_000, 3_000
"""In a text of more letters or lines no cause is looked for: it takes a second, and a hostile text has faults in every line."""


def examined(raw: bytes, kind: Any, is_yaml: bool = False) -> list[Problem]:
    """Return everything that is wrong with a file of this kind, each with its place.

    `is_yaml` says that the file is known to be YAML, as far as that goes.
    """
    text, problems = text_of(raw)
    if text or not problems:
        manuscript = Manuscript(text)
        rounds = _FEWEST if len(text) > _LONGER else _FEW if problems or len(text) > _LONG else _ROUNDS
        if not is_clean(text) and _is_riddled(text):
            return cut([*problems, *_told_only(manuscript)])
        problems += _hidden(manuscript, told=not problems)
        problems += _Examination(manuscript, kind).problems(rounds, is_yaml)
    return cut(problems)


def cut(problems: list[Problem]) -> list[Problem]:
    """Put problems in order, and leave out those that are only counted."""
    problems.sort(key=in_order)
    return problems if len(problems) <= MOST else [*problems[:MOST], _and_more(problems)]


def _and_more(problems: list[Problem]) -> Problem:
    sentence = f"This file has {len(problems) - MOST:,} more problems."
    return Problem("problems-many", "error", sentence, "Mend those above first.", line=problems[MOST].line, column=1)


def _is_riddled(text: str) -> bool:
    """Whether more hidden characters stand in a text than are told, so that taking them out would help nobody."""
    return next(islice(hidden(text), MOST, None), None) is not None


def _told_only(manuscript: Manuscript) -> Iterator[Problem]:
    for start, _, _, problem in islice(hidden(manuscript.text), MOST):
        yield problem.moved("", *manuscript.place(start))


def _hidden(manuscript: Manuscript, told: bool) -> Iterator[Problem]:
    """Take out the characters nobody can see, and yield them, if they are to be told: not where letters were guessed."""
    for start, end, instead, problem in reversed(list(hidden(manuscript.text))):
        line, column = manuscript.place(start)
        mend = None if instead is None else Mend(line, column, *manuscript.place(end), instead)
        if told:
            yield problem.moved("", line, column, mend)
        if instead is not None:
            manuscript.clean(start, end, instead)


class _Examination:
    """Reads a manuscript, and puts it right, until it can be read to its end or nobody knows how to go on."""

    def __init__(self, manuscript: Manuscript, kind: Any) -> None:
        self.manuscript, self.kind = manuscript, kind
        self.words: Vocabulary = vocabulary(kind)

    def problems(self, rounds: int, is_yaml: bool) -> Iterator[Problem]:
        slips: set[tuple[int, int]] = set()
        for told in range(rounds):
            text, places = self.manuscript.text, Places()
            diagnosis: Diagnosis | None
            fault = None if is_yaml else fault_of(text)
            is_yaml = False
            if fault:
                endless = len(text) > _ENDLESS or text.count("\n") > _LINES
                diagnosis = unexplained(Stumble.of(fault, text, self.words)) if endless else diagnosed(fault, text, self.words)
                if told and diagnosis.code == "yaml-syntax":
                    return
            else:
                tree, found = read_tree(text, places)
                diagnosis = slipped(Draft(text, self.words, tree, places, found))
            line, column = self.manuscript.place(diagnosis.at) if diagnosis else (0, 0)
            if diagnosis is None or (not fault and (line, column) in slips):
                yield from self._of_the_tree(tree, places, found)
                return
            if fault and self.manuscript.was_mended(line):
                return  # what was put in did not fit; nothing more can be said before it is mended
            slips.add((line, column))
            yield self._told(diagnosis, line, column)
            if diagnosis.instead is None:
                return

    def _told(self, one: Diagnosis, line: int, column: int) -> Problem:
        """Make a problem of a diagnosis, and mend the manuscript by it."""
        mend = None
        if one.instead is not None:
            mend = self.manuscript.mend(one.start, one.end, one.instead, same_words=one.code == "yaml-tab")
        return Problem(one.code, "error", one.sentence, one.cure, "", line, column, mend=mend)

    def _of_the_tree(self, tree: Tree, places: Places, found: list[Problem]) -> Iterator[Problem]:
        """Yield what is wrong with a text that is YAML, but for lines that were mended: they were told."""
        for problem in found[:MOST]:
            line, column = self.manuscript.place(self.manuscript.offset(problem.line, problem.column))
            if not self.manuscript.was_reworded(line):
                yield problem.moved("", line, column, self._in_quotes(problem))
        yield from found[MOST:]  # only counted, and placing them would take the longer the more there are
        if any(problem.code in DISAGREED for problem in found):
            return  # the tree is what one reader of YAML makes of the text, and others do not
        if not isinstance(tree, dict):
            if not found:
                yield Problem(
                    "value-shape", "error", "The file does not start with a key.", "Write `title: …` first.", line=1, column=1
                )
            return
        for problem in located(self._of_the_model(tree, places), tree, places, self.manuscript):
            if not self.manuscript.was_reworded(problem.line):
                yield problem

    def _in_quotes(self, problem: Problem) -> Mend | None:
        """The mend of a text that starts like a reference."""
        if problem.code != "yaml-reference":
            return None
        at = self.manuscript.offset(problem.line, problem.column)
        meant = signs.reference(Stumble(self.manuscript.text, self.words, "", at, at))
        return Mend(*self.manuscript.place(meant[0]), *self.manuscript.place(meant[1]), meant[2]) if meant else None

    def _of_the_model(self, tree: dict[str, Tree], places: Places) -> Iterator[Problem]:
        def source(where: tuple[str | int, ...]) -> str:
            span = places.value(where, at(tree, where))
            return self.manuscript.text[slice(*span)].rstrip() if span else ""

        long = len(self.manuscript.text) > _LONG
        for read in (_shortened(tree), tree) if long else (tree,):
            try:
                adapter(self.kind).validate_python(read)
            except ValidationError as invalid:
                yield from in_words(invalid.errors(include_url=False)[: 3 * MOST], tree, self.words, source)
                return


def _shortened(tree: Tree) -> Tree:
    """Return a tree with the first members of long lists only: where those have faults, nobody needs those of the rest."""
    if isinstance(tree, dict):
        return {key: _shortened(value) for key, value in tree.items()}
    return [_shortened(value) for value in tree[:_SHORT]] if isinstance(tree, list) else tree


def located(problems: Iterable[Problem], tree: Tree, places: Places, manuscript: Manuscript) -> Iterator[Problem]:
    """Give problems that name a value by its keys the place of that value, or of the words in it that are meant."""
    for problem in problems:
        if problem.line:
            yield problem
            continue
        where = problem.where
        while where and where not in places.values:
            where = where[:-1]
        value = at(tree, where)
        start, end = (places.key(where) if problem.key else None) or places.value(where, value) or (0, 0)
        start, end = _of_the_words(problem.words, manuscript.text, start, end)
        mend = None
        if problem.instead is not None and end > start and (where == problem.where or isinstance(value, str)):
            mend = Mend(*manuscript.place(start), *manuscript.place(end), problem.instead)
        yield replace(problem.moved(problem.path, *manuscript.place(start), mend), words="", instead=None)


def _of_the_words(words: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a span to certain words within it, which may be broken over lines; all of it where they are written otherwise."""
    span = text[start:end].rstrip()
    if not words:
        return start, start + len(span)
    found = re.search(r"\s+".join(map(re.escape, words.split())), span)
    return (start + found.start(), start + found.end()) if found else (start, start)
