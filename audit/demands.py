"""What is demanded of a page's first visit, and where one falls short."""

from collections.abc import Iterator

from lighthouse import Visit

SCORES = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
"""The least score of each category."""

TRANSFER = 120_000
"""The most bytes that a first visit to an entry may put on the wire, heads included."""


def shortfalls(visit: Visit, origin: str) -> Iterator[str]:
    """A sentence for each demand on scores, origins and layout shift that a visit does not meet."""
    for category, least in SCORES.items():
        if visit.scores[category] < least:
            losses = "; ".join(visit.losses[category])
            yield f"{category} has {visit.scores[category]}, demanded are {least}: {losses}"
    if foreign := sorted(visit.origins - {origin}):
        yield f"the page asks other origins: {', '.join(foreign)}"
    if visit.shift:
        yield f"the layout shifts by {visit.shift:.3f}, demanded is 0"


def overweight(visit: Visit) -> Iterator[str]:
    """The demand on an entry's weight, if it is not met."""
    if visit.transferred > TRANSFER:
        yield f"a first visit transfers {visit.transferred:,} bytes, allowed are {TRANSFER:,}"
