"""The number words of a language as one table, and the one pattern that finds them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from babel import Locale

from .figures import CLUSTER, SPACES, Convention

ROMAN = r"[IVXІХ][IVXІХ]*(?=\b|-?(?:e|er|ème|го|й|е|м|ый|th)\b)"

Role = Literal["small", "scale", "whole", "half", "ordinal", "faint", "decade", "percent", "month"]
"""How a word takes part in a number.

small: `twenty`, `zwölf`. scale: multiplies what stands before it. whole: `полтора`, `dozen`; stands alone or before a scale.
half: `half a million`, `two and a half`. ordinal: ends a number. faint, month: answers the other side and is never asked for.
decade: `nineties`. percent: says what kind of number stands before it.
"""

Words = Mapping[int, str]
"""Forms by their value, separated by spaces; a form of several words has `_` between them."""


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """What a language written with spaces between words says its numbers with.

    `joins` stand between words that add up (`hundred and five`), `spans` between numbers that do not (`five to seven`);
    `attached` are letters right behind digits (`5bn`), `endings` those that make digits an ordinal or a decade.
    `stems` before what is `counted` begin words of any ending (`трёхдневный`). `compound` finds words put together without a
    space, which `resolve` reads. `glued` are particles written together with the next word.
    """

    language: str
    convention: Convention
    smalls: Words
    scales: Words
    wholes: Mapping[str, str] = field(default_factory=dict)
    halves: str = ""
    ordinals: Words = field(default_factory=dict)
    faint: Mapping[str, str] = field(default_factory=dict)
    decades: Words = field(default_factory=dict)
    percents: str = ""
    months: Words = field(default_factory=dict)
    locales: tuple[str, ...] = ()
    stems: Words = field(default_factory=dict)
    counted: str = ""
    joins: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    attached: Mapping[str, int] = field(default_factory=dict)
    endings: str = r"(?!)"
    decade_endings: str = r"(?!)"
    compound: str = ""
    resolve: Callable[[str], tuple[Role, Decimal] | None] = lambda word: None
    glued: str = ""
    solar: Words = field(default_factory=dict)
    """Names of the months of the Iranian calendar, whose days a translation may give by the common one."""
    weak: frozenset[str] = frozenset()
    """Words that alone are mostly something else: `نه` is nine, and no."""
    commas: bool = False
    """Whether a comma may stand behind a thousand, as in `one thousand, two hundred`."""
    twenties: bool = False
    """Whether 60 and 80 are followed by up to 19, as in French."""
    ones_first: bool = False
    """Whether `five and twenty` is 25."""

    @cached_property
    def table(self) -> Mapping[str, tuple[Role, Decimal]]:
        """Every word in lower case, with its role and value."""
        table: dict[str, tuple[Role, Decimal]] = {word: ("month", Decimal(month)) for word, month in _months(self)}
        for value, words in self.months.items():
            table |= {_word(word): ("month", Decimal(value)) for word in words.split()}
        table |= {_word(word): ("faint", Decimal(value)) for value, words in self.faint.items() for word in words.split()}
        roles: tuple[tuple[Role, Words], ...] = (
            ("decade", self.decades),
            ("ordinal", self.ordinals),
            ("small", self.smalls),
            ("scale", self.scales),
        )
        for role, words_of in roles:
            table |= {_word(word): (role, Decimal(value)) for value, words in words_of.items() for word in words.split()}
        table |= {_word(word): ("whole", Decimal(value)) for value, words in self.wholes.items() for word in words.split()}
        table |= {_word(word): ("half", Decimal("0.5")) for word in self.halves.split()}
        table |= {_word(word): ("percent", Decimal("0.01")) for word in self.percents.split()}
        return {word.lower(): meaning for word, meaning in table.items()}

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """The sources of patterns for one number word; all but a compound begin with one plain letter each."""
        proper = {word for word, _ in _months(self) if word[:1].isupper()}
        common = {word for word in self.table if word not in {name.lower() for name in proper}}
        stems = [_word(stem) for stems in self.stems.values() for stem in stems.split()]
        whole = branches({*common, *(word[:1].upper() + word[1:] for word in common), *proper})
        opened = branches({*stems, *(stem.capitalize() for stem in stems)})
        made = (rf"(?:{self.compound})\b",) if self.compound else ()
        counted = trie(self.counted.split())
        return (*(rf"{way}\b" for way in whole), *made, *(rf"{way}{counted}\w*" for way in opened))

    @cached_property
    def word(self) -> str:
        """The source of a pattern for one number word."""
        return f"(?:{'|'.join(self.ways)})"

    @cached_property
    def token(self) -> re.Pattern[str]:
        """One token: `figure` with its `mark`, `word`, or `sign` for the percent sign."""
        marks = "|".join([*sorted(map(re.escape, self.attached), key=len, reverse=True)])
        attached = rf"(?P<attached>{marks})(?![^\W_])|" if marks else ""
        figure = rf"(?P<figure>{CLUSTER})(?:{attached}(?P<decade>{self.decade_endings})|(?P<ending>{self.endings}))?"
        return re.compile(rf"{figure}|(?P<word>{self.word})|(?P<roman>{ROMAN})|(?P<sign>[%٪％‰])")

    @cached_property
    def run(self) -> re.Pattern[str]:
        """The sign before a passage, and the passage: tokens with nothing between them but joins and spans.

        It starts with the sign before it, because the engine of `re` looks for one set of signs much quicker than for a border;
        and behind that each way begins with one sign or one set of them, because it passes over those by their first sign.
        """
        attached = "|".join(map(re.escape, self.attached)) or "(?!)"
        figure = rf"{CLUSTER}(?:(?:{attached})(?![^\W_])|{self.decade_endings}|{self.endings})?"
        figure += rf"(?:[ {SPACES}]?[%٪％‰])?"
        between = "|".join([*self.joins, *self.spans]) or "(?!)"
        comma = r",[ \n]|" if self.commas else ""
        space = rf"[ {SPACES}\n]"
        gap = rf"[\u064b-\u0652]*(?:{comma}{space}*[-‐‑–—~]{space}*|{space}+(?:(?:{between}){space}+)?|\u200c)"
        dialled = r"\d(?<=\+\d)[\d ()\u00a0‑-]{7,}\d"
        glued = (rf"{self.glued}(?:{figure}|{self.word})",) if self.glued else ()
        first = "|".join([dialled, figure, *self.ways, *glued, ROMAN])
        next = rf"(?:{figure}|{self.glued}{self.word}|{ROMAN})"
        return re.compile(rf"\W((?:{first})(?:(?:{gap}|(?<=\d)(?=\D)|(?<=[%٪％‰])){next})*)")


def trie(words: Iterable[str]) -> str:
    """Return the source of a pattern for any of these words, longest first, that decides letter by letter."""
    return _grouped(branches(words))


def branches(words: Iterable[str]) -> list[str]:
    """Return the alternatives of `trie`, each beginning with another letter."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root)


def _branches(node: Mapping[str, dict]) -> list[str]:  # type: ignore[type-arg]
    return [re.escape(letter) + _grouped(_branches(rest), optional="" in rest) for letter, rest in sorted(node.items()) if letter]


def _grouped(ways: list[str], optional: bool = False) -> str:
    if not ways:
        return ""
    return (ways[0] if len(ways) == 1 and not optional else f"(?:{'|'.join(ways)})") + ("?" if optional else "")


def _word(form: str) -> str:
    return form.replace("_", " ")


def _months(lexicon: Lexicon) -> Iterable[tuple[str, int]]:
    """Return the names of the months that CLDR has for the language, in both their cases."""
    for name in lexicon.locales:
        months = Locale.parse(name).months
        for names in (months["format"]["wide"], months["stand-alone"]["wide"]):
            yield from ((str(word), int(number)) for number, word in names.items())
