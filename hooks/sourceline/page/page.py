"""The page of an entry, from its values and what the directory knows of the names in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from ..citation import Citation, citation_of
from ..directory import Directory
from ..entry import Entry, Note
from ..imprint import Imprint, Repository
from ..markup import blocks, plain
from ..stale import stale_segments
from ..standing import version
from ..typesetting import typeset_each
from .cited import Cited, cited_of
from .claims import ClaimFacts, claims_of
from .fulltext import full_text
from .marks import Marks
from .related import RELATED
from .rows import Row, beside_of, rows_of
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
    """Set entries; where other entries' cards belong their pages hold empty slots (see `related`).

    Each step is taken for all of them before the next, which takes a third less time than one entry after the other.
    """
    drafts = [_Draft(order, directory, imprint) for order in orders]
    for step in (_Draft.set_context, _Draft.call_sources, _Draft.set_rows, _Draft.tell_claims, _Draft.cite):
        for draft in drafts:
            step(draft)
    bodies = typeset_each(SECTIONS, [(draft.sections, draft.shown()) for draft in drafts])
    return [
        Setting(f'<div class="entry">\n{body}{RELATED}\n</div>', draft.text(), draft.citation)
        for draft, body in zip(drafts, bodies, strict=True)
    ]


@dataclass(slots=True)
class _Draft:
    """A page on its way: what its sections show, gathered step by step."""

    order: Order
    directory: Directory
    imprint: Imprint
    marks: Marks = field(init=False)
    context: Markup = field(init=False)
    context_notes: list[tuple[str, Note]] = field(init=False)
    cited: Cited = field(init=False)
    rows: list[Row] = field(init=False)
    claims: list[ClaimFacts] = field(init=False)
    citation: Citation = field(init=False)

    def set_context(self) -> None:
        """Set what stands above the text, and number the notes called there."""
        self.marks = Marks.of(self.order.entry)
        self.context = blocks(self.order.entry.context, self.marks.mark)
        self.context_notes = [(self.marks.label(note.id), note) for note in self.marks.called()]

    def call_sources(self) -> None:
        """Find what each source is called."""
        self.cited = cited_of(self.order.entry, self.directory)

    def set_rows(self) -> None:
        """Set the text."""
        entry, terms = self.order.entry, TermLinks(self.order.terms, self.directory.authorities)
        self.rows = rows_of(entry, self.marks, stale_segments(entry), terms, self.cited)

    def tell_claims(self) -> None:
        """Gather what is told of the claims."""
        self.claims = claims_of(self.order.entry, self.order.id, self.directory, self.cited)

    def cite(self) -> None:
        """Gather the facts of the citation."""
        self.citation = citation_of(self.order.entry, self.order.id, self.directory, self.imprint)

    @property
    def sections(self) -> tuple[str, ...]:
        """The templates of the page."""
        return WITHDRAWN if self.order.entry.status == "withdrawn" else SECTIONS

    def shown(self) -> dict[str, Any]:
        """All that the templates show."""
        entry, directory = self.order.entry, self.directory
        outlets = {one.id: directory.name(one.outlet, "outlets") or one.id for one in (entry.source, *entry.sources)}
        return {
            "entry": entry, "source": entry.source, "directory": directory, "context": self.context,
            "context_notes": self.context_notes, "rows": self.rows, "first": next(iter(entry.translations.values())),
            "marks": self.marks, "claims": self.claims, "cited": self.cited, "originals": _languages(entry),
            "tongues": _tongues(entry), "outlets": outlets, "beside": beside_of(entry, outlets, directory),
            "minutes": minutes(entry), "version": version(entry), "citation": self.citation,
            "material": [one for one in entry.revisions if one.material],
            "parallel": any(row.original.html for row in self.rows), "ways": _ways(self.order, self.imprint.repository),
        }  # fmt: skip

    def text(self) -> str:
        """Set the full text for readers elsewhere."""
        return full_text(self.order.entry, self.order.id, self.context, self.rows, self.marks, self.citation, self.imprint)


def _ways(order: Order, repository: Repository | None) -> dict[str, str]:
    """Where a reader can change the entry and suggest a correction, if its files are kept where anybody may."""
    if not repository:
        return {}
    return {"edit": repository.edit(order.path), "correct": repository.correction(order.id, version(order.entry))}


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
