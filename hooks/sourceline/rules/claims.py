"""Rules on claims: each stands on words, and has come to us by a chain that can be followed."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from ..chain import is_unnamed
from ..entry import Entry, Place
from ..markup import plain
from ..reading.remedies import as_yaml
from .house import Finding, House

_STOPS = ".,;:!?…。，、"
_LIKE = 0.6
"""From here on, as difflib measures, words are taken to be those that were meant."""


def quote_not_found(entry: Entry, house: House) -> Iterator[Finding]:
    """A claim's quote stands, word for word, in the segment it names."""
    segments = {segment.id: segment for segment in entry.segments}
    for at, claim in enumerate(entry.claims):
        for position, place in enumerate(claim.at):
            segment = segments.get(place.segment)
            if segment is None:
                continue
            rendering = segment.renderings.get(place.in_)
            text = segment.original if place.in_ == "original" else rendering.text if rendering else None
            if plain(place.quote) not in plain(text or ""):
                where = ("claims", at, "at", position, "quote")
                cure, nearest = _nearest(place, entry, text)
                sentence = f"These words do not stand in {place.segment} ({place.in_})."
                yield Finding(where, sentence, cure, instead=as_yaml(nearest) if nearest else None)


def _nearest(place: Place, entry: Entry, text: str | None) -> tuple[str, str]:
    """Return the cure, and the words of the segment that were most likely meant."""
    quote = plain(place.quote)
    for segment in entry.segments:
        for key, held in (("original", segment.original), *((key, one.text) for key, one in segment.renderings.items())):
            if quote in plain(held or ""):
                return f"They stand in {segment.id} ({key}).", ""
    if not text:
        return "That text is not held: quote from another.", ""
    words, length = plain(text).split(), len(quote.split())
    windows = [" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))]
    likeness, best = max((SequenceMatcher(None, window, quote, autojunk=False).ratio(), window) for window in windows)
    best = best.rstrip(_STOPS) if quote[-1:] not in _STOPS else best
    return f"The nearest words there are: “{best}”.", best if likeness > _LIKE else ""


def words_missing(entry: Entry, house: House) -> Iterator[Finding]:
    """A claim points at the words it stands on."""
    for at, claim in enumerate(entry.claims):
        if not claim.at:
            cure = "Add `at: [{segment: s1, quote: …}]`."
            yield Finding(("claims", at), f"Nothing says on which words the claim {claim.id} stands.", cure)


def chain_missing(entry: Entry, house: House) -> Iterator[Finding]:
    """A claim has a chain: at the least who put it forward in this article."""
    for at, claim in enumerate(entry.claims):
        if not claim.chain:
            yield Finding(
                ("claims", at),
                f"Nothing says how the claim {claim.id} reached us.",
                "Add `chain:` with its first hop, `- {who: …}`.",
            )


def hop_unnamed(entry: Entry, house: House) -> Iterator[Finding]:
    """An unnamed hop carries the words by which its source describes it."""
    for at, claim in enumerate(entry.claims):
        for position, hop in enumerate(claim.chain):
            if is_unnamed(hop) and hop.descriptor is None:
                where = ("claims", at, "chain", position)
                yield Finding(where, "An unnamed voice needs a description.", "Add `descriptor: {original: …, text: …}`.")


def chain_backwards(entry: Entry, house: House) -> Iterator[Finding]:
    """The dates of a chain run forwards, from the origin to us."""
    for at, claim in enumerate(entry.claims):
        latest = None
        for position, hop in enumerate(claim.chain):
            if latest and hop.date and latest.surely_after(hop.date):
                where = ("claims", at, "chain", position, "date")
                yield Finding(
                    where,
                    f"This hop is dated {hop.date.text}, before {latest.text} further up.",
                    "Put the origin first, or mend the date.",
                )
            if hop.date and hop.date.known and not hop.date.about and (not latest or hop.date.earliest > latest.earliest):
                latest = hop.date


def hop_undefined(entry: Entry, house: House) -> Iterator[Finding]:
    """A figure's `hop` counts a hop the claim's chain has."""
    for at, claim in enumerate(entry.claims):
        for position, figure in enumerate(claim.figures):
            if figure.hop and figure.hop > len(claim.chain):
                where = ("claims", at, "figures", position, "hop")
                yield Finding(
                    where,
                    f"The chain has no hop {figure.hop}: its length is {len(claim.chain)}.",
                    "Count from 1 at the origin.",
                )


def value_missing(entry: Entry, house: House) -> Iterator[Finding]:
    """A figure says what number its words write: a value or a range."""
    for at, claim in enumerate(entry.claims):
        for position, figure in enumerate(claim.figures):
            if figure.value is None and figure.min is None and figure.max is None:
                where = ("claims", at, "figures", position)
                yield Finding(where, f"The figure {figure.id} has no number.", "Add `value: …`, or `min: …` and `max: …`.")


def range_backwards(entry: Entry, house: House) -> Iterator[Finding]:
    """A range runs from its lower to its upper end."""
    for at, claim in enumerate(entry.claims):
        for position, figure in enumerate(claim.figures):
            if figure.min is not None and figure.max is not None and figure.min > figure.max:
                where = ("claims", at, "figures", position, "min")
                yield Finding(where, f"The range {figure.min}–{figure.max} runs backwards.", "Exchange `min` and `max`.")


def assessment_unordered(entry: Entry, house: House) -> Iterator[Finding]:
    """Assessments stand in the order they were made, the latest last."""
    for at, claim in enumerate(entry.claims):
        for position, (earlier, later) in enumerate(zip(claim.assessments, claim.assessments[1:], strict=False)):
            if earlier.date.surely_after(later.date):
                where = ("claims", at, "assessments", position + 1, "date")
                yield Finding(where, f"This assessment is older than the one before it ({earlier.date.text}).", "Move it up.")
