"""The one strict loader: YAML text to a tree of mappings, lists and texts, with every departure from the house's YAML.

It walks the events of PyYAML's C parser (libyaml), which never recurses, so depth is bounded before anything is built.
"""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent
from yaml._yaml import CParser
from yaml.error import Mark

from ..problem import Problem, Where
from .characters import composed, hidden_escape, is_clean
from .leniency import Leniency

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | None"
Starts = dict[Where, int]

DEEPEST = 20

NULLS = frozenset(("~", "null", "Null", "NULL"))
"""What YAML takes for no value when it stands without quotes; here it is a blank, and a blank is a fault."""

_REFERENCES = {"*": "a reference", "&": "a name to refer to", "!": "a type", "<<": "a mapping to take over"}
_COMMENT = re.compile(" #[^\n]*")


MOST_FAULTS = 1_000
"""So many departures are noted; behind them nothing further is read."""


class HopelessError(Exception):
    """Nesting, or faults, beyond the bound: nothing further is read."""


class _Composer:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, text: str, places: "Places | None") -> None:
        # Without a newline at its end the last line of a block loses its blanks.
        parser = CParser(text if text.endswith("\n") else f"{text}\n")
        self.next: Callable[[], Any] = places.noting(parser.get_event) if places else parser.get_event
        self.places = places.values if places else None
        self.keys: Starts = places.keys if places else {}
        self.problems: list[Problem] = []
        self.text = text
        self.escapes = "\\" in text
        self.comments = text if " #" in text else ""
        self.leniency = Leniency(text, self._blame_at)

    def document(self) -> Tree:
        self.next()
        start = self.next()
        if start.__class__ is StreamEndEvent:
            self._blame("file-empty", "The file is empty.", "Start from the template in the contributor's guide.", None)
            return None
        self.leniency.begin(start)
        tree = self._value(self.next(), (), 0)
        self.next()
        after = self.next()
        if after.__class__ is not StreamEndEvent:
            self._blame("yaml-documents", "A second document starts here.", "Keep one entry to a file.", after.start_mark)
        self.leniency.finish()
        return tree

    def _blame(self, code: str, sentence: str, cure: str, mark: Any) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if len(self.problems) >= MOST_FAULTS:
            raise HopelessError
        self.problems.append(Problem(code, "error", sentence, cure, line=line, column=column))

    def _blame_at(self, code: str, sentence: str, cure: str, offset: int) -> None:
        line, start = self.text.count("\n", 0, offset), self.text.rfind("\n", 0, offset) + 1
        self._blame(code, sentence, cure, Mark("", offset, line, offset - start, None, 0))

    def _value(self, event: Any, where: Where, depth: int) -> Tree:
        kind = event.__class__
        if self.places is not None:
            self.places[where] = event.start_mark.index
        if event.anchor is not None or kind is AliasEvent or event.tag is not None:
            self._refuse_reference(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth >= DEEPEST and kind in (MappingStartEvent, SequenceStartEvent):
            self._blame("yaml-depth", f"This is nested more than {DEEPEST} levels deep.", "Flatten it.", event.start_mark)
            raise HopelessError
        if kind is MappingStartEvent:
            return self._mapping(event, where, depth + 1)
        if kind is SequenceStartEvent:
            return self._sequence(event, where, depth + 1)
        return None

    def _scalar(self, event: Any) -> str:
        text: str = event.value
        style = event.style
        if style or self.leniency.is_alert:
            self.leniency.pass_over(event)
        if not style and event.implicit[0]:
            if text in NULLS:
                return ""
            if self.comments:
                self._look_behind(event)
        if self.escapes and style == '"':
            if not is_clean(text):
                mark = event.start_mark
                self.problems.extend(hidden_escape(text, mark.line + 1, mark.column + 1))
            text = composed(text)
        return text

    def _look_behind(self, event: Any) -> None:
        """Warn of a text that YAML ends at a #: what stands behind it is lost, and nothing else would say so."""
        cut = _COMMENT.match(self.comments, event.end_mark.index)
        if cut and " " in event.value:
            sentence = f"From # on this is a comment, and nobody reads it: “{cut[0].strip()[:40]}”."
            cure = "If it belongs to the text, put the whole text in quotes."
            mark = event.start_mark
            self.problems.append(Problem("text-cut", "advice", sentence, cure, line=mark.line + 1, column=mark.column + 1))

    def _mapping(self, start: Any, where: Where, depth: int) -> Tree:
        mapping: dict[str, Tree] = {}
        outer = self.leniency.enter(start)
        event: Any
        next, value, places = self.next, self._value, self.places
        while (event := next()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self._blame(
                    "yaml-key",
                    "What stands in [ ] or { } cannot be a key.",
                    "Quote text that starts with [ or {.",
                    event.start_mark,
                )
                self._value(event, (*where, "?"), depth)
                self._value(self.next(), (*where, "?"), depth)
                continue
            key: str = event.value
            if event.style or self.leniency.is_alert:
                self.leniency.pass_over(event)
            if key in mapping:
                self._blame("key-doubled", f"The key `{key}` stands here twice.", "Keep one of the two.", event.start_mark)
            elif event.anchor is not None or event.tag is not None or key == "<<":
                self._refuse_reference(event)
            inner: Where = ()
            if places is not None:
                mark: Any = event.start_mark
                inner = (*where, key)
                self.keys[inner] = mark.index
            mapping[key] = value(next(), inner, depth)
        self.leniency.leave(start, event, outer)
        return mapping

    def _sequence(self, start: Any, where: Where, depth: int) -> Tree:
        sequence: list[Tree] = []
        outer = self.leniency.enter(start)
        while (event := self.next()).__class__ is not SequenceEndEvent:
            inner = (*where, len(sequence)) if self.places is not None else ()
            sequence.append(self._value(event, inner, depth))
        self.leniency.leave(start, event, outer)
        return sequence

    def _refuse_reference(self, event: Any) -> None:
        named, typed = event.anchor is not None, getattr(event, "tag", None) is not None
        sign = "*" if event.__class__ is AliasEvent else "&" if named else "!" if typed else "<<"
        sentence = f"This starts with “{sign}”, which YAML takes for {_REFERENCES[sign]}; entries have none."
        cure = "Put a text that starts so in quotes; write out what is repeated."
        self._blame("yaml-reference", sentence, cure, event.start_mark)


class Places:
    """Where the keys and values of a text stand, as offsets into it; learnt only from a text that has a fault."""

    def __init__(self) -> None:
        self.values: Starts = {}
        self.keys: Starts = {}
        self._scalars: dict[int, int] = {}
        self._collections: dict[int, int] = {}

    def noting(self, next: Callable[[], Any]) -> Callable[[], Any]:
        """Look over the shoulder of whoever takes events from a parser, and note where scalars and collections end."""
        open: list[int] = []

        def noted() -> Any:
            event: Any = next()
            kind = event.__class__
            if kind is ScalarEvent:
                self._scalars[event.start_mark.index] = event.end_mark.index
            elif kind in (MappingStartEvent, SequenceStartEvent):
                open.append(event.start_mark.index)
            elif kind in (MappingEndEvent, SequenceEndEvent):
                self._collections[open.pop()] = event.end_mark.index
            return event

        return noted

    def key(self, where: Where) -> tuple[int, int] | None:
        """Return where the key that leads to a value starts and ends; None where there is none."""
        start = self.keys.get(where)
        return None if start is None else (start, self._scalars.get(start, start))

    def value(self, where: Where, of: "Tree") -> tuple[int, int] | None:
        """Return where a value starts and ends; a block ends where the next thing starts."""
        start = self.values.get(where)
        ends = self._collections if isinstance(of, dict | list) else self._scalars
        return None if start is None else (start, ends.get(start, start))


def read_tree(text: str, places: Places | None = None) -> tuple[Tree, list[Problem]]:
    """Return the tree a YAML text writes and what is wrong with its YAML; scalars stay text, a blank one is an empty text.

    Places are filled in, if given. Raises YAMLError where the text is no YAML.
    """
    composer = _Composer(text, places)
    try:
        return composer.document(), composer.problems
    except HopelessError:
        return None, composer.problems


def at(tree: Tree, where: Where) -> Tree:
    """Return what a tree has at a place; None where it has nothing."""
    for step in where:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
