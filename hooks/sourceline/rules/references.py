"""Rules on references: whatever is named exists."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ..authorities import Authorities
from ..chain import sources_by_id
from ..entry import Entry, Reference, referred
from ..language import is_language, usual_tag
from ..problem import Where
from .house import Finding, House


def _missing(where: Where, sentence: str, id: str, known: Iterable[str], cure: str) -> Finding:
    """Something that is named and is not there, with the nearest that is."""
    near = get_close_matches(id, sorted(known), 1, 0.6)
    return Finding(where, sentence, f"Did you mean `{near[0]}`?", instead=near[0]) if near else Finding(where, sentence, cure)


def _source_references(entry: Entry) -> Iterator[tuple[Where, str | None]]:
    for at, source in enumerate((entry.source, *entry.sources)):
        yield (("sources", at - 1) if at else ("source",)) + ("derives_from",), source.derives_from
    for at, segment in enumerate(entry.segments):
        yield ("segments", at, "source"), segment.source
    for key, translation in entry.translations.items():
        yield ("translations", key, "published_in"), translation.published_in
    for at, note in enumerate(entry.notes):
        for position, cited in enumerate(note.cites):
            yield ("notes", at, "cites", position), cited
    for at, claim in enumerate(entry.claims):
        top = ("claims", at)
        for position, hop in enumerate(claim.chain):
            yield (*top, "chain", position, "source"), hop.source
        for position, appearance in enumerate(claim.appearances):
            yield (*top, "appearances", position, "source"), appearance.source
        for position, figure in enumerate(claim.figures):
            for step, variant in enumerate(figure.variants):
                yield (*top, "figures", position, "variants", step, "source"), variant.source
        for position, judged in enumerate(claim.assessments):
            for step, evidence in enumerate(judged.evidence):
                yield (*top, "assessments", position, "evidence", step, "source"), evidence.source


def source_undefined(entry: Entry, house: House) -> Iterator[Finding]:
    """A source that is cited is described under `source` or `sources`."""
    known = sources_by_id(entry)
    for where, source in _source_references(entry):
        if source and source not in known:
            sentence, cure = f"There is no source `{source}` in this entry.", f"Add it to `sources` with `id: {source}`."
            yield _missing(where, sentence, source, known, cure)


def segment_undefined(entry: Entry, house: House) -> Iterator[Finding]:
    """A segment that is named exists."""
    known = {segment.id for segment in entry.segments}
    named: list[tuple[Where, str | None]] = []
    for at, claim in enumerate(entry.claims):
        named += [(("claims", at, "at", position, "segment"), place.segment) for position, place in enumerate(claim.at)]
        named += [(("claims", at, "chain", position, "segment"), hop.segment) for position, hop in enumerate(claim.chain)]
    for at, revision in enumerate(entry.revisions):
        named += [(("revisions", at, "segments", position), id) for position, id in enumerate(revision.segments)]
    for where, segment in named:
        if segment and segment not in known:
            yield _missing(where, f"There is no segment {segment}.", segment, known, "Name one of the text's segments.")


def translation_undeclared(entry: Entry, house: House) -> Iterator[Finding]:
    """A key that carries text in a segment is declared under `translations`, with who made it and how."""
    for at, segment in enumerate(entry.segments):
        for key in segment.renderings:
            if key not in entry.translations:
                sentence, cure = f"No translation `{key}` is declared.", f"Declare `{key}` under `translations`."
                known = {*entry.translations, "original", "kind", "speaker"}
                yield _missing(("segments", at, key), sentence, key, known, cure)._replace(key=True)
    for at, claim in enumerate(entry.claims):
        for position, place in enumerate(claim.at):
            if place.in_ != "original" and place.in_ not in entry.translations:
                where, sentence = ("claims", at, "at", position, "in"), f"No translation `{place.in_}` is declared."
                cure = "Write `original`, or a translation's key."
                yield _missing(where, sentence, place.in_, {"original", *entry.translations}, cure)


def relation_undefined(entry: Entry, house: House) -> Iterator[Finding]:
    """A relation within the entry names another of its claims."""
    known = {claim.id for claim in entry.claims}
    for at, claim in enumerate(entry.claims):
        for position, relation in enumerate(claim.relations):
            other, _, named = relation.claim.rpartition("#")
            if other in ("", house.id) and (named not in known or named == claim.id):
                where = ("claims", at, "relations", position, "claim")
                yield Finding(
                    where,
                    f"There is no other claim {named} here.",
                    "Name one of this entry's claims, or `other-entry#c1`.",
                )


def _authority_references(entry: Entry) -> Iterator[tuple[Where, Reference | None, tuple[str, ...]]]:
    people, either = ("people",), ("people", "outlets")
    for at, source in enumerate((entry.source, *entry.sources)):
        top: Where = ("sources", at - 1) if at else ("source",)
        yield (*top, "outlet"), source.outlet, ("outlets",)
        for position, author in enumerate(source.authors):
            yield (*top, "authors", position), author, either
    for at, topic in enumerate(entry.topics):
        yield ("topics", at), topic, ("topics",)
    for at, editor in enumerate(entry.editors):
        yield ("editors", at), editor, people
    for key, translation in entry.translations.items():
        for part in ("translators", "revisers"):
            for position, one in enumerate(getattr(translation, part)):
                yield ("translations", key, part, position), one, either
    for at, segment in enumerate(entry.segments):
        yield ("segments", at, "speaker"), segment.speaker, either
    for at, note in enumerate(entry.notes):
        yield ("notes", at, "by"), note.by, either
    for at, claim in enumerate(entry.claims):
        for position, hop in enumerate(claim.chain):
            yield ("claims", at, "chain", position, "who"), None if hop.who == "unnamed" else hop.who, either
        for position, judged in enumerate(claim.assessments):
            yield ("claims", at, "assessments", position, "by"), judged.by, either
    for at, revision in enumerate(entry.revisions):
        yield ("revisions", at, "reported_by"), revision.reported_by, either


def authority_unknown(entry: Entry, house: House) -> Iterator[Finding]:
    """A person, outlet or topic named by its id has a record."""
    known: Authorities = house.authorities
    for where, reference, kinds in _authority_references(entry):
        id = referred(reference)
        if id and not any(id in known.of(kind) for kind in kinds):
            records = {record for kind in kinds for record in known.of(kind)}
            sentence = f"There is no record `{id}` among the {' or '.join(kinds)}."
            yield _missing(where, sentence, id, records, f"Add entries/authority/{kinds[0]}/{id}.yml, or write `{{name: …}}`.")


def language_unknown(entry: Entry, house: House) -> Iterator[Finding]:
    """A language tag names a language; `und` says that it is not known."""
    tagged: list[tuple[Where, str | None]] = [(("source", "language"), entry.source.language)]
    tagged += [(("sources", at, "language"), source.language) for at, source in enumerate(entry.sources)]
    tagged += [(("segments", at, "language"), segment.language) for at, segment in enumerate(entry.segments)]
    tagged += [(("translations", key, "language"), one.language) for key, one in entry.translations.items()]
    tagged += [(("translations", key), key.split("-")[0]) for key, one in entry.translations.items() if not one.language]
    for at, claim in enumerate(entry.claims):
        tagged += [(("claims", at, "figures", position, "language"), one.language) for position, one in enumerate(claim.figures)]
        for position, hop in enumerate(claim.chain):
            for part, words in (("descriptor", hop.descriptor), ("words", hop.words)):
                if words:
                    tagged.append((("claims", at, "chain", position, part, "language"), words.language))
    for where, tag in tagged:
        if tag and not is_language(tag):
            usual = usual_tag(tag)
            cure = f"Write `{usual}`." if usual else "Look it up in the IANA registry, or write `und`."
            at_key = len(where) == 2 and where[0] == "translations"
            yield Finding(where, f"No language has the tag `{tag}`.", cure, instead=usual or None, key=at_key)
