"""What a claim's chain tells: depth, first named voice, weakest hop, independent origins. Derived, never typed."""

from collections.abc import Iterable, Mapping

from .entry import Claim, Entry, Hop, Source

# From firmest to weakest, after how near the relay stood to what it tells.
_BASES = ("participant", "witness", "document", "inference", "hearsay", "unknown", None)


def is_unnamed(hop: Hop) -> bool:
    """Whether a hop leaves open who it is."""
    return hop.who == "unnamed"


def first_named(chain: Iterable[Hop]) -> Hop | None:
    """Return the first hop with a name, or None."""
    for hop in chain:
        if not is_unnamed(hop):
            return hop
    return None


def weakest(chain: tuple[Hop, ...]) -> Hop | None:
    """Return the hop that knew least how it knew, the earliest of several; None for an empty chain."""
    return max(chain, key=lambda hop: _BASES.index(hop.basis), default=None)


def sources_by_id(entry: Entry) -> dict[str, Source]:
    """Return the article's own source and all others by their ids."""
    return {source.id: source for source in (entry.source, *entry.sources)}


def root(source: str, sources: Mapping[str, Source]) -> str:
    """Follow `derives_from` to the source a source's news goes back to; a circle ends where it closes."""
    seen = {source}
    while (known := sources.get(source)) and known.derives_from and known.derives_from not in seen:
        source = known.derives_from
        seen.add(source)
    return source


def sources_of(claim: Claim) -> list[str]:
    """Return the ids of all sources a claim stands in: hops, appearances and variants of its figures."""
    ids = [hop.source for hop in claim.chain if hop.source]
    ids += [appearance.source for appearance in claim.appearances]
    ids += [variant.source for figure in claim.figures for variant in figure.variants]
    return list(dict.fromkeys(ids))


def origins(claim: Claim, sources: Mapping[str, Source]) -> tuple[int, int]:
    """Count the independent origins among a claim's sources, and the sources that could not be traced to any.

    Sources that share a root count as one origin. A root that is itself only a relay is no origin: whoever stands
    behind it is not known, and must not pass for a second voice.
    """
    roots = [root(id, sources) for id in sources_of(claim)]
    untraced = [id for id in roots if (known := sources.get(id)) and known.role == "relay"]
    return len({*roots} - {*untraced}), len(untraced)
