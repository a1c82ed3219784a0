"""What pydantic found wrong with a tree, as problems with a stable code, a plain sentence and a cure."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from ..problem import Problem, Where
from .tree import Tree

Fault = Mapping[str, Any]
"""One of pydantic's error details: type, loc, msg, input, ctx."""

_SHAPES = {
    "^[a-z0-9]+(-": "An id is written in lower-case letters, digits and single hyphens, like jane-doe.",
    "^[a-z]{2,3}(-[A-Z]": "A language is a BCP 47 tag like en, ru, zh-Hant or pt-BR.",
    "^[a-z]{2,3}(-[A-Za-z0-9]": "A translation goes by its language, like en or en-official.",
    "^s[0-9]+": "A segment's id is s1, s2, s4a…",
    "^n[0-9]+": "A note's id is n1, n2…",
    "^c[0-9]+": "A claim's id is c1, c2…",
    "^f[0-9]+": "A figure's id is f1, f2…",
    "^([a-z0-9]+": "A claim is named c2, or other-entry#c2.",
    "^[0-9a-f]{12}": "A digest is twelve hexadecimal digits.",
    "^Q[1-9]": "A Wikidata item is written Q, then digits.",
}


def in_words(faults: list[Any], tree: Tree, known: Callable[[Where], list[str]]) -> Iterator[Problem]:
    """Yield one problem for each place pydantic complains of.

    `known` names the keys that may stand in the mapping at a place. Alternatives of a union complain each for itself;
    only the one that fits the shape found is kept.
    """
    worded: dict[tuple[Where, str, str], Problem] = {}
    for fault in faults:
        where, rest = _in_tree(fault["loc"], tree)
        problem = _worded(fault, where, rest, known)
        if problem:
            worded.setdefault((where, problem.code, str(rest[-1]) if problem.code == "field-missing" else ""), problem)
    precise = {where[:length] for where, code, _ in worded if code != "value-shape" for length in range(len(where) + 1)}
    for (where, code, _), problem in worded.items():
        if code != "value-shape" or where not in precise:
            yield problem


def _in_tree(location: tuple[str | int, ...], tree: Tree) -> tuple[Where, tuple[str | int, ...]]:
    """Split pydantic's location into the part that exists in the file and what follows it."""
    where: list[str | int] = []
    at: Any = tree
    for position, step in enumerate(location):
        if isinstance(at, dict) and step in at:
            at = at[str(step)]
            where.append(step)
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
            where.append(step)
        elif step != "renderings" and not _is_alternative(step):
            return tuple(where), location[position:]
    return tuple(where), ()


def _is_alternative(step: str | int) -> bool:
    """Whether a step of a location only names the alternative of a union that was tried."""
    return isinstance(step, str) and (
        step.startswith(("constrained-str", "function-", "[key]")) or step in ("Named", "Descriptor")
    )


def _worded(fault: Fault, where: Where, rest: Where, known: Callable[[Where], list[str]]) -> Problem | None:
    kind, given = fault["type"], fault["input"]
    name = next((f"`{step}`" for step in reversed(where) if isinstance(step, str)), "The file")
    if kind == "missing":
        owner = f" in {name}" if where else ""
        return _problem("field-missing", f"`{rest[-1]}` is missing{owner}.", f"Add `{rest[-1]}: …`.", where)
    if where and isinstance(where[-1], int):
        name = f"A member of {name}"
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return _unknown_key(where, known(where[:-1]), blank=given == "")
    if given == "":
        return _problem("value-blank", f"{name} is empty.", "Write a value, or delete the line.", where)
    if kind == "literal_error":
        return _unknown_choice(name, given, fault["ctx"]["expected"], where)
    if kind == "string_pattern_mismatch":
        return _misshapen(name, given, fault, where, known)
    if kind in ("date", "number", "count", "truth"):
        cure = f"{fault['msg'][0].upper()}{fault['msg'][1:]}."
        return _problem(f"{kind}-malformed", f"{name} {_refused(given)}.", cure, where)
    if kind == "string_too_long":
        limit = fault["ctx"]["max_length"]
        return _problem("text-long", f"{name} has {len(given)} characters.", f"Keep to {limit}.", where)
    if kind == "too_short" and given:
        return None  # its members were refused, each with a problem of its own
    if kind == "too_short":
        return _problem("value-blank", f"{name} is empty.", "Write a value, or delete the line.", where)
    return _wrong_shape(kind, name, given, where)


def _problem(code: str, sentence: str, cure: str, where: Where, key: bool = False) -> Problem:
    return Problem(code, "error", sentence, cure, where=where, key=key)


def _refused(given: Any) -> str:
    """Say what cannot stand here, folded and cut so that the sentence keeps to its line."""
    if not isinstance(given, str):
        return "takes one word"
    folded = " ".join(given.split())
    return f"cannot be `{folded}`" if len(folded) <= 60 else f"cannot be `{folded[:59]}…`"


def _unknown_key(where: Where, known: list[str], blank: bool = False) -> Problem:
    key = str(where[-1]) if where else ""
    near = get_close_matches(key, known, 1, 0.6)
    cure = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
    if blank:
        cure = "If it belongs to a text with a comma in it, put the whole text in quotes."
    return _problem("key-unknown", f"There is no field `{key}` here.", cure, where, key=True)


def _unknown_choice(name: str, given: Any, expected: str, where: Where) -> Problem:
    choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = get_close_matches(str(given), choices, 1, 0.6)
    cure = f"Did you mean `{near[0]}`?" if near else f"Choose from {', '.join(choices)}."
    return _problem("choice-unknown", f"{name} {_refused(given)}.", cure, where)


def _misshapen(name: str, given: Any, fault: Fault, where: Where, known: Callable[[Where], list[str]]) -> Problem | None:
    pattern = fault["ctx"]["pattern"]
    cure = next((cure for start, cure in _SHAPES.items() if pattern.startswith(start)), "")
    if fault["loc"][-1] == "[key]" and known(where[:-1]):
        return _unknown_key(where, known(where[:-1]))
    if fault["loc"][-1] == "[key]":
        return _problem("key-unknown", f"`{where[-1]}` cannot be a key here.", cure, where, key=True)
    return _problem("value-malformed", f"{name} {_refused(given)}.", cure, where)


def _wrong_shape(kind: str, name: str, given: Any, where: Where) -> Problem | None:
    found = "a list" if isinstance(given, list) else "a mapping" if isinstance(given, dict) else "a text"
    wanted = (
        "a list" if kind.startswith("tuple") else "a mapping" if kind.startswith(("dataclass", "mapping", "dict")) else "a text"
    )
    if found == wanted:
        return None
    cure = {
        "a list": "Start each member on a line of its own with `- `.",
        "a mapping": "Write `key: value` lines, indented under it.",
        "a text": "Put it in quotes: a text that starts with [ or { is taken for a list or mapping.",
    }[wanted]
    return _problem("value-shape", f"{name} takes {wanted}, and {found} stands here.", cure, where)
