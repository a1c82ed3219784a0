"""Formatting: a file in the order of the format, evenly indented, long texts folded; what it says stays the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..entry import Entry
from ..reading import read_tree
from .layout import laid_out
from .order import order_of
from .parts import Part, parts_of
from .placing import Value, fresh


def formatted(text: str, kind: Any = Entry) -> str:
    """Return the text of a file that reads without problems in the form of the house; formatting it again changes nothing."""
    root, heading, ending = parts_of(text)
    laid = laid_out(root, heading, ending, order_of(kind, root))
    if read_tree(laid)[0] != read_tree(text)[0]:
        raise RuntimeError("a formatted file does not read as it did before")
    return laid


def written(value: Mapping[str, Value], heading: Sequence[str] = (), kind: Any = Entry) -> str:
    """Return the text of a new file, with comments above it."""
    root: Part = fresh(value)
    root.inline = False
    return laid_out(root, list(heading), [], order_of(kind, root))
