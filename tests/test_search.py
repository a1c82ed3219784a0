"""Search: what a leaf holds, how words are cut, and how an edition is divided; the search itself is tested in a browser."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.catalogue import Catalogue, card_of
from sourceline.entry import Entry
from sourceline.printing.survey import survey
from sourceline.reading import read_entry
from sourceline.search import bucket, facets, group, guide, leaves_of, shards
from sourceline.search.forms import further_forms
from sourceline.search.index import BUCKETS, LEAVES
from sourceline.search.words import paired

ENTRIES = Path(__file__).parent.parent / "entries"
SEED = ENTRIES / "2023/sladkov-contingent.yml"
KOREAN = ENTRIES / "2023/kim-yo-jong-one-trench.yml"
AUTHORITIES = survey(ENTRIES).authorities


def entry_of(file: Path) -> Entry:
    entry, _ = read_entry(file.read_bytes(), file.name)
    assert entry
    return entry


def leaves(file: Path) -> dict[str, str]:
    return dict(leaves_of(entry_of(file), AUTHORITIES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国政府", "中国 国政 政府 府"),
        ("조선중앙통신은 17일 보도했다.", "조선 선중 중앙 앙통 통신 신은 은 17 일 보도 도했 했다 다 ."),
        ("23万名，", "23 万名 名 ，"),
        ("キム・ヨジョン", "キム ム・ ・ヨ ヨジ ジョ ョン ン"),
        ("ที่นี่", "ที่นี่ นี่"),
        ("plain words, untouched", "plain words, untouched"),
    ],
)
def test_text_without_spaces_is_cut_into_pairs(text: str, expected: str) -> None:
    assert paired(text) == expected


@given(st.text(alphabet="中国政府ガ한글ก", min_size=2))
def test_every_pair_of_neighbours_is_there_to_be_found(text: str) -> None:
    assert all(text[at : at + 2] in paired(text).split() for at in range(len(text) - 1))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("לשואה", "he", {"שואה"}),
        ("והממשלה", "he", {"הממשלה", "ממשלה"}),
        ("القاهرة", "ar", {"القاهره"}),
        ("وبالطحين", "ar", {"طحین"}),
        ("٥٠٠ ١٢٬٠٠٠", "ar", {"500", "12000"}),
        ("کشتی\u200cها", "fa", {"کشتی", "ها"}),
        ("ושהתמרים כ-1,500", "he", {"תמרים", "1500"}),
        ("das Getreideabkommen", "de", {"abkommen"}),
        ("Truppenübungsplatz", "de", {"übungsplatz", "platz"}),
        ("Grünwald", "de", {"Gruenwald"}),
        ("800 000 т, 1\u00a0200", "ru", {"800000", "1200"}),
        ("“Łódź” — Ørsted", "en", {"Lódź", "Orsted"}),
        ("選舉委員會", "zh-Hant", {"选举委员会"}),
        ("选举委员会", "zh-Hans", set()),
        ("“plain” words — all", "en", set()),
        ("Getreide", "pl", set()),
    ],
)
def test_further_forms(text: str, language: str, expected: set[str]) -> None:
    assert expected <= set(further_forms(text, language))
    assert expected or not list(further_forms(text, language))


def test_a_leaf_for_each_group_with_the_ids_of_the_page() -> None:
    found = leaves(SEED)
    assert set(found) == {"ar", "en", "ru"}
    entry = entry_of(SEED)
    ids = {*(one.id for one in entry.segments), *(one.id for one in entry.claims), *(one.id for one in entry.notes)}
    assert ids <= set(re.findall(r"<a id=([a-z0-9]+)~", "".join(found.values())))
    assert '<html lang="ru">' in found["ru"].replace("lang=ru", 'lang="ru"')


def test_a_leaf_in_the_editions_language_has_names_in_every_spelling() -> None:
    names = re.search(r"<a id=names></a><p[^>]*>([^<]*)", leaves(KOREAN)["en"])
    assert names
    spellings = (paired(name) for name in AUTHORITIES.people["kim-yo-jong"].names.values())
    assert all(name in names[1] for name in spellings)


def test_of_a_withdrawn_entry_only_the_title_is_found() -> None:
    withdrawn = replace(entry_of(SEED), status="withdrawn")
    (leaf,) = leaves_of(withdrawn, AUTHORITIES).values()
    assert withdrawn.title in leaf
    assert re.findall("<a id=([^ >]+)", leaf) == ["content~en"]


def test_what_looks_like_markup_stays_text() -> None:
    hostile = replace(entry_of(SEED), context='"><script>alert(1)</script>')
    leaf = leaves_of(hostile, AUTHORITIES)["en"]
    assert "<script" not in leaf


def test_shards_are_bounded_and_every_leaf_is_in_one() -> None:
    given = [("en", f"entry-{number}", "d") for number in range(5 * LEAVES)] + [("ru", "entry-1", "d")]
    found = list(shards(given))
    assert sorted((one.group, *leaf) for one in found for leaf in one.leaves) == sorted(given)
    assert max(len(one.leaves) for one in found) < 1.2 * LEAVES
    for one in found:
        assert all(bucket(id) in one.buckets for id, _ in one.leaves)
    assert {number for one in found if one.group == "en" for number in one.buckets} == set(range(BUCKETS))


def test_one_changed_leaf_changes_one_shard() -> None:
    before = [("en", f"entry-{number}", "old") for number in range(4 * LEAVES)]
    after = [(name, id, "new" if id == "entry-77" else number) for name, id, number in before]
    changed = [one.name for one, other in zip(shards(before), shards(reversed(after)), strict=True) if one.mark != other.mark]
    assert len(changed) == 1


def test_the_guide_names_scripts_only_where_they_are_used() -> None:
    divided = shards((name, "a", "d") for name in ("en", "hani", "arab", "hebr", "ru", "und"))
    found = json.loads(guide({one: f"{one.name}-1f" for one in divided}, {"ko", "ja", "ru", "fa"}, "en"))["groups"]
    assert found["hani"]["scripts"] == ["Jpan", "Kore"]
    assert found["arab"]["scripts"] == ["Arab"]
    assert found["hebr"]["scripts"] == ["Hebr"], "a language that only a quotation is in"
    assert found["ru"]["scripts"] == ["Cyrl"]
    assert found["und"]["shards"] == ["und-0-1f"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hant", "hani"),
        ("ja", "hani"),
        ("ko-KP", "hani"),
        ("pt-BR", "pt"),
        ("nb", "no"),
        ("", "und"),
        ("qq", "und"),
        ("uk", "cyrl"),
        ("fa", "arab"),
        ("ar-EG", "ar"),
        ("he", "hebr"),
        ("th", "thai"),
        ("vi", "latn"),
    ],
)
def test_groups(language: str, expected: str) -> None:
    assert group(language) == expected


def test_facets_count_what_the_cards_say() -> None:
    cards = [card_of(entry_of(file), file.stem) for file in (SEED, KOREAN)]
    found = json.loads(facets(Catalogue.of(cards), AUTHORITIES))
    values = {one["title"]: dict(one["values"]) for one in found["facets"]}
    assert found["entries"] == sorted(card.id for card in cards)
    assert values["Language of the original"] == {"Korean": [0], "Russian": [1]}
    assert values["Year"] == {"2023": [0, 1]}
