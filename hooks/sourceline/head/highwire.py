"""Highwire Press tags, which Google Scholar and Zotero read (scholar.google.com/intl/en/scholar/inclusion.html)."""

from collections.abc import Iterator

from .subject import Subject


def highwire(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield names and contents; an empty one is left out. There is none for a translator."""
    cited = subject.cited
    yield "citation_title", cited.title
    for name in cited.authors:
        yield "citation_author", name.whole
    for name in cited.editors:
        yield "citation_editor", name.whole
    yield "citation_publication_date", subject.published.replace("-", "/")
    yield "citation_journal_title", cited.edition
    yield "citation_language", cited.language
    for topic in subject.topics:
        yield "citation_keywords", topic
    if subject.imprint.address:
        yield "citation_public_url", cited.address
        yield "citation_fulltext_html_url", cited.address
