"""The plot of a figure: its value at the origin and at each relay that changed it, for the eye; a table says the same."""

from dataclasses import dataclass
from decimal import Decimal
from math import log10

from ..entry import Figure

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 118, 70, 34, 74


@dataclass(frozen=True, slots=True)
class Point:
    """One relay on the plot, in the units of its view box."""

    x: int
    y: int
    value: Decimal
    who: str
    changed: bool


def points_of(figure: Figure, origin: str, relays: list[str]) -> list[Point]:
    """Place the figure and its valued variants from left to right, heights on a logarithmic scale.

    `relays` names the variants' sources in their order. Fewer than two valued points make no plot.
    """
    start = figure.value or figure.min or figure.max
    found = [] if start is None else [(start, origin, False)]
    found += [
        (one.value, who, bool(one.change)) for one, who in zip(figure.variants, relays, strict=True) if one.value is not None
    ]
    if len(found) < 2 or start is None or any(value <= 0 for value, _, _ in found):
        return []
    logs = [log10(value) for value, _, _ in found]
    low, span = min(logs), (max(logs) - min(logs)) or 1.0
    step = (WIDTH - 2 * LEFT) // (len(found) - 1)
    flat = max(logs) == min(logs)
    return [
        Point(
            LEFT + step * at,
            (TOP + BOTTOM) // 2 if flat else round(BOTTOM - (logs[at] - low) / span * (BOTTOM - TOP)),
            value,
            who,
            changed,
        )
        for at, (value, who, changed) in enumerate(found)
    ]
