"""The roll of people, outlets, topics and terms that a corpus of a given size refers to."""

import re
from dataclasses import dataclass

from vocabulary import Language, languages, read_language, wording

AT_A_THOUSAND = {"people": 200, "outlets": 60, "topics": 40, "terms": 20}


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    language: str
    native_name: str


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str
    language: str
    native_name: str
    place: str


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    labels: tuple[tuple[str, str], ...]
    rejected: str


@dataclass(frozen=True, slots=True)
class Roll:
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    topics: tuple[Topic, ...]
    terms: tuple[Term, ...]


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def call_roll(entries: int) -> Roll:
    """The roll for a corpus: 200 people at 1,000 entries, twice as many with each digit more."""
    digits = len(str(entries))
    sizes = {kind: max(5, size * 2**digits // 16) for kind, size in AT_A_THOUSAND.items()}
    return Roll(
        people=tuple(_person(number) for number in range(sizes["people"])),
        outlets=tuple(_outlet(number) for number in range(sizes["outlets"])),
        topics=tuple(_topic(number) for number in range(sizes["topics"])),
        terms=_terms()[: sizes["terms"]],
    )


def _person(number: int) -> Person:
    """Names by counting through given and family names, so that no two are alike within a language."""
    language = languages()[number % len(languages())]
    turn = number // len(languages())
    given = language.given[turn % len(language.given)]
    family = language.family[(turn + turn // len(language.given)) % len(language.family)]
    native_given, given = given.split("|")
    native_family, family = family.split("|")
    if language.family_first:
        name, native = f"{family} {given}", native_family + native_given
    else:
        name, native = f"{given} {family}", f"{native_given} {native_family}"
    return Person(slug(name), name, language.tag, native)


def _outlet(number: int) -> Outlet:
    language, english = languages()[number % len(languages())], read_language("en")
    turn = number // len(languages())
    place = turn % len(english.places)
    kind = (turn // len(english.places) + turn) % len(english.outlets)
    name = f"{english.places[place]} {english.outlets[kind]} ({language.tag})"
    native = f"{language.outlets[kind]} ({language.places[place]})"
    return Outlet(slug(name), name, language.tag, native, english.places[place])


def _topic(number: int) -> Topic:
    english, words = read_language("en"), wording()["topics"]
    turn, position = divmod(number, len(words["themes"]))
    theme, place = words["themes"][position], english.places[(turn + position) % len(english.places)]
    about = words["about"].format(theme=theme.lower(), place=place)
    return Topic(slug(f"{theme} {place}"), f"{theme} in {place}", about)


def _terms() -> tuple[Term, ...]:
    """Every institution, good and place that has a fixed English name."""
    english = read_language("en")
    kinds = ("subjects", "goods", "places")
    return tuple(_term(kind, position) for kind in kinds for position in range(len(getattr(english, kind))))


def _term(kind: str, position: int) -> Term:
    def label(language: Language) -> str:
        return str(getattr(language, kind)[position]).removeprefix("the ")

    english = label(read_language("en"))
    labels = tuple((language.tag, label(language)) for language in (*languages(), read_language("en")))
    return Term(slug(english), labels, f"{english} office" if kind == "subjects" else f"{english} as such")
