"""The page of an entry, from its values and what the directory knows of the names in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..citation import Citation, citation_of
from ..directory import Directory
from ..entry import Entry
from ..imprint import Imprint, Repository
from ..markup import blocks, plain
from ..stale import stale_segments
from ..standing import version
from ..typesetting import typeset_each
from .cited import cited_of
from .claims import claims_of
from .fulltext import full_text
from .marks import Marks
from .related import RELATED
from .rows import beside_of, rows_of
from .termlinks import TermLinks

WORDS_A_MINUTE = 230
"""Silent reading of English prose (Brysbaert 2019, doi:10.1016/j.jml.2019.104047: 238 for non-fiction)."""

SECTIONS = ("masthead.html", "context.html", "text.html", "claims.html", "notes.html", "sources.html", "cite.html")
"""The templates of a page from top to bottom."""

WITHDRAWN = ("masthead.html", "cite.html")
"""What is left of a withdrawn entry."""


class Setting(NamedTuple):
    """What was set of an entry: the body of its page, its full text for readers elsewhere, both HTML, and its citation."""

    body: str
    text: str
    citation: Citation


class Order(NamedTuple):
    """An entry to be set.

    `terms` are the ids of the terms its originals use; each is linked where it first stands. `path` is the entry's file,
    as seen from the folder of the entries.
    """

    entry: Entry
    id: str
    terms: tuple[str, ...] = ()
    path: str = ""


def entry_page(entry: Entry, id: str, directory: Directory, imprint: Imprint, terms: tuple[str, ...] = ()) -> str:
    """Return the body of an entry's page alone."""
    return set_entries((Order(entry, id, terms),), directory, imprint)[0].body


def set_entries(orders: Sequence[Order], directory: Directory, imprint: Imprint) -> list[Setting]:
    """Set entries; where other entries' cards belong their pages hold empty slots (see `related`)."""
    shown = [_shown(order, directory, imprint) for order in orders]
    sections = [WITHDRAWN if order.entry.status == "withdrawn" else SECTIONS for order in orders]
    bodies = typeset_each(SECTIONS, [*zip(sections, shown, strict=True)])
    return [
        Setting(f'<div class="entry">\n{body}{RELATED}\n</div>', _full_text(order, one, imprint), one["citation"])
        for order, body, one in zip(orders, bodies, shown, strict=True)
    ]


def _full_text(order: Order, shown: Mapping[str, Any], imprint: Imprint) -> str:
    return full_text(order.entry, order.id, shown["context"], shown["rows"], shown["marks"], shown["citation"], imprint)


def _shown(order: Order, directory: Directory, imprint: Imprint) -> dict[str, Any]:
    """Gather all that the sections show."""
    entry, id = order.entry, order.id
    marks = Marks.of(entry)
    context = blocks(entry.context, marks.mark)
    context_notes = [(marks.label(note.id), note) for note in marks.called()]
    cited = cited_of(entry, directory)
    rows = rows_of(entry, marks, stale_segments(entry), TermLinks(order.terms, directory.authorities), cited)
    outlets = {one.id: directory.name(one.outlet, "outlets") or one.id for one in (entry.source, *entry.sources)}
    return {
        "entry": entry, "source": entry.source, "directory": directory, "context": context, "context_notes": context_notes,
        "rows": rows, "first": next(iter(entry.translations.values())), "marks": marks,
        "claims": claims_of(entry, id, directory, cited),
        "cited": cited, "originals": _languages(entry), "tongues": _tongues(entry), "outlets": outlets,
        "beside": beside_of(entry, outlets, directory),
        "minutes": minutes(entry), "version": version(entry), "citation": citation_of(entry, id, directory, imprint),
        "material": [one for one in entry.revisions if one.material], "parallel": any(row.original.html for row in rows),
        "ways": _ways(entry, id, order.path, imprint.repository),
    }  # fmt: skip


def _ways(entry: Entry, id: str, path: str, repository: Repository | None) -> dict[str, str]:
    """Where a reader can change the entry and suggest a correction, if its files are kept where anybody may."""
    if not repository:
        return {}
    return {"edit": repository.edit(path), "correct": repository.correction(id, version(entry))}


def _languages(entry: Entry) -> defaultdict[str, str]:
    """The language of each segment's original, the article's own where it names none."""
    own = entry.source.language or "und"
    return defaultdict(lambda: own, ((one.id, one.language) for one in entry.segments if one.language))


def _tongues(entry: Entry) -> defaultdict[str, str]:
    """The language of each source, the article's own for an id that no source has."""
    own = entry.source.language or "und"
    return defaultdict(lambda: own, ((one.id, one.language or "und") for one in (entry.source, *entry.sources)))


def description(entry: Entry) -> str:
    """Return what search engines and shared links say of an entry, at most 300 characters."""
    if entry.status == "withdrawn":
        return f"{entry.title}: this entry has been withdrawn."
    text = entry.summary or plain(entry.context)
    return text if len(text) <= 300 else text[:299].rsplit(" ", 1)[0] + "…"


def minutes(entry: Entry) -> int:
    """Return the reading time of context and first translation, in minutes, at least 1."""
    texts = [entry.context]
    for segment in entry.segments:
        texts += [one.text for one in list(segment.renderings.values())[:1] if one.text]
    return max(1, round(sum(text.count(" ") + 1 for text in texts) / WORDS_A_MINUTE))
