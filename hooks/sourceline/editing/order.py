"""The order of keys: that in which the format declares its fields, and a segment's translations as they are declared."""

from typing import Any

from ..reading import vocabulary
from .layout import Order, Where
from .parts import Part


def order_of(kind: Any, root: Part) -> Order:
    """Return the order of the keys of a file of this kind; keys that are the author's own choice stay as they stand."""
    declared = next(([inner.key for inner in one.part.members] for one in root.members if one.key == "translations"), [])

    def in_order(where: Where, keys: list[str]) -> list[str]:
        known = vocabulary(kind).known(where)
        if not known:
            return keys
        rank = (
            {key: position for position, key in enumerate([*known, *declared])}
            if where
            else dict(zip(known, range(len(known)), strict=True))
        )
        return sorted(keys, key=lambda key: rank.get(key, len(rank)))

    return in_order
