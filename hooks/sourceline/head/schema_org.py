"""Schema.org as JSON-LD: the article, the works it rests on, its claims, and reviews of those that were judged."""

from collections.abc import Iterable, Iterator

from msgspec import Raw

from .. import entry as given
from ..chain import first_named, sources_of
from ..entry import Moment, Reference
from ..markup import plain
from ..standing import version
from .parties import Parties
from .subject import Subject
from .things import Article, Claim, ClaimReview, CorrectionComment, CreativeWork, Graph, MediaObject, Organization, Rating, There


def schema_org(subject: Subject) -> Graph:
    """Return the graph of an entry; of a withdrawn one only that there was one."""
    return Graph("https://schema.org", [*_nodes(subject)])


def _nodes(subject: Subject) -> Iterator[Article | CreativeWork | Claim | ClaimReview]:
    entry = subject.entry
    yield _article(subject)
    if entry.status != "withdrawn":
        for source in (entry.source, *entry.sources):
            yield _work(source, subject)
        for claim in entry.claims:
            yield _claim(claim, subject)
            yield from _reviews(claim, subject)


def _article(subject: Subject) -> Article:
    entry, imprint, here, known = subject.entry, subject.imprint, subject.here, subject.known
    article = Article(
        id=f"{here}#article", headline=entry.title, url=here, creative_work_status=entry.status,
        publisher=Organization(imprint.name, imprint.address), date_published=subject.published,
        date_modified=subject.changed, version=version(entry),
        correction=[_correction(one) for one in entry.revisions if one.material or one.kind == "withdrawal"],
    )  # fmt: skip
    if entry.status != "withdrawn":
        first = next(iter(entry.translations.values()))
        article.description, article.in_language, article.license = subject.description, subject.cited.language, subject.licence
        article.translation_of_work = _source(entry.source.id, here)
        article.author = _parties(entry.source.authors, known.people)
        article.translator = _parties(first.translators, known.people)
        article.editor = _parties(entry.editors, known.people)
        article.about = [known.topics[one] for one in entry.topics]
        article.is_based_on = [_source(one.id, here) for one in entry.sources]
        article.mentions = [There(f"{here}#{one.id}") for one in entry.claims]
        article.encoding = MediaObject("application/json", f"{here}index.json")
    return article


def _correction(one: given.Revision) -> CorrectionComment:
    return CorrectionComment(one.date.iso, plain(one.what))


def _work(source: given.Source, subject: Subject) -> CreativeWork:
    title, rights, here, known = source.title, source.rights, subject.here, subject.known
    return CreativeWork(
        f"{here}#source-{source.id}", "CreativeWork", name=title.text if title else None, description=source.about,
        alternate_name=[one for one in (title.transliteration, title.translation) if one] if title else [],
        in_language=source.language, author=_parties(source.authors, known.people), publisher=known.outlets[source.outlet],
        date_published=_day(source.date), url=source.url if source.url != "unknown" else None,
        archived_at=[one.url for one in source.archives],
        is_based_on=_source(source.derives_from, here) if source.derives_from else None,
        copyright_holder=Organization(rights.holder) if rights and rights.holder else None,
        copyright_notice=rights.basis if rights else None,
    )  # fmt: skip


def _claim(claim: given.Claim, subject: Subject) -> Claim:
    here, named = subject.here, first_named(claim.chain)
    first = next((hop.source for hop in claim.chain if hop.source), None)
    return Claim(
        f"{here}#{claim.id}", "Claim", claim.text, subject.known.people[named.who] if named else None,
        _source(first, here) if first else None, [_source(one, here) for one in sources_of(claim)],
    )  # fmt: skip


def _reviews(claim: given.Claim, subject: Subject) -> Iterator[ClaimReview]:
    here, there = subject.here, There(f"{subject.here}#{claim.id}")
    for number, one in enumerate(claim.assessments, 1):
        yield ClaimReview(
            id=f"{there.id}-review-{number}", url=there.id, claim_reviewed=claim.text, item_reviewed=there,
            author=subject.known.people[one.by], date_published=one.date.iso, review_body=plain(one.why),
            review_rating=Rating(one.verdict.replace("-", " ")),
            citation=[_source(proof.source, here) for proof in one.evidence],
        )  # fmt: skip


def _source(id: str, here: str) -> There:
    return There(f"{here}#source-{id}")


def _day(moment: Moment | None) -> str:
    return moment.iso if moment else ""


def _parties(references: Iterable[Reference], known: Parties) -> list[Raw]:
    return [party for one in references if (party := known[one])]
