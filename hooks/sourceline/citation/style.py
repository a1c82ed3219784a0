"""A style of citation, cast by a CSL processor: a pattern for every shape a reference can have, filled like a shell.

A processor takes some ten milliseconds for a reference, of which an edition has thousands. But what it adds depends only on
which parts there are, on how a part ends and on how many names; so it is asked once for each, when the engine is made
(`tests/citation/casting.py`), and what it answered is kept in `styles.json`. Tests hold the two together.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..entry import Moment
from ..sinks import escaped
from .name import PersonName
from .wording import TAILS, tail, worded

Names = tuple[PersonName, ...]
Ready = tuple[str, str]
"""A part as HTML, and how it ends, as far as what follows it can turn on that."""

_SLOT = re.compile(r"\{([A-Za-z0-9-]+)\}")
_TEXTS = frozenset(("title", "container-title", "original-publisher", "original-title"))
_QUOTE = "”"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reference is made of; its parts go by their names in CSL."""

    authors: Names
    translators: Names
    texts: Mapping[str, str]
    dates: Mapping[str, Moment]
    address: Markup
    english: tuple[str, ...]
    """The texts that may be set in title case."""
    original: str = ""
    """The language of the original's title, a BCP 47 tag, where it is not the page's own."""

    @property
    def shape(self) -> str:
        """Which parts there are, as styles name it."""
        there = ["author"] if self.authors else []
        if self.translators:
            there.append("translators" if len(self.translators) > 1 else "translator")
        there += [part for part in _OPTIONAL if part in self.texts or part in self.dates]
        return " ".join(there)


class Style:
    """One style, as it was cast."""

    def __init__(self, called: str, cast: Mapping[str, Any]) -> None:
        self.called = called
        self._patterns = cast["patterns"]
        self._after = {"": {}, _QUOTE: {}} | {tail: cast["after"].get(tail, {}) for tail in TAILS}
        self._cased = frozenset(cast["cased"])
        self._names = cast["names"]
        self._dates = cast["dates"]
        self._plan = lru_cache(maxsize=256)(self._planned)
        self._listed = lru_cache(maxsize=4096)(self._list)
        self._dated = lru_cache(maxsize=8192)(self._date)

    def setting(self, facts: Facts, shape: str) -> Markup:
        """Set one reference as HTML."""
        opening, plan = self._plan(shape)
        made = [opening]
        for part, way, joint in plan:
            if part == "URL":
                made += (facts.address, joint)
                continue
            if part in _TEXTS:
                text = facts.texts[part]
                html, ending = _worded(text, way == "quoted", part in self._cased and part in facts.english)
                if part == "original-title" and facts.original:
                    html = f'<bdi lang="{facts.original}">{html}</bdi>'
            elif part == "author":
                html, ending = self._listed(way, facts.authors)
            elif part == "translator":
                html, ending = self._listed(way, facts.translators)
            else:
                html, ending = self._dated(way, facts.dates[part].text)
            if ending == _QUOTE and joint[0] in ",.":
                made += (html[:-1], joint[0], _QUOTE, joint[1:])
            else:
                made += (html, self._after[ending].get(joint, joint) if ending else joint)
        return Markup("".join(made))

    def _planned(self, shape: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        """Cut the pattern of a shape: what stands before all parts; each part, the way it is set, what stands behind it."""
        opening, *rest = _SLOT.split(self._patterns[shape])
        plan: list[tuple[str, str, str]] = []
        before = opening
        for part, joint in zip(rest[::2], rest[1::2], strict=True):
            if part in ("author", "translator"):
                plan.append((part, part if plan else f"{part}^", joint))
            elif part in _TEXTS or part == "URL":
                plan.append((part, "quoted" if before.endswith("“") else "", joint))
            else:
                plan.append((part.rpartition("-")[0], part, joint))
            before = joint
        return opening, tuple(plan)

    def _list(self, way: str, names: Names) -> Ready:
        return _ready(self._written(way, names))

    def _written(self, way: str, names: Names) -> str:
        """List names the way the style does for a role, shortening long lists as it does."""
        rule = self._names[way]
        forms = [name.form(rule["other"] if at else rule["first"]) for at, name in enumerate(names)]
        if len(forms) < 3:
            return str(rule["two"]).join(forms) if len(forms) <= rule["most"] else self._shortened(rule, forms)
        if len(forms) > rule["most"]:
            return self._shortened(rule, forms)
        return f"{rule['several'].join(forms[:-1])}{rule['last']}{forms[-1]}"

    @staticmethod
    def _shortened(rule: Mapping[str, Any], forms: list[str]) -> str:
        kept = str(rule.get("several", "")).join(forms[: rule["kept"]]) + str(rule["rest"])
        return kept + forms[-1] if rule["end"] else kept

    def _date(self, way: str, written: str) -> Ready:
        rule, moment = self._dates[way], Moment.read(written)
        if not moment:
            return "", ""
        about = "~" if moment.about and way.startswith("original") else ""
        pattern: str = rule["patterns"][f"{about}{1 + bool(moment.month) + bool(moment.day)}"]
        month = rule["months"][moment.month - 1] if moment.month else ""
        return _ready(pattern.format(year=moment.year, month=month, day=moment.day))


@lru_cache(maxsize=4096)
def _worded(text: str, quoted: bool, cased: bool) -> Ready:
    return _ready(worded(text, quoted, cased))


def _ready(text: str) -> Ready:
    return escaped(text), tail(text) or (_QUOTE if text[-1:] == _QUOTE else "")


_OPTIONAL = ("issued", "original-title", "original-publisher", "original-date")
_CAST: Mapping[str, Any] = json.loads(Path(__file__).with_name("styles.json").read_text("utf-8"))

STYLES = tuple(Style(called, _CAST[name]) for name, called in (("chicago", "Chicago, note"), ("apa", "APA"), ("mla", "MLA")))
"""The styles a page offers, in the order it shows them."""
