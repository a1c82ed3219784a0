"""The overviews: archive, claims, figures, people, outlets, topics, terms, corrections, and the home page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from ..authorities import record_name
from ..catalogue import Card, publication_order
from ..digest import digest
from ..language import language_name
from ..typesetting import typeset
from .bench import Bench, setting, sheet
from .following import feed_links
from .sheet import Break, Sheet, broken, paged

LATEST, NUMBERS, CORRECTIONS = 12, 8, 5
"""How many of each the home page shows."""

NAMES_ON_A_SHEET = 500

NAMES = {
    "people": ("People", "Everybody who speaks, relays, translates or judges in this edition."),
    "outlets": ("Outlets", "Publications and agencies that claims came through. Claims are judged, outlets never."),
    "topics": ("Topics", "Subjects under which entries are gathered."),
    "terms": ("Terms", "Expressions with a fixed rendering, and the renderings rejected."),
}

OVERVIEWS = {
    "archive": ("Archive", "All entries by year and language."),
    "claims": ("Claims", "Every claim with who put it forward and what became of it."),
    "figures": ("Figures", "Numbers in circulation: what was said, what is counted, who gave it, what relays made of it."),
    "corrections": ("Corrections", "Every change made after publication that a reader who quoted us must know."),
    **NAMES,
    "data": ("Data", "The whole edition for programs: entries, claims, chains, figures and where claims appeared."),
}
"""Title and description of every overview by its address."""


SEARCH = (
    "Search",
    "Everything in this edition, in the language of the translation and in the original, by names in any spelling.",
)


def overview_sheets(bench: Bench) -> Iterator[Sheet]:
    """Yield every sheet of every overview, the home page first."""
    yield _home(bench)
    yield _archive(bench)
    yield from _tables(bench, "claims", [card for card in bench.catalogue.newest_first() if card.claims])
    with_figures = [card for card in bench.catalogue.newest_first() if any(claim.figures for claim in card.claims)]
    yield from _tables(bench, "figures", with_figures)
    for kind in NAMES:
        yield from _names(bench, kind)
    yield from _corrections(bench)
    yield _search(bench)


def _home(bench: Bench) -> Sheet:
    newest = bench.catalogue.newest_first()
    latest = [card for card in newest if card.status != "withdrawn"][:LATEST]
    figures = [card for card in newest if any(one.variants for claim in card.claims for one in claim.figures)][:NUMBERS]
    corrected = revised(bench)[:CORRECTIONS]
    shown = [*latest, *figures, *(card for card, _ in corrected)]
    counts = {
        "entries": len(newest), "languages": len({card.language for card in newest if card.language}),
        "claims": sum(len(card.claims) for card in newest),
    }  # fmt: skip
    context = {
        "latest": latest, "figures": figures, "corrected": corrected, "limit": NUMBERS, **counts,
        "directory": bench.directory(0), "imprint": bench.imprint,
    }  # fmt: skip
    description = "Translated articles with their originals, their context, and every claim with the way it travelled."
    shows = bench.shows(shown, repr(counts), _people(bench, shown))
    return Sheet("home", "", "index.html", bench.imprint.name, description, shows, setting("home.html", **context))


def _archive(bench: Bench) -> Sheet:
    cards = bench.catalogue.cards.values()
    years = sorted(Counter(card.year for card in cards if card.year).items(), reverse=True)
    languages = sorted(Counter(card.language for card in cards if card.language).items(), key=lambda one: language_name(one[0]))
    title, description = OVERVIEWS["archive"]
    set = setting("archive.html", years=years, languages=languages, total=len(cards), title=title, description=description)
    return Sheet("archive", "archive", "index.html", title, description, digest(repr((years, languages, len(cards)))), set)


def _tables(bench: Bench, kind: str, cards: list[Card]) -> Iterator[Sheet]:
    title, description = OVERVIEWS[kind]
    for at, shown in broken(cards):
        shows = bench.shows(shown, _people(bench, shown))
        yield sheet(kind, kind, at, title, description, shows, partial(_set_table, bench, kind, at, list(shown)))


def _set_table(bench: Bench, kind: str, at: Break, cards: list[Card]) -> str:
    title, description = OVERVIEWS[kind]
    rows = bench.pieces(f"{kind}_rows", cards, 1)
    return typeset("overview-table.html", kind=kind, title=title, description=description, rows=rows, at=at)


def _names(bench: Bench, kind: str) -> Iterator[Sheet]:
    title, description = NAMES[kind]
    records = bench.authorities.of(kind)
    listed = bench.listed(kind)
    named = sorted(((record_name(record), id) for id, record in records.items()), key=lambda one: (one[0].casefold(), one[1]))
    for at, shown in paged(named, NAMES_ON_A_SHEET):
        rows = [(name, id, records[id], len(listed.get(id, ()))) for name, id in shown]
        shows = digest(*(f"{id} {count} {bench.authorities.digests.get(f'{kind}/{id}', '')}" for _, id, _, count in rows))
        set = setting(
            "names.html",
            kind=kind,
            title=title,
            description=description,
            rows=rows,
            at=at,
            kinds=NAMES,
            directory=bench.directory(1),
        )
        yield sheet(kind, kind, at, title, description, shows, set)


def _corrections(bench: Bench) -> Iterator[Sheet]:
    title, description = OVERVIEWS["corrections"]
    for at, shown in broken(revised(bench)):
        set = setting("corrections.html", title=title, description=description, revised=shown, at=at)
        shows = bench.shows(card for card, _ in shown)
        yield sheet("corrections", "corrections", at, title, description, shows, set, feed_links(title))


def _search(bench: Bench) -> Sheet:
    title, description = SEARCH
    ways = [(folder, *words) for folder, words in OVERVIEWS.items()]
    searchable = bench.imprint.searchable
    set = setting("search.html", title=title, description=description, ways=ways, searchable=searchable)
    return Sheet("search", "search", "index.html", title, description, digest(repr((ways, searchable))), set)


def revised(bench: Bench) -> list[tuple[Card, int]]:
    """Cards with the position of each of their material revisions, the latest revision first."""
    found = [
        (card, at) for card in bench.catalogue.cards.values() for at, one in enumerate(card.revisions) if one.material
    ]  # fmt: skip
    return sorted(
        found, key=lambda one: (one[0].revisions[one[1]].date.earliest, publication_order(one[0]), one[1]), reverse=True
    )


def _people(bench: Bench, cards: Sequence[Card]) -> str:
    """Return a digest of the records that claims on cards name as claimants and givers."""
    claims = [claim for card in cards for claim in card.claims]
    refs = {claim.claimant for claim in claims} | {one.giver for claim in claims for one in claim.figures}
    names = [f"{kind}/{ref}" for kind in ("outlets", "people") for ref in sorted(ref for ref in refs if isinstance(ref, str))]
    return digest(*bench.authorities.states(names))
