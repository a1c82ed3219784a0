"""Open Graph for an article (ogp.me); the shell has what every page tells, the title, the description and the address."""

from collections.abc import Iterator

from .subject import Subject


def open_graph(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield properties and contents; an empty one is left out."""
    yield "og:type", "article"
    if subject.entry.status == "withdrawn":
        return
    yield "article:published_time", subject.published
    yield "article:modified_time", subject.changed
    for topic in subject.topics:
        yield "article:tag", topic
