"""The differences between two values of the field, each with the way that leads to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from ..entry import Moment

Plain: TypeAlias = "str | list[Plain] | Mapping[str, Plain]"
Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at the end of a way before and after; None where nothing does.

    A way goes by keys, by the ids of members that have one, and by the numbers of others, counted from 1. `is_order` says that
    only the order of members changed.
    """

    way: Way
    before: "Plain | None"
    after: "Plain | None"
    is_order: bool = False


def plain_of(value: Any) -> Plain:
    """Return a value as texts, lists and mappings, without the fields that hold nothing."""
    if isinstance(value, Moment):
        return value.text
    if is_dataclass(value):
        given = {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
        return {name: plain_of(one) for name, one in given.items() if one not in (None, (), {})}
    if isinstance(value, Mapping):
        return {key: plain_of(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain_of(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def differences(before: "Plain | None", after: "Plain | None", way: Way = ()) -> Iterator[Difference]:
    """Yield everything in which two plain values differ; what is there on one side alone is one difference.

    A list that is not there is an empty one.
    """
    if isinstance(before or after, list):
        before, after = before or [], after or []
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in (*before, *(key for key in after if key not in before)):
            yield from differences(before.get(key), after.get(key), (*way, key))
        yield from _reordered([*before], [*after], way)
    elif isinstance(before, list) and isinstance(after, list):
        old, new = _by_id(before), _by_id(after)
        if old is not None and new is not None:
            yield from differences(old, new, way)
        else:
            yield from _between_lists(before, after, way)
    elif before != after:
        yield Difference(way, before, after)


def _by_id(members: list[Plain]) -> dict[str, Plain] | None:
    """Return members by their ids, if all have one and none has another's."""
    named: dict[str, Plain] = {str(one["id"]): one for one in members if isinstance(one, Mapping) and "id" in one}
    return named if len(named) == len(members) else None


def _reordered(before: list[str], after: list[str], way: Way) -> Iterator[Difference]:
    old, new = [key for key in before if key in after], [key for key in after if key in before]
    if old != new:
        yield Difference(way, list(old), list(new), is_order=True)


def _between_lists(before: list[Plain], after: list[Plain], way: Way) -> Iterator[Difference]:
    """Compare members without ids: those that stand in the place of others are changed, the rest added or taken out."""
    old, new = [repr(one) for one in before], [repr(one) for one in after]
    for kind, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        shared = min(end - start, to - from_)
        for offset in range(shared):
            yield from differences(before[start + offset], after[from_ + offset], (*way, str(from_ + offset + 1)))
        yield from (Difference((*way, str(at + 1)), before[at], None) for at in range(start + shared, end))
        yield from (Difference((*way, str(at + 1)), None, after[at]) for at in range(from_ + shared, to))
