"""Makes aligned segments with numbers, the same for the same seed, and plants faults in some of them.

The numbers are written by others than the reader: separators, digits, dates and multipliers by Babel from CLDR, spelled-out
numbers by num2words, kept in `spelled.yml`; only Chinese numerals, for which neither has a writer, are written here.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

HERE = Path(__file__).parent / "numbers" / "generated"
SENTENCES: dict[str, list[list[str]]] = yaml.safe_load((HERE / "sentences.yml").read_text("utf-8"))
SPELLED: dict[str, dict[int, str]] = yaml.safe_load((HERE / "spelled.yml").read_text("utf-8"))
FAULTS = ("digit dropped", "multiplier lost", "unit confused")


@dataclass(frozen=True)
class Pair:
    """An original and its English, and the fault in it, if one was planted."""

    language: str
    original: str
    english: str
    fault: str = ""


def pairs(count: int, faulty: int, seed: int) -> Iterator[Pair]:
    """Yield `count` pairs over all languages in turn, of which `faulty` have a fault."""
    dice = random.Random(seed)  # noqa: S311
    chosen = {at: FAULTS[number % 3] for number, at in enumerate(dice.sample(range(count), faulty))}
    languages = sorted(SENTENCES)
    for at in range(count):
        yield _pair(dice, languages[at % len(languages)], chosen.get(at, ""))


def _pair(dice: random.Random, language: str, fault: str) -> Pair:
    sentences = dice.sample(SENTENCES[language], dice.choice((1, 1, 2)))
    if fault and not any("{n}" in ours for ours, _ in sentences):
        sentences[0] = dice.choice([each for each in SENTENCES[language] if "{n}" in each[0]])
    value = _value(dice, fault)
    said = _faulty(dice, fault, value) if fault else value
    share, year = dice.randint(2, 98), dice.randint(1900, 2029)
    day = date(dice.randint(1950, 2029), dice.randint(1, 12), dice.randint(2, 28))
    written = {
        "n": _written(dice, language, value),
        "p": _digits(language, share),
        "y": _digits(language, year).translate(_PLAIN),
    }
    english = {"n": _in_english(dice, said), "p": share, "y": year, "d": _day("en", day)}
    return Pair(
        language,
        " ".join(ours.format(**written, d=_day(language, day)) for ours, _ in sentences),
        " ".join(theirs.format(**english) for _, theirs in sentences),
        fault,
    )


_PLAIN = {ord(sign): None for sign in ".,٬\u00a0\u202f\u2009’"}


def _value(dice: random.Random, fault: str) -> int:
    """Return a number as news have them: few leading digits, many sizes; or one of those that are kept spelled out."""
    if dice.random() < 0.3:
        return dice.choice([value for value in SPELLED["en"] if value >= 1000 or not fault])
    return dice.choice((dice.randint(11, 99), dice.randint(100, 999), 5, 35, 1)) * int("1" + "0" * dice.randint(3, 9))


def _faulty(dice: random.Random, fault: str, value: int) -> int:
    if fault == "digit dropped":
        at = dice.randrange(len(str(value)))
        return int(str(value)[:at] + str(value)[at + 1 :] or 0) or value * 10
    if fault == "multiplier lost":
        scale: int = 1000 ** ((len(str(value)) - 1) // 3)
        return value // scale or value * 1000
    return dice.choice(
        (value * 1000, value // 1000 if value % 1000 == 0 else value * 10, value // 10 if value % 10 == 0 else value * 10)
    )


def _written(dice: random.Random, language: str, value: int) -> str:
    """Write a number in digits, with a multiplier, or in words."""
    name = language.split("-")[0]
    ways = [_digits(language, value)]
    if value % 10 ** (len(str(value)) - 2) == 0 and value >= 10_000:
        ways.append(_compact(language, value))
    if name == "zh":
        ways.append(_in_numerals(value, language == "zh-Hant"))
    elif value in SPELLED[name]:
        ways = [SPELLED[name][value]]
    return dice.choice(ways)


def _in_english(dice: random.Random, value: int) -> str:
    ways = [_digits("en", value)]
    if value % 10 ** max(len(str(value)) - 2, 0) == 0 and value >= 10_000:
        ways.append(_compact("en", value))
    if value in SPELLED["en"]:
        ways.append(SPELLED["en"][value])
    return dice.choice(ways)


def _digits(language: str, value: int) -> str:
    return str(format_decimal(value, locale=language.replace("-", "_"), numbering_system="default"))


def _compact(language: str, value: int) -> str:
    """Write `800 тысяч`, `80万`, as CLDR has it, in words where it has words."""
    locale = Locale.parse(language, sep="-")
    form: Any = "long" if "long" in locale.compact_decimal_formats else "short"
    return str(format_compact_decimal(value, locale=locale, format_type=form, fraction_digits=2, numbering_system="default"))


def _day(language: str, day: date) -> str:
    return str(format_date(day, "long", locale=language.replace("-", "_")))


def _in_numerals(value: int, traditional: bool) -> str:
    """Write a number in Chinese numerals, by the rules taught at school."""
    groups, written, gap = [], "", False
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    for at in range(len(groups) - 1, -1, -1):
        if groups[at]:
            written += ("零" if written and (gap or groups[at] < 1000) else "") + _group(groups[at]) + ("", "万", "亿", "兆")[at]
        gap = groups[at] == 0 or groups[at] % 10 == 0
    return written.replace("万", "萬").replace("亿", "億") if traditional else written


def _group(group: int) -> str:
    written, gap = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        numeral = group // power % 10
        if numeral:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[numeral] + sign
        gap = numeral == 0
    return written
