"""What pydantic found wrong with a tree, as problems with a stable code, a plain sentence, a cure, and what to write instead."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from ..problem import Problem, Where
from . import remedies
from .stumble import quoted
from .tree import Tree, at
from .vocabulary import Vocabulary

Fault = Mapping[str, Any]
"""One of pydantic's error details: type, loc, msg, input, ctx."""
Source = Callable[[Where], str]

_SHAPES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("^[a-z0-9]+(-", "An id is written in lower-case letters, digits and single hyphens, like jane-doe.", remedies.slug),
    ("^[a-z]{2,3}(-[A-Z]", "A language is a BCP 47 tag like en, ru, zh-Hant or pt-BR.", remedies.language),
    ("^[a-z]{2,3}(-[A-Za-z0-9]", "A translation goes by its language, like en or en-official.", remedies.language),
    ("^s[0-9]+", "A segment's id is s1, s2, s4a…", lambda given: remedies.identifier(given, "s")),
    ("^n[0-9]+", "A note's id is n1, n2…", lambda given: remedies.identifier(given, "n")),
    ("^c[0-9]+", "A claim's id is c1, c2…", lambda given: remedies.identifier(given, "c")),
    ("^f[0-9]+", "A figure's id is f1, f2…", lambda given: remedies.identifier(given, "f")),
    ("^([a-z0-9]+", "A claim is named c2, or other-entry#c2.", lambda given: re.sub("[/: ]+", "#", given)),
    ("^[0-9a-f]{12}", "A digest is twelve hexadecimal digits; `sourceline digest` prints them.", lambda given: ""),
    ("^Q[1-9]", "A Wikidata item is written Q, then digits.", lambda given: "".join(re.findall(r"\bQ[1-9]\d*\b", given)[:1])),
)
"""How a pattern of the model starts, the sentence that explains it, and what may have been meant."""

_NAMED = "An id is written in lower-case letters, digits and single hyphens, like jane-doe; a name is written {name: …}."
_DATE = "A date is written 2023, 2023-03 or 2023-03-28, `~` before it for about, or `unknown`."
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FEW = 1_000
"""Among more members no free id is looked for: a hostile file may lack thousands."""
_SCALARS = {"date": remedies.date, "number": remedies.number, "truth": remedies.truth}


def in_words(faults: list[Any], tree: Tree, words: Vocabulary, source: Source) -> Iterator[Problem]:
    """Yield one problem for each place pydantic complains of; `source` gives the YAML of a value as the file has it.

    Alternatives of a union complain each for itself; only the one that fits the shape found is kept.
    """
    worded: dict[tuple[Where, str, str], Problem] = {}
    for fault in faults:
        where, rest = _in_tree(fault["loc"], tree)
        problem = _worded(fault, where, rest, tree, words, source)
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


def _worded(fault: Fault, where: Where, rest: Where, tree: Tree, words: Vocabulary, source: Source) -> Problem | None:
    kind, given = fault["type"], fault["input"]
    name = next((f"`{step}`" for step in reversed(where) if isinstance(step, str)), "The file")
    if kind == "missing":
        owner = f" in {name}" if where else ""
        value = _next_id(where, tree) if rest[-1] == "id" else "…"
        return _problem("field-missing", f"`{rest[-1]}` is missing{owner}.", f"Add `{rest[-1]}: {value}`.", where)
    if where and isinstance(where[-1], int):
        name = f"A member of {name}"
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return _unknown_key(where, words, blank=given == "")
    if given == "":
        return _problem("value-blank", f"{name} is empty.", "Write a value, or delete the line.", where)
    if kind == "literal_error":
        return _unknown_choice(name, given, fault["ctx"]["expected"], where)
    if kind == "string_pattern_mismatch":
        return _misshapen(name, given, fault, where, words)
    if kind in ("date", "number", "count", "truth"):
        return _malformed(kind, name, given, fault["msg"], where)
    if kind == "string_too_long":
        limit = fault["ctx"]["max_length"]
        return _problem("text-long", f"{name} has {len(given):,} characters.", f"Keep to {limit:,}.", where)
    if kind == "too_short" and given:
        return None  # its members were refused, each with a problem of its own
    if kind == "too_short":
        return _problem("value-blank", f"{name} is empty.", "Write a value, or delete the line.", where)
    return _wrong_shape(kind, name, given, where, words, source)


def _problem(code: str, sentence: str, cure: str, where: Where, instead: str | None = None, key: bool = False) -> Problem:
    return Problem(code, "error", sentence, cure, where=where, key=key, instead=instead or None)


def _next_id(where: Where, tree: Tree) -> str:
    """Return the first id that is free for a member of a list: s4 where there are s1 to s3."""
    letter = {"segments": "s", "notes": "n", "claims": "c", "figures": "f"}.get(str(where[-2]) if len(where) > 1 else "", "")
    members = at(tree, where[:-1])
    if not letter or not isinstance(members, list) or len(members) > _FEW:
        return "…"
    taken = {one["id"] for one in members if isinstance(one, dict) and isinstance(one.get("id"), str)}
    return next(id for count in range(1, len(taken) + 2) if (id := f"{letter}{count}") not in taken)


def _refused(given: Any) -> str:
    """Say what cannot stand here, folded and cut so that the sentence keeps to its line."""
    if not isinstance(given, str):
        return "takes one word"
    folded = " ".join(given.split())
    return f"cannot be `{folded}`" if len(folded) <= 60 else f"cannot be `{folded[:59]}…`"


def _malformed(kind: str, name: str, given: Any, message: str, where: Where) -> Problem:
    cure = _DATE if kind == "date" else f"{message[0].upper()}{message[1:]}."
    if not isinstance(given, str):
        return _problem(f"{kind}-malformed", f"{name} takes one word.", cure, where)
    if kind == "date" and (sentence := remedies.no_such_day(given)):
        return _problem("date-malformed", sentence, "Look the day up; write 2023-02 if only the month is sure.", where)
    instead = _SCALARS[kind](given) if kind in _SCALARS else ""
    return _problem(f"{kind}-malformed", f"{name} {_refused(given)}.", cure, where, instead)


def _unknown_key(where: Where, words: Vocabulary, blank: bool = False) -> Problem:
    key = str(where[-1]) if where else ""
    known = words.known(where[:-1])
    sentence = f"There is no field `{key}` here."
    plain = re.sub(r"[\W_]+", "_", key.casefold()).strip("_")
    near = [plain] if plain in known else get_close_matches(key.casefold(), known, 1, 0.7 if len(key) < 5 else 0.6)
    if blank and not near:
        cure = "If it belongs to a text with a comma in it, put the whole text in quotes."
        return _problem("key-unknown", sentence, cure, where, key=True)
    if near:
        return _problem("key-unknown", sentence, f"Did you mean `{near[0]}`?", where, near[0], key=True)
    if elsewhere := _elsewhere(key, where[:-1], words):
        return _problem("key-unknown", sentence, elsewhere, where, key=True)
    return _problem("key-unknown", sentence, f"Known here: {', '.join(known)}.", where, key=True)


def _elsewhere(key: str, where: Where, words: Vocabulary) -> str:
    """Say where a key belongs that is known a level further out, or further in."""
    for length in range(len(where) - 1, -1, -1):
        if key in words.known(where[:length]):
            names = [step for step in where[:length] if isinstance(step, str)]
            return f"It belongs {f'in `{names[-1]}`' if names else 'at the top of the entry'}: indent it less."
    inner = [one for one in words.known(where) if key in words.known((*where, one))]
    return f"It belongs in {' or '.join(f'`{one}`' for one in inner[:3])}: indent it further, under that key." if inner else ""


def _unknown_choice(name: str, given: Any, expected: str, where: Where) -> Problem:
    choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = get_close_matches(str(given).casefold(), choices, 1, 0.6)
    cure = f"Did you mean `{near[0]}`?" if near else f"Choose from {', '.join(choices)}."
    return _problem("choice-unknown", f"{name} {_refused(given)}.", cure, where, near[0] if near else None)


def _misshapen(name: str, given: Any, fault: Fault, where: Where, words: Vocabulary) -> Problem:
    pattern = fault["ctx"]["pattern"]
    cure, remedy = next(((cure, remedy) for start, cure, remedy in _SHAPES if pattern.startswith(start)), ("", lambda _: ""))
    fits = re.compile(pattern).fullmatch
    meant = remedy(given) if isinstance(given, str) else ""
    meant = meant if meant and fits(meant) else ""
    if fault["loc"][-1] == "[key]" and words.known(where[:-1]):
        return _unknown_key(where, words)
    if fault["loc"][-1] == "[key]":
        key = remedy(str(where[-1]))
        key = key if key and fits(key) else ""
        return _problem("key-unknown", f"`{where[-1]}` cannot be a key here.", cure, where, key, key=True)
    if {"text", "mapping"} <= words.takes(where):  # an id, or {name: …}
        is_id = re.fullmatch(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)+", given)
        return _problem("value-malformed", f"{name} {_refused(given)}.", _NAMED, where, meant if is_id else _by_name(given))
    return _problem("value-malformed", f"{name} {_refused(given)}.", cure, where, meant)


def _by_name(name: str) -> str:
    return f"{{name: {remedies.as_yaml(' '.join(name.split()))}}}"


def _wrong_shape(kind: str, name: str, given: Any, where: Where, words: Vocabulary, source: Source) -> Problem | None:
    found = "a list" if isinstance(given, list) else "a mapping" if isinstance(given, dict) else "a text"
    wanted = (
        "a list" if kind.startswith("tuple") else "a mapping" if kind.startswith(("dataclass", "mapping", "dict")) else "a text"
    )
    if wanted == "a mapping" and "text" in words.takes(where):
        wanted = "a text"
    if found == wanted:
        return None
    cure = {
        "a list": "Start each member on a line of its own with `- `.",
        "a mapping": "Write `key: value` lines, indented under it.",
        "a text": "Put it in quotes: what starts with [ is taken for a list, and what starts with { for keys.",
    }[wanted]
    instead = None
    if wanted == "a list" and found == "a text":
        instead = _as_list(source(where), (*where, 0), words)
    alone = given[0] if isinstance(given, list) and len(given) == 1 and isinstance(given[0], str) else ""
    if alone and {"text", "mapping"} <= words.takes(where) and words.known(where) == ["name"]:
        instead = alone if _SLUG.fullmatch(alone) else _by_name(alone)
        cure = "Write an id, or {name: …}, without brackets around it."
    elif wanted == "a text" and "\n" not in (written := source(where)):
        instead = quoted(written)
    sentence = f"{name} takes {_TAKES[wanted]}, and {_STANDS[found]} here."
    return _problem("value-shape", sentence, cure, where, instead)


_TAKES = {"a list": "a list", "a text": "a text", "a mapping": "keys of its own"}
_STANDS = {"a list": "a list stands", "a text": "a text stands", "a mapping": "keys stand"}


def _as_list(given: str, member: Where, words: Vocabulary) -> str | None:
    """Write a text of one line as the list it was meant to be, where its members are ids or names."""
    if "text" not in words.takes(member) or "\n" in given:
        return None
    named = "mapping" in words.takes(member)
    members = [" ".join(one.split()) for one in given.strip("\"'()").split(",") if one.strip()]
    slugs = all(_SLUG.fullmatch(one) for one in members)
    return "[" + ", ".join(_by_name(one) if named and not slugs else remedies.as_yaml(one) for one in members) + "]"
