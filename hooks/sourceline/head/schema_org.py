"""Schema.org as JSON-LD: the article, the works it rests on, its claims, and reviews of those that were judged."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from ..chain import first_named, sources_of
from ..entry import Claim, Moment, Named, Reference, Revision, Source
from ..markup import plain
from ..standing import version
from .subject import Subject

Node = dict[str, Any]

_encode = msgspec.json.Encoder().encode


def schema_org(subject: Subject) -> Node:
    """Return the graph of an entry; of a withdrawn one only that there was one."""
    nodes = [_article(subject)]
    if subject.entry.status != "withdrawn":
        nodes += [_work(one, subject) for one in (subject.entry.source, *subject.entry.sources)]
        for claim in subject.entry.claims:
            nodes.append(_claim(claim, subject))
            nodes += _reviews(claim, subject)
    return {"@context": "https://schema.org", "@graph": [_given(node) for node in nodes]}


def _given(node: Node) -> Node:
    """Drop what the entry does not give."""
    return {key: part for key, part in node.items() if part is not None and part != "" and part != []}


def _article(subject: Subject) -> Node:
    entry, cited, imprint, here = subject.entry, subject.cited, subject.imprint, subject.here
    edition = _given({"@type": "Organization", "name": imprint.name, "url": imprint.address})
    node = {
        "@type": "Article", "@id": f"{here}#article", "headline": entry.title, "url": here, "creativeWorkStatus": entry.status,
        "publisher": edition, "datePublished": _day(entry.published), "dateModified": _day(subject.changed),
        "version": version(entry),
        "correction": [_correction(one) for one in entry.revisions if one.material or one.kind == "withdrawal"],
    }  # fmt: skip
    if entry.status == "withdrawn":
        return node
    first = next(iter(entry.translations.values()))
    return node | {
        "description": subject.description, "inLanguage": cited.language, "license": subject.licence,
        "translationOfWork": _there(f"source-{entry.source.id}", subject.here),
        "author": _parties(entry.source.authors, subject), "translator": _parties(first.translators, subject),
        "editor": _parties(entry.editors, subject), "about": [_topic(one, subject) for one in entry.topics],
        "isBasedOn": [_there(f"source-{one.id}", subject.here) for one in entry.sources],
        "mentions": [_there(one.id, subject.here) for one in entry.claims],
        "encoding": {"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": f"{here}index.json"},
    }  # fmt: skip


def _correction(one: Revision) -> Node:
    return _given({"@type": "CorrectionComment", "datePublished": _day(one.date), "text": plain(one.what)})


def _work(source: Source, subject: Subject) -> Node:
    title, rights = source.title, source.rights
    return _there(f"source-{source.id}", subject.here) | {
        "@type": "CreativeWork", "name": title.text if title else None, "description": source.about,
        "alternateName": [one for one in (title.transliteration, title.translation) if one] if title else None,
        "inLanguage": source.language, "author": _parties(source.authors, subject),
        "publisher": _party(source.outlet, subject, ("outlets",)), "datePublished": _day(source.date),
        "url": source.url if source.url != "unknown" else None, "archivedAt": [one.url for one in source.archives],
        "isBasedOn": _there(f"source-{source.derives_from}", subject.here) if source.derives_from else None,
        "copyrightHolder": {"@type": "Organization", "name": rights.holder} if rights and rights.holder else None,
        "copyrightNotice": rights.basis if rights else None,
    }  # fmt: skip


def _claim(claim: Claim, subject: Subject) -> Node:
    named = first_named(claim.chain)
    first = next((hop.source for hop in claim.chain if hop.source), None)
    return _there(claim.id, subject.here) | {
        "@type": "Claim", "text": claim.text, "author": _party(named.who, subject) if named else None,
        "firstAppearance": _there(f"source-{first}", subject.here) if first else None,
        "appearance": [_there(f"source-{one}", subject.here) for one in sources_of(claim)],
    }  # fmt: skip


def _reviews(claim: Claim, subject: Subject) -> Iterator[Node]:
    there = _there(claim.id, subject.here)
    for number, one in enumerate(claim.assessments, 1):
        yield {
            "@type": "ClaimReview", "@id": f"{there['@id']}-review-{number}", "url": there["@id"], "claimReviewed": claim.text,
            "itemReviewed": there, "author": _party(one.by, subject), "datePublished": _day(one.date),
            "reviewBody": plain(one.why), "reviewRating": {"@type": "Rating", "alternateName": one.verdict.replace("-", " ")},
            "citation": [_there(f"source-{proof.source}", subject.here) for proof in one.evidence],
        }  # fmt: skip


def _there(place: str, here: str) -> Node:
    """Refer to what has its own address on the entry's page."""
    return {"@id": f"{here}#{place}"}


def _day(moment: Moment | None) -> str:
    return moment.iso if moment else ""


def _topic(topic: Reference, subject: Subject) -> msgspec.Raw:
    return _named("Thing", subject.authorities.name(topic, "topics"), _page(topic, ("topics",), subject))


def _parties(references: Iterable[Reference], subject: Subject) -> list[msgspec.Raw]:
    return [party for one in references if (party := _party(one, subject))]


def _party(reference: Reference | None, subject: Subject, kinds: tuple[str, ...] = ("people", "outlets")) -> msgspec.Raw | None:
    """Somebody by name, with page and Wikidata item of their record; one without passes for a person, but for outlets."""
    if reference is None or reference == "unnamed":
        return None
    known, name = subject.authorities, subject.authorities.name(reference, *kinds)
    if isinstance(reference, Named):
        return _named("Organization" if kinds == ("outlets",) else "Person", name)
    record = next((found for kind in kinds if (found := known.of(kind).get(reference))), None)
    type = "Person" if "people" in kinds and reference in known.people else "Organization"
    wikidata = f"https://www.wikidata.org/entity/{record.wikidata}" if record and record.wikidata else ""
    return _named(type, name, _page(reference, kinds, subject), wikidata)


def _page(reference: Reference, kinds: tuple[str, ...], subject: Subject) -> str:
    kind = next((kind for kind in kinds if isinstance(reference, str) and reference in subject.authorities.of(kind)), "")
    return f"{subject.imprint.address or '../../'}{kind}/{reference}/" if kind else ""


@lru_cache(maxsize=8192)
def _named(type: str, name: str, page: str = "", same: str = "") -> msgspec.Raw:
    """Written once: the same few people and outlets stand on many pages."""
    return msgspec.Raw(_encode(_given({"@type": type, "@id": page, "name": name, "url": page, "sameAs": same})))
