"""Numbers of Chinese, Japanese and Korean: figures and numerals by powers of ten thousand, in one passage."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from .figures import Convention, clusters, plain_digits
from .lexicon import trie
from .quantity import Kind, Passage, Quantity, Value, Weight, exact, passage

FIGURE = r"\d+(?:,\d{3}(?!\d))*(?:[.:/．：／]\d+)*"
_SPAN = r"[-‐‑–—~〜～]|至|到|から|에서|내지|\s?~\s?"

_CONVENTION = Convention(".")
_FINANCIAL = frozenset("壹壱貳贰弐參叁叄参肆伍陆陸柒捌玖拾佰仟")
"""Alone these are hardly ever numbers: 陆军 is an army, 参加 to take part."""


@dataclass(frozen=True, kw_only=True)
class Myriads:
    """What a language of East Asia says its numbers with.

    `digits` are signs from 0 to 9 (and 20, 30 where one sign says so), `tens` signs for 10, 100 and 1,000, `myriads` those from
    10,000 on. `more` are signs for "and some" that may stand before a scale: `80余万`, `80여만`. `vague` are signs before
    numerals that make them no number: `数十万`. `eras` add their value to a year. `counters` follow what is surely counted.
    `skipped` are words in which numerals count nothing.
    """

    language: str
    digits: Mapping[str, int]
    tens: Mapping[str, int]
    myriads: Mapping[str, int]
    convention: Convention = _CONVENTION
    points: str = ""
    more: str = ""
    vague: str = ""
    eras: Mapping[str, int] = field(default_factory=dict)
    counters: str = ""
    percents: str = ""
    decades: str = ""
    dates: str = ""
    times: str = ""
    ordinals: str = ""
    skipped: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """Other number words by their value, all faint."""

    @cached_property
    def numeral(self) -> str:
        """A passage of figures and numerals, as the source of a pattern."""
        signs = "".join([*self.digits, *self.tens, *self.myriads])
        scales = "".join([*self.tens, *self.myriads])
        point = f"|(?<=[{signs}])[{self.points}](?=[{''.join(self.digits)}]+(?![{''.join(self.tens)}分]))" if self.points else ""
        more = f"|(?<=[\\d{signs}])[{self.more}](?=[{scales}])" if self.more else ""
        return rf"(?:{FIGURE}|[{signs}]{more}{point}|(?<=[{''.join(self.myriads)}])\s(?=[\d{signs}]))+"

    @cached_property
    def after(self) -> str:
        """What may stand behind a number and says of what kind it is."""
        kinds = (("percent", self.percents), ("decade", self.decades), ("date", self.dates), ("time", self.times))
        named = [f"(?P<{kind}>{source})" for kind, source in (*kinds, ("ordinal", self.ordinals)) if source]
        return rf"(?:\s?(?:{'|'.join(named)}))?(?P<counted>(?=\s?(?:{self.counters})))?"

    @cached_property
    def run(self) -> re.Pattern[str]:
        """The first sign of a passage; its group 1 is the whole passage, numbers with only the sign of a range between them.

        It starts with the set of all first signs, because the engine of `re` looks for one set much quicker than for many words.
        """
        one = rf"(?:百分之)?{self.numeral}(?:[个個]?分[之の]{self.numeral})?"
        kinds = "|".join(filter(None, (self.percents, self.decades, self.dates, self.times, self.ordinals)))
        one += rf"(?:\s?(?:{kinds}))?"
        others = [word for words in self.words.values() for word in words.split()]
        first = "".join({word[0] for word in (*self.digits, *self.tens, *self.myriads, *self.eras, *others)})
        run = rf"{self.skipped}|{trie(others)}|(?:{trie(self.eras)})?{one}(?:(?:{_SPAN}){one})*(?=(\s?(?:{self.counters}))?)"
        return re.compile(rf"[\d{first}](?<=(?=({run})).)")

    @cached_property
    def token(self) -> re.Pattern[str]:
        eras = "|".join(self.eras) or "(?!)"
        return re.compile(
            rf"(?P<era>{eras})?(?P<hundredth>百分之)?(?P<number>{self.numeral})(?:[个個]?分[之の](?P<part>{self.numeral}))?{self.after}"
        )

    @cached_property
    def other(self) -> Mapping[str, str]:
        return {word: value for value, words in self.words.items() for word in words.split()}


def read(language: Myriads, words: str, before: str, counted: bool) -> Passage:
    """Read what `run` matched; `before` is the sign before it, `counted` whether a counter follows."""
    if value := language.other.get(words):
        return passage([Quantity(Decimal(value), "quantity", words, 0, "faint", ((50,),) if value == "0.5" else ())])
    if re.fullmatch(language.skipped, words):
        return passage(())
    if before and before in language.vague:
        return _vague(language, words)
    found: list[Quantity] = []
    scales: list[Decimal] = []
    for match in language.token.finditer(words):
        for quantity, scale in _quantities(language, match, before if not found else "", counted and match.end() == len(words)):
            found.append(quantity)
            scales.append(scale)
    for at in range(len(found) - 2, -1, -1):
        found[at] = _sharing(found[at], scales[at], found[at + 1], scales[at + 1], words)
    return passage(found)


def _vague(language: Myriads, words: str) -> Passage:
    """Read the 十万 of 数十万, hundreds of thousands, which is as much and as little as `hundreds of thousands`."""
    scales = re.match(f"[{''.join([*language.tens, *language.myriads])}]+", words)
    value = _value(language, scales[0]) if scales else None
    return passage([Quantity(value, "quantity", scales[0], 0, "soft")] if scales and value else ())


def _sharing(one: Quantity, own: Decimal, other: Quantity, scale: Decimal, words: str) -> Quantity:
    """Let the 3 of `3～5万` be 30,000 too."""
    between = words[one.start + len(one.words) : other.start]
    if own > 1 or scale < 10**4 or one.kind != "quantity" or one.value >= 1000 or not re.fullmatch(_SPAN, between):
        return one
    return replace(one, value=one.value * scale, also=(*one.also, (exact(one.value),)))


def _quantities(language: Myriads, match: re.Match[str], before: str, counted: bool) -> Iterator[tuple[Quantity, Decimal]]:
    raw, start = match["number"], match.start("number")
    groups = match.groupdict()
    named = before in ("-", "‐", "‑") or (before.isascii() and before.isalpha())
    if match["part"]:
        for words, at in ((raw, start), (match["part"], match.start("part"))):
            if (value := _value(language, words)) is not None:
                yield Quantity(value, "fraction", words, at, "soft" if value > 1 else "faint"), Decimal(1)
        return
    if re.search(r"[:/]", plain_digits(raw)) or re.fullmatch(r"\d+(?:\.\d+){2,}", plain_digits(raw)):
        for figure in clusters(raw, language.convention):
            words = raw[figure.start : figure.end]
            yield Quantity(figure.value, figure.kind, words, start + figure.start, figure.weight, figure.also), Decimal(1)
        return
    value = _value(language, raw)
    if value is None:
        return
    kind = _kind(groups, value, before)
    also = _also(language, raw, groups, value, kind)
    weight = _weight(language, raw, value, kind, counted or any(groups.get(name) for name in ("date", "time", "percent")))
    if named and weight == "firm":
        weight = "soft"
    end = match.end("percent") if groups.get("percent") else match.end("number")
    begin = match.start("hundredth") if match["hundredth"] else start
    scale = next((Decimal(language.myriads[sign]) for sign in reversed(raw) if sign in language.myriads), Decimal(1))
    yield Quantity(value, kind, match.string[begin:end].strip(), begin, weight, also), scale


def _kind(groups: Mapping[str, str | None], value: Decimal, before: str) -> Kind:
    if groups.get("percent") or groups["hundredth"]:
        return "percent"
    if groups.get("decade"):
        return "decade"
    if (groups.get("date") or "").startswith(("年", "년")) and (value > 999 or groups["era"]):
        return "year"
    if groups.get("date"):
        return "date"
    if groups.get("time"):
        return "time"
    return "ordinal" if groups.get("ordinal") or before in ("第", "제") else "quantity"


def _also(
    language: Myriads, raw: str, groups: Mapping[str, str | None], value: Decimal, kind: Kind
) -> tuple[tuple[Value, ...], ...]:
    """Return what else the same words may say: another calendar, a clock of twelve hours, tenths as per cent."""
    number = int(value)
    if groups["era"]:
        return ((language.eras[groups["era"]] + number,),)
    if kind == "percent" and (groups.get("percent") or "") in ("成", "割", "할"):
        return ((number * 10,),)
    if kind == "percent":
        return ((exact(value / 100),),)
    if kind == "time" and number <= 24:
        return ((number + 12 if number < 12 else number - 12,),)
    if kind == "decade":
        return tuple((century + number,) for century in (1900, 1800, 2000)) if value < 100 else ((number % 100,),)
    if (groups.get("date") or "").startswith(("年", "년")) and number < 100:
        return ((2000 + number,), (1900 + number,))
    signs = [language.digits[sign] for sign in raw] if all(sign in language.digits for sign in raw) else []
    if len(signs) == 2:
        return (tuple(signs),)
    return ()


def _weight(language: Myriads, raw: str, value: Decimal, kind: Kind, counted: bool) -> Weight:
    if any(letter.isdecimal() for letter in raw):
        return "firm" if value > 1 or value != value.to_integral_value() or kind == "percent" else "faint"
    if kind == "percent":
        return "firm"
    scales_only = all(sign in language.tens or sign in language.myriads for sign in raw)
    if len(raw) == 1 and raw in _FINANCIAL:
        return "faint"
    if value <= 1 or (not counted and (len(raw) == 1 or (scales_only and value < 10**5 and kind != "ordinal"))):
        return "faint"
    sure = value > 12 and len(raw) > 1 and kind not in ("date", "time", "ordinal", "decade")
    if all(sign in language.digits for sign in raw):
        sure = len(raw) > 2
    return "firm" if sure and (counted or not scales_only) else "soft"


def _value(language: Myriads, raw: str) -> Decimal | None:
    """Return the value of figures and numerals; nothing if they make no number."""
    if len(raw) > 1 and all(sign in language.digits for sign in raw):
        return Decimal("".join(str(language.digits[sign]) for sign in raw))
    above, below, current = Decimal(0), Decimal(0), None
    largest = Decimal(10) ** 40
    last = Decimal(1)
    for piece in re.finditer(rf"{FIGURE}|\S", plain_digits(raw)):
        sign = piece[0]
        if sign[0].isdecimal():
            if current is not None or re.search("[:/]", sign) or sign.count(".") > 1:
                return None
            current = Decimal(sign.replace(",", ""))
        elif sign in language.digits:
            if current is not None and language.digits[sign] and current:
                current = current * 10
            current = (current or Decimal(0)) + language.digits[sign]
        elif sign in language.tens:
            last = Decimal(language.tens[sign])
            below += (1 if current is None else current) * last
            current = None
        elif sign in language.myriads:
            scale = last = Decimal(language.myriads[sign])
            section = below + (current or 0)
            if scale > largest or (above and not section):
                above = (above + section) * scale
            else:
                above += (section if section or current is not None else 1) * scale
            largest, below, current = scale, Decimal(0), None
        elif sign in language.points:
            return _with_point(language, raw)
    return above + below + (current or 0)


def _with_point(language: Myriads, raw: str) -> Decimal | None:
    """Read `三点五` and `三点五万`."""
    whole, _, rest = re.sub(f"[{language.points}]", ".", raw).partition(".")
    scales = "".join(sign for sign in rest if sign not in language.digits)
    behind = "".join(str(language.digits[sign]) for sign in rest if sign in language.digits)
    before = _value(language, whole)
    if before is None or not behind:
        return None
    number = Decimal(f"{int(before)}.{behind}")
    return number * (_value(language, scales) or 1) if scales else number
