"""The form's sentences are the check's own: each is got by asking the check about a draft that is wrong in one way."""

import json

from sourceline.guide import sentences as guide
from sourceline.imprint import Repository
from sourceline.rules import RULES
from sourceline.submission.grounds import grounds
from sourceline.submission.sentences import PROBES, sentences


def test_every_probe_finds_its_fault_and_every_hole_is_in_its_sentence() -> None:
    told = sentences()
    assert {probe.name for probe in PROBES} | {"tier-next"} == set(told)
    for probe in PROBES:
        said = told[probe.name]["sentence"] + told[probe.name]["cure"]
        assert not [word for word in probe.holes if word in said and len(word) > 3 and word not in probe.holes.values()], (
            probe.name
        )
        assert all(f"{{{hole}}}" in said for hole in probe.holes.values()), probe.name


LEFT_TO_THE_CHECK = {
    "original-misplaced", "number-differs", "term-rejected", "authority-unknown", "relation-undefined",  # more than the draft
    "id-vanished", "history-rewritten", "publication-undated", "withdrawal-unexplained", "translation-stale",  # later in its life
    "translation-undeclared", "list-joined", "hop-undefined",  # what the form writes itself, and right
    "value-missing", "range-backwards", "assessment-unordered",  # figures and assessments, which have no field there
}  # fmt: skip


def test_every_rule_is_judged_by_in_the_form_or_left_to_the_check_on_purpose() -> None:
    assert {rule.code for rule in RULES} - {probe.code for probe in PROBES} - {"tier-next"} == LEFT_TO_THE_CHECK


def test_every_code_has_a_heading_in_the_guide() -> None:
    assert {name.partition(".")[0] for name in sentences()} <= set(guide())


def test_severities_are_the_rules_own() -> None:
    assert {name: said["severity"] for name, said in sentences().items()} == {
        name: guide()[name.partition(".")[0]][0] for name in sentences()
    }


def test_the_grounds_are_the_same_each_time() -> None:
    repository = Repository("https://github.com/example/edition")
    assert json.dumps(grounds(repository)) == json.dumps(grounds(repository))
