"""The head of an entry's page, put together from one mapping for each vocabulary."""

from collections.abc import Iterable, Iterator

from ..authorities import Authorities
from ..citation import Citation
from ..entry import Entry
from ..imprint import Imprint
from ..sinks import ALTERNATE, escaped, script_json
from .dublin_core import SCHEMES, dublin_core
from .highwire import highwire
from .open_graph import open_graph
from .schema_org import schema_org
from .subject import Subject

Pairs = Iterable[tuple[str, str]]


def head_of(entry: Entry, id: str, cited: Citation, description: str, authorities: Authorities, imprint: Imprint) -> str:
    """Return the elements of an entry's head that other pages do not have."""
    subject = Subject(entry, id, cited, description, authorities, imprint)
    lines = ['<meta name="robots" content="noindex">'] if entry.status in ("draft", "review") else []
    lines += _metas("property", open_graph(subject))
    if entry.status != "withdrawn":
        lines += _metas("name", highwire(subject))
        lines += [f'<link rel="schema.{prefix}" href="{address}">' for prefix, address in SCHEMES]
        lines += _metas("name", dublin_core(subject))
        lines += [f'<link rel="{ALTERNATE}" hreflang="{tag}" href="{escaped(url)}">' for tag, url in _elsewhere(subject)]
    lines.append(f'<link rel="{ALTERNATE}" type="application/json" href="index.json" title="This entry as data">')
    lines.append(f'<script type="application/ld+json">{script_json(schema_org(subject))}</script>')
    return "\n".join(lines)


def _metas(attribute: str, pairs: Pairs) -> list[str]:
    return [f'<meta {attribute}="{name}" content="{escaped(value)}">' for name, value in pairs if value]


def _elsewhere(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield language and address of this text here, of its original, and of translations that others have published."""
    entry = subject.entry
    if subject.imprint.address:
        yield subject.cited.language, subject.cited.address
    sources = {one.id: one for one in (entry.source, *entry.sources)}
    told = [(entry.source, entry.source.language)]
    told += [
        (sources[one.published_in], one.language or key.split("-")[0])
        for key, one in entry.translations.items()
        if one.published_in in sources
    ]
    for source, language in told:
        if language and source.url and source.url != "unknown" and source.state != "deleted":
            yield language, source.url
