"""The plot of a figure: its value at the origin and at each relay that changed it, for the eye; a table says the same."""

from decimal import Decimal
from math import log10
from typing import NamedTuple

from ..entry import Figure

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 118, 70, 34, 74


class Point(NamedTuple):
    """One relay on the plot, in the units of its view box."""

    x: int
    y: int
    value: Decimal
    row: int
    """Which row of the table it is, counted from 1; 0 for the origin."""
    changed: tuple[str, ...]
    """What its relay changed."""


def points_of(figure: Figure) -> list[Point]:
    """Place the figure and its valued variants from left to right, heights on a logarithmic scale.

    Fewer than two valued points, or a value that has no logarithm, make no plot.
    """
    start = figure.value or figure.min or figure.max
    if start is None:
        return []
    found: list[tuple[Decimal, int, tuple[str, ...]]] = [(start, 0, ())]
    found += [(one.value, row, one.change) for row, one in enumerate(figure.variants, 1) if one.value is not None]
    if len(found) < 2 or any(value <= 0 for value, _, _ in found):
        return []
    logs = [log10(value) for value, _, _ in found]
    low, span = min(logs), max(logs) - min(logs)
    step = (WIDTH - 2 * LEFT) // (len(found) - 1)
    heights = [round(BOTTOM - (at - low) / span * (BOTTOM - TOP)) if span else (TOP + BOTTOM) // 2 for at in logs]
    return [Point(LEFT + step * at, heights[at], *point) for at, point in enumerate(found)]
