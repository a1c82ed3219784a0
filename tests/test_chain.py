"""What a chain tells: who is first named, which hop is weakest, how many origins are independent."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sourceline.catalogue import Catalogue, Link, card_of
from sourceline.chain import first_named, origins, root, sources_by_id, sources_of, weakest
from sourceline.entry import Appearance, Claim, Entry, Hop, Named, Source
from sourceline.reading.vocabulary import adapter

CLAIM = adapter(Claim).validate_python(
    {
        "id": "c1", "text": "The district has sown 800 hectares.", "kind": "quantity",
        "chain": [
            {"who": "unnamed", "basis": "witness", "source": "video"},
            {"who": {"name": "A. Farmer"}, "basis": "hearsay", "source": "video"},
            {"who": "example-gazette", "basis": "document"},
            {"who": "example-radio", "basis": "hearsay", "source": "radio"},
        ],
        "appearances": [{"source": "weblog"}, {"source": "radio"}],
        "figures": [{"id": "f1", "raw": "800", "of": "hectares", "variants": [{"source": "mirror", "raw": "900"}]}],
    }
)  # fmt: skip

ENTRY = adapter(Entry).validate_python(
    {
        "title": "Spring sowing", "context": "Why.", "translations": {"en": {"method": "human"}}, "segments": [{"id": "s1"}],
        "source": {"id": "gazette", "derives_from": "radio"},
        "sources": [
            {"id": "video"},
            {"id": "radio", "derives_from": "video"},
            {"id": "weblog", "derives_from": "ring"},
            {"id": "ring", "role": "relay", "derives_from": "weblog"},
            {"id": "mirror", "derives_from": "lost"},
        ],
    }
)  # fmt: skip


def test_first_named() -> None:
    first = first_named(CLAIM.chain)
    assert first
    assert first.who == Named(name="A. Farmer")
    assert first_named(CLAIM.chain[:1]) is None


def test_weakest_is_the_earliest_of_the_weakest() -> None:
    assert weakest(CLAIM.chain) is CLAIM.chain[1]
    assert weakest(CLAIM.chain[:1] + CLAIM.chain[2:3]) is CLAIM.chain[2]
    assert weakest(()) is None


def test_a_hop_that_does_not_say_is_weaker_than_one_that_says_unknown() -> None:
    hops = adapter(tuple[Hop, ...]).validate_python([{"who": "a", "basis": "unknown"}, {"who": "b"}])
    assert weakest(hops) is hops[1]


@pytest.mark.parametrize(
    ("source", "goes_back_to"),
    [("gazette", "video"), ("video", "video"), ("mirror", "lost"), ("weblog", "ring"), ("ring", "weblog"), ("no", "no")],
)
def test_root(source: str, goes_back_to: str) -> None:
    assert root(source, sources_by_id(ENTRY)) == goes_back_to


def test_origins() -> None:
    assert sources_of(CLAIM) == ["video", "radio", "weblog", "mirror"]
    assert origins(CLAIM, sources_by_id(ENTRY)) == (2, 1)
    assert origins(CLAIM, {}) == (4, 0)


ROLES = st.none() | st.sampled_from(["relay", "primary"])
SOURCES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdefx"), ROLES), unique_by=lambda one: one[0], max_size=6
)


@given(SOURCES, st.lists(st.sampled_from("abcdefx"), max_size=8), st.randoms())
def test_what_is_derived_depends_on_no_order(
    sources: list[tuple[str, str | None, str | None]], cited: list[str], chance: Random
) -> None:
    def derived() -> tuple[int, int]:
        made = [Source(id=id, derives_from=parent, role=role) for id, parent, role in sources]  # type: ignore[arg-type]
        claim = replace(CLAIM, chain=(), figures=(), appearances=tuple(Appearance(source=id) for id in cited))
        return origins(claim, {source.id: source for source in made})

    before = derived()
    chance.shuffle(sources)
    chance.shuffle(cited)
    assert derived() == before
    assert 0 <= before[1] <= len(set(cited))
    assert before[0] <= len(set(cited))


@given(st.permutations(["one", "two", "three", "four"]))
def test_neither_cards_nor_files_need_an_order(order: list[str]) -> None:
    cards = {id: card_of(ENTRY, id) for id in order}
    links = {"one": Link("follow-up", "two"), "two": Link("repeats", "three", "c1", "c1"), "four": Link("earlier", "two")}
    linked = [structs.replace(cards[id], links=(links[id],) if id in links else ()) for id in order]
    catalogue = Catalogue.of(linked)
    assert catalogue.backlinks == {
        "two": (("four", links["four"]), ("one", links["one"])), "three": (("two", links["two"]),),
    }  # fmt: skip
    assert [*catalogue.cards] == ["four", "one", "three", "two"]
