"""The sheets of feeds: which entries stand in which, and when one has to be written again."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..authorities import record_name
from ..catalogue import Card
from ..digest import digest
from ..listings import ATOM, FOLLOWED, JSON, LISTED, Bench, Sheet, is_followed, revised
from ..standing import last_changed
from .atom import atom
from .feed import Feed, Item
from .items import Read, correction_items, entry_items
from .json_feed import json_feed

EDITION, GROUP, CORRECTIONS = 20, 10, 50
"""How many items a feed holds: the edition's, that of a topic, an outlet or a person, and that of material corrections."""

_WRITERS = {ATOM: atom, JSON: json_feed}

Make = Callable[[], Sequence[Item]]


def feed_sheets(bench: Bench, texts: Mapping[str, str], read: Read) -> Iterator[Sheet]:
    """Yield both files of every feed; `texts` has a digest of the text of each entry, `read` gives its offprint."""
    imprint = bench.imprint
    latest, members = _latest(bench)

    def of_entries(folder: str, title: str, cards: Sequence[Card]) -> Iterator[Sheet]:
        ids = [card.id for card in cards]
        about = f"{title}: the latest entries with their notes." if folder else "The latest entries with their notes."
        shows = digest(title, *(f"{id} {texts[id]}" for id in ids))
        yield from _files(bench, folder, title, about, shows, lambda: [*entry_items(ids, texts, read, imprint)])

    yield from of_entries("", imprint.name, latest)
    for kind in sorted(FOLLOWED):
        for id, record in sorted(bench.authorities.of(kind).items()):
            cards = members[kind].get(id, [])
            if is_followed(kind, id, cards, bench.released):
                yield from of_entries(f"{kind}/{id}", f"{record_name(record)} · {imprint.name}", cards)
    corrected = revised(bench)[:CORRECTIONS]
    shows = bench.shows((card for card, _ in corrected), repr([at for _, at in corrected]))
    about = "Every change made after publication that a reader who quoted us must know."
    made = lambda: [*correction_items(corrected, imprint)]  # noqa: E731
    yield from _files(bench, "corrections", f"Corrections · {imprint.name}", about, shows, made)


def _latest(bench: Bench) -> tuple[list[Card], dict[str, dict[str, list[Card]]]]:
    """The latest changed cards of the edition, and of each topic, outlet and person by kind and id."""
    public = [card for card in bench.catalogue.cards.values() if card.status == "published"]
    public.sort(key=_order, reverse=True)
    found: dict[str, dict[str, list[Card]]] = {}
    for kind in FOLLOWED:
        keys, groups = LISTED[kind], defaultdict[str, list[Card]](list)
        for card in public:
            for id in dict.fromkeys(keys(card)):
                if len(group := groups[id]) < GROUP:
                    group.append(card)
        found[kind] = groups
    return public[:EDITION], found


def _order(card: Card) -> tuple[tuple[int, int, int], str]:
    changed = last_changed(card)
    return changed.earliest if changed else (0, 0, 0), card.id


def _files(bench: Bench, folder: str, title: str, about: str, shows: str, make: Make) -> Iterator[Sheet]:
    for file, writer in _WRITERS.items():

        def set(writer: Callable[[Feed], str] = writer) -> bytes:  # nothing to be stamped into a page
            return writer(Feed(f"{folder}/" if folder else "", title, about, make(), bench.imprint)).encode()

        yield Sheet("bare", folder, file, title, "", shows, set)
