"""Dublin Core in HTML (DCMI, Expressing Dublin Core metadata using HTML/XHTML meta and link elements, 2008)."""

from collections.abc import Iterator

from .subject import Subject

SCHEMES = (("DC", "http://purl.org/dc/elements/1.1/"), ("DCTERMS", "http://purl.org/dc/terms/"))
"""What its prefixes stand for."""


def dublin_core(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield names and contents; an empty one is left out."""
    cited, source = subject.cited, subject.entry.source
    yield "DC.title", cited.title
    yield "DCTERMS.alternative", source.title.text if source.title else ""
    for name in cited.authors:
        yield "DC.creator", name.whole
    for name in dict.fromkeys((*cited.translators, *cited.editors)):
        yield "DC.contributor", name.whole
    yield "DC.publisher", cited.edition
    yield "DC.description", subject.description
    for topic in subject.topics:
        yield "DC.subject", topic
    yield "DCTERMS.issued", subject.published
    yield "DCTERMS.modified", subject.changed
    yield "DCTERMS.created", source.date.iso if source.date else ""
    yield "DC.language", cited.language
    yield "DC.source", source.url if source.url and source.url != "unknown" else cited.appeared
    yield "DC.identifier", cited.address
    yield "DCTERMS.license", subject.licence
    yield "DC.type", "Text"
