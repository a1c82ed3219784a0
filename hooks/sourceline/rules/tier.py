"""How far an entry has come: submitted, publishable, exemplary."""

from collections.abc import Iterator

from ..entry import Entry
from .house import Finding, House


def lacks(entry: Entry) -> tuple[str, list[str]]:
    """Return the tier an entry has reached and what the next one asks for; nothing for an exemplary one."""
    if wanting := list(_for_publication(entry)):
        return "submitted", wanting
    if wanting := list(_for_example(entry)):
        return "publishable", wanting
    return "exemplary", []


def _for_publication(entry: Entry) -> Iterator[str]:
    source = entry.source
    if not source.archives and not source.archive_note:
        yield "an archived copy of the source, or the reason there is none"
    if source.rights is None:
        yield "the basis on which the text is reproduced (`source.rights.basis`)"
    if entry.selection is None:
        yield "why it was selected (`selection.why`)"
    if any(note.voice is None for note in entry.notes):
        yield "a voice for every note"
    if not any(claim.at and claim.chain for claim in entry.claims):
        yield "a claim with its words (`at`) and its chain"


def _for_example(entry: Entry) -> Iterator[str]:
    figures = [figure for claim in entry.claims for figure in claim.figures]
    if figures and not any(figure.variants for figure in figures):
        yield "figures with the variants relays made of them"
    if not any(claim.relations for claim in entry.claims) and not entry.related:
        yield "relations to other claims or entries"
    if not entry.claims or not all(any(one.evidence for one in claim.assessments) for claim in entry.claims):
        yield "an assessment with evidence for every claim"


def tier_next(entry: Entry, house: House) -> Iterator[Finding]:
    """An entry is exemplary; until then, the next tier tells what it lacks."""
    tier, wanting = lacks(entry)
    if wanting:
        following = "publishable" if tier == "submitted" else "exemplary"
        yield Finding((), f"This entry is {tier}.", f"To be {following} it lacks {'; '.join(wanting)}.")
