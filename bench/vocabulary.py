"""The fixed words of each language, read from `languages/*.toml`, and how it writes numbers and sentences."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Language:
    """One language; its lists run parallel to those of every other language."""

    tag: str
    script: str
    joint: str
    digits: str
    group: str
    multiplier: str
    multiplied_by: int
    family_first: bool
    subjects: tuple[str, ...]
    places: tuple[str, ...]
    goods: tuple[str, ...]
    outlets: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    verbs: tuple[str, ...]
    witnesses: tuple[str, ...]
    figures: Mapping[str, str]
    claims: Mapping[str, str]
    sentences: Mapping[str, str]

    def native(self, digits: str) -> str:
        return digits.translate(str.maketrans("0123456789", self.digits))

    def plain(self, number: int) -> str:
        """The number in digits, grouped as the language does it: 2,400 or ٢٬٤٠٠."""
        return self.native(f"{number:,}".replace(",", self.group))

    def amount(self, value: int) -> str:
        """A round amount the way newspapers print it: 50 тысяч, 5만, 50,000."""
        return self.plain(value // self.multiplied_by) + self.multiplier


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence speaks of; subject, place and good are positions in every language's lists."""

    subject: int
    place: int
    good: int
    year: int
    count: int
    share: int
    value: int
    unit: str

    def in_words(self, language: Language, template: str) -> str:
        """The template filled in one language; shapes without a figure ignore value and unit."""
        who = language.subjects[self.subject]
        words = {
            "who": who,
            "Who": who[0].upper() + who[1:],
            "where": language.places[self.place],
            "good": language.goods[self.good],
            "year": language.native(str(self.year)),
            "count": language.plain(self.count),
            "share": language.native(str(self.share)),
            "amount": language.amount(self.value),
        }
        words["figure"] = language.figures[self.unit].format_map(words)
        return template.format_map(words)

    def figure(self, language: Language) -> str:
        return self.in_words(language, "{figure}")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def languages() -> tuple[Language, ...]:
    """Every language except English, in the order of their tags."""
    paths = sorted((HERE / "languages").glob("*.toml"))
    return tuple(read_language(path.stem) for path in paths if path.stem != "en")


@cache
def read_language(tag: str) -> Language:
    text = (HERE / "languages" / f"{tag}.toml").read_text(encoding="utf-8")
    return Language(**{key: _frozen(value) for key, value in tomllib.loads(text).items()})


@cache
def wording() -> dict[str, Any]:
    """The editor's fixed English from `wording.toml`."""
    return tomllib.loads((HERE / "wording.toml").read_text(encoding="utf-8"))
