"""Writes a made-up article, and the authority records it refers to, in the form the entry format asks for."""

from article import Article, Assessment, Claim, Figure, Hop, Note, Segment, Source
from authority import Outlet, Person, Term, Topic
from vocabulary import wording
from yaml_text import Value, print_yaml

EDITORS: Value = {"name": "The Sourceline editors"}
SCHEMA = "# yaml-language-server: $schema=../../schema/entry.schema.json\n"


def print_entry(article: Article) -> str:
    own, *others = article.sources
    entry: dict[str, Value] = {
        "title": article.title.english,
        "summary": article.summary,
        "status": "published",
        "published": str(article.published),
        "updated": str(article.revised or ""),
        "editors": [EDITORS],
        "topics": article.topics,
        "related": [{"entry": article.related[0], "type": article.related[1]}] if article.related else [],
        "selection": {"why": article.why, "represents": "typical"},
        "context": article.context,
        "source": _own_source(article, own),
        "sources": [_source(each) for each in others],
        "translations": {"en": {"translators": [EDITORS], "method": "human", "licence": "CC-BY-4.0", "version": "1"}},
        "segments": [_segment(each) for each in article.segments],
        "notes": [_note(each) for each in article.notes],
        "claims": [_claim(each, article.language) for each in article.claims],
        "revisions": [_revision(article)] if article.revised else [],
    }
    return SCHEMA + print_yaml(entry)


def print_record(record: Person | Outlet | Topic | Term) -> str:
    """The file of an authority record."""
    match record:
        case Person(_, name, language, native) | Outlet(_, name, language, native):
            values: dict[str, Value] = {"name": name, "names": {language: native}}
            if isinstance(record, Outlet):
                values |= {"language": language, "kind": "newspaper", "place": record.place}
        case Topic(_, title, about):
            values = {"title": title, "about": about}
        case Term(_, labels, rejected):
            rejection: Value = {"text": rejected, "why": wording()["terms"]["why"]}
            values = {
                "labels": dict(labels),
                "chosen": {"en": dict(labels)["en"]},
                "rejected": [rejection],
                "note": wording()["terms"]["note"],
            }
    return print_yaml(values)


def _own_source(article: Article, source: Source) -> Value:
    title: Value = {"text": article.title.original, "translation": article.title.english}
    return {
        "outlet": source.outlet,
        "authors": [article.author],
        "title": title,
        "extent": "full",
        **_provenance(source),
        "rights": {"basis": "quotation", "holder": "The newspaper"},
    }


def _source(source: Source) -> Value:
    return {"id": source.id, "role": source.role, "outlet": source.outlet, **_provenance(source)}


def _provenance(source: Source) -> dict[str, Value]:
    return {
        "language": source.language,
        "date": str(source.date),
        "url": source.url,
        "archives": [{"url": source.archive, "captured": str(source.date)}],
        "state": "live",
        "derives_from": source.derives_from,
    }


def _segment(segment: Segment) -> Value:
    kind = "" if segment.kind == "paragraph" else segment.kind
    return {"id": segment.id, "kind": kind, "original": segment.text.original, "en": segment.text.english}


def _note(note: Note) -> Value:
    return {"id": note.id, "voice": note.voice, "text": note.text}


def _claim(claim: Claim, language: str) -> Value:
    relation: list[Value] = []
    if claim.relation:
        relation = [{"type": claim.relation[0], "claim": claim.relation[1]}]
    return {
        "id": claim.id,
        "text": claim.sentence.english,
        "kind": claim.kind,
        "modality": claim.modality,
        "condition": claim.condition,
        "due": claim.due,
        "at": [{"segment": claim.segment, "quote": claim.quote}],
        "chain": [_hop(each, language) for each in claim.chain],
        "figures": [_figure(claim.figure, language)],
        "appearances": [{"source": "agency", "change": claim.change}],
        "assessments": [_assessment(each) for each in claim.assessments],
        "relations": relation,
    }


def _hop(hop: Hop, language: str) -> Value:
    who: dict[str, Value] = {"who": hop.who}
    if hop.descriptor:
        described: Value = {
            "original": hop.descriptor.original,
            "text": hop.descriptor.english,
            "language": language,
        }
        who = {"who": "unnamed", "descriptor": described}
    return {
        **who,
        "basis": hop.basis,
        "verb": {"original": hop.verb.original, "translation": hop.verb.english},
        "mode": hop.mode,
        "medium": hop.medium,
        "source": hop.source,
        "lost": hop.lost,
    }


def _figure(figure: Figure, language: str) -> Value:
    variants: list[Value] = [
        {"source": each.source, "raw": each.raw, "value": each.value, "change": [each.change]} for each in figure.variants
    ]
    return {
        "id": figure.id,
        "raw": figure.raw,
        "language": language,
        "value": figure.value,
        "qualifier": "exactly",
        "unit": figure.unit,
        "of": figure.of,
        "hop": 1,
        "variants": variants,
    }


def _assessment(assessment: Assessment) -> Value:
    relation = "supports" if assessment.verdict == "supported" else "context"
    return {
        "date": str(assessment.date),
        "by": EDITORS,
        "verdict": assessment.verdict,
        "confidence": assessment.confidence,
        "why": assessment.why,
        "evidence": [{"source": "yearbook", "relation": relation}],
    }


def _revision(article: Article) -> Value:
    return {
        "date": str(article.revised),
        "version": "1.1",
        "kind": "typo",
        "material": False,
        "what": article.revision,
    }
