"""The engine's sentences as patterns: the check is asked about drafts with known faults, and what it answers is the pattern.

So the form speaks in the check's own words, and a sentence that is reworded there is reworded here.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..authorities import Authorities
from ..problem import Problem
from ..reading import read_entry
from ..rules import House, lacks, problems_of

Draft = dict[str, Any]
"""An entry file's tree; every scalar is a text."""

_NOBODY = House(Authorities({}, {}, {}, {}, {}), {})


@dataclass(frozen=True, slots=True)
class Probe:
    """A draft with one fault.

    `name` is the fault's code, with a point and a further word where the code has several sentences. `holes` gives for
    words of the draft the name of the hole that stands in the pattern for them.
    """

    name: str
    change: Callable[[Draft], Any]
    holes: Mapping[str, str]

    @property
    def code(self) -> str:
        return self.name.partition(".")[0]


def _sound() -> Draft:
    """A draft without a fault, in which no word stands twice."""
    return {
        "title": "Probe",
        "context": "Words",
        "source": {"id": "abcdef", "language": "ru"},
        "translations": {"xq": {"language": "en", "method": "human"}},
        "segments": [{"id": "s71", "original": "Раз два", "xq": "One two"}],
    }


def _source(**fields: Any) -> Callable[[Draft], Any]:
    return lambda draft: draft["source"].update(fields)


def _further(*sources: Draft) -> Callable[[Draft], Any]:
    return lambda draft: draft.update(sources=list(sources))


def _entry(**fields: Any) -> Callable[[Draft], Any]:
    return lambda draft: draft.update(fields)


def _claim(**fields: Any) -> Callable[[Draft], Any]:
    return _entry(claims=[{"id": "c75", "text": "Claimed", "kind": "event", **fields}])


def _quoted(quote: str, *more: Draft) -> Callable[[Draft], Any]:
    def change(draft: Draft) -> None:
        draft["segments"] += more
        _claim(at=[{"segment": "s71", "quote": quote, "in": "original"}])(draft)

    return change


_IN_MARKDOWN = ("br", "p", "b", "strong", "i", "em", "a")
"""Elements for which the cure names something else to write."""

PROBES = (
    Probe("field-missing", lambda draft: draft.pop("title"), {"title": "field"}),
    Probe("field-missing.inside", lambda draft: draft["translations"]["xq"].pop("method"), {"method": "field", "xq": "owner"}),
    Probe("value-malformed", _source(derives_from="Xq!"), {"Xq!": "given", "derives_from": "field"}),
    Probe(
        "date-malformed",
        _source(archives=[{"url": "unknown", "captured": "Xq!"}]),
        {"Xq!": "given", "captured": "field"},
    ),
    Probe("date-malformed.day", _source(date="2024-02-30"), {"February": "month", "2024": "year", "29": "last"}),
    Probe("date-malformed.month", _source(date="2023-13"), {"13": "month"}),
    Probe("date-malformed.year", _source(date="0000-05"), {}),
    Probe("text-long", _entry(summary="x" * 987), {"987": "length", "300": "limit", "summary": "field"}),
    Probe("text-hidden", _entry(title="a\u200bb"), {"200B": "code", "zero width space": "name"}),
    Probe("text-hidden.lost", _entry(title="a\ufffdb"), {}),
    Probe("text-hidden.stacked", _entry(title="a" + "\u0323" * 40), {}),
    Probe("markup-heavy", _entry(context="*a* " * 1_100), {}),
    Probe("id-doubled", _further({"id": "wire"}, {"id": "wire"}), {"wire": "id", "wire-2": "free"}),
    Probe("translation-missing", lambda draft: draft["segments"][0].pop("xq"), {"s71": "segment", "xq": "key"}),
    Probe("placeholder-left", _entry(title="TODO"), {"TODO": "words"}),
    Probe("html-typed", _entry(title="<div>"), {"<div>": "tag"}),
    *(Probe(f"html-typed.{name}", _entry(title=f"<{name} >"), {f"<{name} >": "tag"}) for name in _IN_MARKDOWN),
    Probe("letters-mixed", _entry(title="Пpивет"), {"Пpивет": "words"}),
    Probe("note-undefined", _entry(context="Words[^n73]"), {"n73": "mark"}),
    Probe(
        "note-undefined.number",
        _entry(context="Words[^73]", notes=[{"id": "n73", "text": "Note"}]),
        {"73": "mark", "n73": "note"},
    ),
    Probe("note-unmarked", _entry(notes=[{"id": "n73", "text": "Note"}]), {"n73": "note"}),
    Probe("voice-missing", _entry(context="Words[^n73]", notes=[{"id": "n73", "text": "Note"}]), {"n73": "note"}),
    Probe("source-undefined", _source(derives_from="zyxw"), {"zyxw": "source"}),
    Probe("source-undefined.near", _source(derives_from="abcdxf"), {"abcdxf": "source", "abcdef": "near"}),
    Probe("segment-undefined", _claim(at=[{"segment": "s99", "quote": "Раз"}]), {"s99": "segment"}),
    Probe("segment-undefined.near", _claim(at=[{"segment": "s711", "quote": "Раз"}]), {"s711": "segment", "s71": "near"}),
    Probe("language-unknown", _source(language="xqz"), {"xqz": "tag"}),
    Probe("language-unknown.usual", _source(language="rus"), {"rus": "tag", "ru": "usual"}),
    Probe("source-circle", _source(derives_from="abcdef"), {"abcdef → abcdef": "circle"}),
    Probe("address-scheme", _source(url="xq:address"), {"xq:address": "given"}),
    Probe("archive-missing", _source(id="source", url="https://example.org/"), {}),
    Probe("archive-missing.further", _further({"id": "wire", "url": "https://example.org/"}), {"wire": "source"}),
    Probe("title-unreadable", _source(id="source", title="Заголовок"), {}),
    Probe("title-unreadable.further", _further({"id": "wire", "title": "Заголовок"}), {"wire": "source"}),
    Probe("quote-not-found", _quoted("Раз дво"), {"Раз два": "near", "s71": "segment", "original": "key"}),
    Probe(
        "quote-not-found.elsewhere",
        _quoted("Three", {"id": "s72", "original": "Три", "xq": "Three"}),
        {"s71": "segment", "original": "key", "s72": "other", "xq": "held"},
    ),
    Probe(
        "quote-not-found.unheld",
        lambda draft: (draft["segments"][0].pop("original"), _quoted("Три")(draft)),
        {"s71": "segment", "original": "key"},
    ),
    Probe("words-missing", _claim(), {"c75": "claim"}),
    Probe("chain-missing", _claim(), {"c75": "claim"}),
    Probe("hop-unnamed", _claim(chain=[{"who": "unnamed"}]), {}),
    Probe(
        "chain-backwards",
        _claim(chain=[{"who": {"name": "A"}, "date": "2023-05"}, {"who": {"name": "B"}, "date": "2022-04"}]),
        {"2022-04": "date", "2023-05": "latest"},
    ),
)
"""One draft for every sentence the form can say; for the one on tiers, which needs the engine's own list, see `sentences`."""

_PATTERNS = {"id": {"derives_from": "Xq!"}, "language": {"language": "Xq!"}}
"""For each kind of pattern a field of the source with a value that does not fit it."""


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Return severity, sentence and cure for every probe by its name; raises LookupError where the engine finds no fault."""
    tier = {"submitted": "tier", "publishable": "next", "; ".join(_lacks(_sound())): "wanting"}
    probes = (*PROBES, Probe("tier-next", lambda draft: None, tier))
    return {probe.name: _pattern(_answer(probe.code, probe.change), probe.holes) for probe in probes}


def cures() -> dict[str, str]:
    """Return how an id and a language tag are written, in the words of the cure for one that is not."""
    return {kind: _answer("value-malformed", _source(**fields)).cure for kind, fields in _PATTERNS.items()}


def wanting() -> dict[str, list[str]]:
    """Return what an entry may lack for the tier of publishable and of exemplary, in the engine's order."""
    draft = _sound()
    draft["notes"] = [{"id": "n73", "text": "Note"}]
    told = {"publishable": _lacks(draft)}
    draft["source"] |= {"archive_note": "None", "rights": {"basis": "Quotation"}}
    draft |= {"selection": {"why": "Why"}, "notes": []}
    figure = {"id": "f1", "raw": "Раз", "of": "Times"}
    _claim(at=[{"segment": "s71", "quote": "Раз"}], chain=[{"who": {"name": "A"}}], figures=[figure])(draft)
    return told | {"exemplary": _lacks(draft)}


def _lacks(draft: Draft) -> list[str]:
    entry, problems = read_entry(json.dumps(draft).encode(), "draft")
    if not entry:
        raise LookupError(*problems)
    return lacks(entry)[1]


def _answer(code: str, change: Callable[[Draft], Any]) -> Problem:
    draft = _sound()
    change(draft)
    entry, faults = read_entry(json.dumps(draft).encode(), "draft")  # JSON is YAML
    found: list[Problem] = [*faults, *(problems_of(entry, _NOBODY) if entry else ())]
    told = next((problem for problem in found if problem.code == code), None)
    if told is None:
        raise LookupError(f"The probe for {code} finds {found}.")
    return told


def _pattern(problem: Problem, holes: Mapping[str, str]) -> dict[str, str]:
    """Put holes for the draft's own words; longer words are looked for first, since one may hold another."""
    words = "|".join(re.escape(one) for one in sorted(holes, key=len, reverse=True))

    def bored(text: str) -> str:
        return re.sub(rf"(?<![\w-])({words})(?![\w-])", lambda found: f"{{{holes[found[0]]}}}", text) if holes else text

    sentence, cure = bored(problem.sentence), bored(problem.cure)
    if lost := [name for name in holes.values() if f"{{{name}}}" not in sentence + cure]:
        raise LookupError(f"“{problem.sentence} {problem.cure}” has no place for {lost}.")
    return {"severity": problem.severity, "sentence": sentence, "cure": cure}
