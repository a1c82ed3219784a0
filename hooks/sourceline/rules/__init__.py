"""The house rules, all of them, in the order a contributor meets them."""

from collections.abc import Sequence

from ..entry import Entry
from ..problem import Problem
from . import claims, identity, notes, numbers, references, sources, state, text, tier
from .edition import EDITION_RULES, edition_problems
from .house import Finding, House, Rule
from .text import TAGS
from .tier import lacks

RULES = (
    Rule(identity.id_doubled),
    Rule(identity.id_vanished),
    Rule(identity.history_rewritten),
    Rule(state.publication_undated),
    Rule(state.withdrawal_unexplained),
    Rule(text.original_misplaced),
    Rule(text.translation_missing),
    Rule(text.translation_stale),
    Rule(text.term_rejected),
    Rule(numbers.number_differs),
    Rule(text.placeholder_left),
    Rule(text.html_typed),
    Rule(text.list_joined, "advice"),
    Rule(text.markup_heavy),
    Rule(text.letters_mixed),
    Rule(notes.note_undefined),
    Rule(notes.note_unmarked),
    Rule(notes.voice_missing),
    Rule(references.source_undefined),
    Rule(references.segment_undefined),
    Rule(references.translation_undeclared),
    Rule(references.relation_undefined),
    Rule(references.authority_unknown),
    Rule(references.language_unknown),
    Rule(sources.source_circle),
    Rule(sources.address_scheme),
    Rule(sources.archive_missing, "advice"),
    Rule(sources.title_unreadable, "advice"),
    Rule(claims.quote_not_found),
    Rule(claims.words_missing),
    Rule(claims.chain_missing),
    Rule(claims.hop_unnamed),
    Rule(claims.chain_backwards),
    Rule(claims.hop_undefined),
    Rule(claims.value_missing),
    Rule(claims.range_backwards),
    Rule(claims.assessment_unordered),
    Rule(tier.tier_next, "advice"),
)


def problems_of(entry: Entry, house: House) -> list[Problem]:
    """Return everything the house rules find in an entry, not yet with lines."""
    return problems_of_each([(entry, house)])[0]


def problems_of_each(pairs: Sequence[tuple[Entry, House]]) -> list[list[Problem]]:
    """Return what the house rules find in each entry: each rule goes through all entries before the next."""
    found: list[list[Problem]] = [[] for _ in pairs]
    for rule in RULES:
        for (entry, house), problems in zip(pairs, found, strict=True):
            problems += [rule.problem(one) for one in rule.check(entry, house)]
    return found


__all__ = [
    "EDITION_RULES", "RULES", "TAGS", "Finding", "House", "Rule", "edition_problems", "lacks", "problems_of", "problems_of_each",
]  # fmt: skip
