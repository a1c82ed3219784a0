"""A feed as Atom (RFC 4287)."""

from collections.abc import Iterator
from functools import lru_cache

from ..digest import digest
from ..imprint import Imprint
from ..listings import ATOM
from ..sinks import xml
from .feed import Feed, Item, moment


def atom(feed: Feed) -> str:
    """Write a feed; carriage returns are written as references, because XML would read them as newlines."""
    return "".join(_pieces(feed)).replace("\r", "&#13;")


def _pieces(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
    yield f"<id>{_id(feed.address() if feed.imprint.address else '', feed.imprint.name, feed.folder)}</id>\n"
    yield f"<title>{xml(feed.title)}</title>\n<subtitle>{xml(feed.description)}</subtitle>\n"
    yield f"<updated>{moment(feed.changed)}</updated>\n"
    yield f'<link rel="self" type="application/atom+xml" href="{xml(feed.address(ATOM))}"/>\n'
    yield f'<link rel="alternate" type="text/html" href="{xml(feed.address())}"/>\n'
    yield f"<author><name>{xml(feed.imprint.name)}</name></author>\n"
    yield from (_entry(item, feed.imprint) for item in feed.items)
    yield "</feed>\n"


@lru_cache(maxsize=512)
def _entry(item: Item, imprint: Imprint) -> str:
    """Write an item, once for all feeds it stands in."""
    return "".join(_told(item, imprint))


def _told(item: Item, imprint: Imprint) -> Iterator[str]:
    yield f"<entry>\n<id>{_id(item.id if imprint.address else '', imprint.name, item.id)}</id>\n"
    yield f"<title>{xml(item.title)}</title>\n<updated>{moment(item.changed)}</updated>\n"
    if item.published:
        yield f"<published>{moment(item.published)}</published>\n"
    yield f'<link rel="alternate" type="text/html" href="{xml(item.url)}"/>\n'
    if item.data:
        yield f'<link rel="alternate" type="application/json" href="{xml(item.data)}"/>\n'
    if item.source:
        yield f'<link rel="via" href="{xml(item.source)}"/>\n'
    yield from (f"<author><name>{xml(name)}</name></author>\n" for name in item.authors)
    yield from (f"<contributor><name>{xml(name)}</name></contributor>\n" for name in item.translators)
    yield from (f'<category term="{xml(topic)}"/>\n' for topic in item.topics)
    if item.licence:
        yield f"<rights>{xml(item.licence)}</rights>\n"
    if item.summary:
        yield f"<summary>{xml(item.summary)}</summary>\n"
    if item.html:
        yield f'<content type="html" xml:lang="{xml(item.language)}">{xml(item.html)}</content>\n'
    yield "</entry>\n"


def _id(address: str, edition: str, path: str) -> str:
    """An id must be absolute: the address, or where the edition has none yet a name made of what it is."""
    if address:
        return xml(address)
    number = digest(edition, path)
    return "urn:uuid:" + "-".join((number[:8], number[8:12], f"8{number[13:16]}", f"8{number[17:20]}", number[20:32]))
