"""The record of a release: what was published can be added to, and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conftest import completed
from sourceline.authorities import Authorities
from sourceline.entry import Assessment, Entry
from sourceline.reading import read_entry
from sourceline.released import history_of
from sourceline.rules import House
from sourceline.rules.identity import history_rewritten

DAYS = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
JUDGED = st.tuples(DAYS, st.sampled_from(["unverified", "supported", "contradicted"]), st.sampled_from(["One.", "Two."]))


def entry(judged: list[tuple[str, str, str]]) -> Entry:
    rows = "".join(f'{{date: "{day}", by: {{name: E}}, verdict: {verdict}, why: {why}}}, ' for day, verdict, why in judged)
    text = f"claims: [{{id: c1, text: The sowing has begun., kind: event, assessments: [{rows}]}}]\n"
    read, problems = read_entry(completed(text).encode(), "2023/sowing.yml")
    assert read, problems
    return read


def told(now: Entry, before: Entry) -> list[str]:
    house = House(Authorities({}, {}, {}, {}, {}), {"sowing": tuple(history_of(before))}, "sowing")
    return [one.sentence for one in history_rewritten(now, house)]


@given(st.lists(JUDGED, min_size=1, max_size=4, unique_by=lambda one: one[0]), st.data())
def test_history_can_only_grow(judged: list[tuple[str, str, str]], data: st.DataObject) -> None:
    published = entry(judged)
    more = data.draw(st.lists(JUDGED, max_size=3))
    assert told(entry(data.draw(st.permutations([*judged, *more]))), published) == []
    at = data.draw(st.integers(0, len(judged) - 1))
    assert len(told(entry(judged[:at] + judged[at + 1 :]), published)) == 1
    day, verdict, why = judged[at]
    for changed in ((day, "distorted", why), (day, verdict, "Three."), ("1066-10-14", verdict, why)):
        assert len(told(entry([*judged[:at], changed, *judged[at + 1 :]]), published)) == 1


def test_every_word_of_an_assessment_counts() -> None:
    (claim,) = entry([("2023-04-02", "unverified", "One.")]).claims
    (one,) = claim.assessments
    changes: list[Assessment] = [
        replace(one, confidence="low"), replace(one, by="somebody"), replace(one, review_by=one.date), replace(one, why="Two."),
    ]  # fmt: skip
    whole = entry([("2023-04-02", "unverified", "One.")])
    codes = {tuple(history_of(replace(whole, claims=(replace(claim, assessments=(made,)),)))) for made in (one, *changes)}
    assert len(codes) == 1 + len(changes)
