"""Composes the article with a given number, the same for the same seed, whatever was composed before."""

from datetime import date, timedelta

from article import Article, Source, Wording
from authority import Outlet, Roll, slug
from claims import compose_claims
from dice import Dice
from segments import compose_notes, compose_segments
from vocabulary import Language, Scene, languages, read_language, wording

FIRST_YEAR, YEARS = 1994, 30


class Composer:
    """Composes the articles of one corpus; `entries` is its size, which sets the dates and the roll."""

    def __init__(self, entries: int, seed: int, roll: Roll) -> None:
        self.entries, self.seed, self.roll = entries, seed, roll

    def id(self, number: int) -> str:
        english, scene = read_language("en"), self._scene(number)
        return f"{slug(english.places[scene.place])}-{slug(english.goods[scene.good])}-{number:06d}"

    def compose(self, number: int) -> Article:
        dice, language, scene = self._dice(number, "article"), self._language(number), self._scene(number)
        english, words = read_language("en"), wording()
        published = self._date(number) + timedelta(days=dice.whole(1, 20))
        outlets = self._outlets(dice, language)
        sources = self._sources(number, dice, outlets)
        claims = compose_claims(dice, language, scene, sources, self.roll, self._earlier(number, dice))
        return Article(
            id=self.id(number),
            language=language.tag,
            title=Wording(*(scene.in_words(each, "{Who}: {figure} ({where})") for each in (language, english))),
            summary=scene.in_words(english, words["summary"]),
            published=published,
            revised=published + timedelta(days=dice.whole(20, 400)) if dice.happens(6) else None,
            revision=dice.pick(words["revisions"]["what"]),
            topics=tuple(topic.id for topic in dice.several(self.roll.topics, 4)),
            related=self._related(number, dice),
            why=dice.pick(words["selection"]["why"]),
            author=dice.favourite(self.roll.people).id,
            context=_context(dice, scene, outlets[0]),
            sources=sources,
            segments=compose_segments(dice, language, scene, claims),
            notes=compose_notes(dice, scene.year),
            claims=claims,
        )

    def _dice(self, number: int, purpose: str) -> Dice:
        return Dice(f"{self.seed}/{number}/{purpose}")

    def _language(self, number: int) -> Language:
        return languages()[number % len(languages())]

    def _date(self, number: int) -> date:
        """The day the original appeared: later for every later number, never in December."""
        year, rest = divmod(number * YEARS, self.entries)
        return date(FIRST_YEAR + year, 1, 10) + timedelta(days=rest * 300 // self.entries)

    def _scene(self, number: int) -> Scene:
        """What the article is about in the main, and which of its ids is made."""
        dice, english = self._dice(number, "scene"), read_language("en")
        return Scene(
            subject=dice.whole(0, len(english.subjects) - 1),
            place=dice.whole(0, len(english.places) - 1),
            good=dice.whole(0, len(english.goods) - 1),
            year=self._date(number).year - dice.whole(1, 12),
            count=dice.whole(12, 99) * 100,
            share=dice.whole(11, 64),
            value=dice.whole(2, 80) * 10_000,
            unit=dice.pick(("tonnes", "tonnes", "persons")),
        )

    def _earlier(self, number: int, dice: Dice) -> str:
        """The id of an article that appeared before this one, or nothing for the first."""
        return self.id(dice.whole(max(0, number - 500), number - 1)) if number else ""

    def _related(self, number: int, dice: Dice) -> tuple[str, str] | None:
        if not number or not dice.happens(5):
            return None
        return self._earlier(number, dice), dice.pick(("follow-up", "same-source", "rebuttal"))

    def _outlets(self, dice: Dice, language: Language) -> tuple[Outlet, Outlet, Outlet]:
        """The newspaper and the agency, both of the language where the roll has two such, and a third."""
        spoken = [outlet for outlet in self.roll.outlets if outlet.language == language.tag]
        first = dice.favourite(spoken or self.roll.outlets)
        others = [outlet for outlet in spoken if outlet is not first]
        return first, dice.favourite(others or self.roll.outlets), dice.favourite(self.roll.outlets)

    def _sources(self, number: int, dice: Dice, outlets: tuple[Outlet, Outlet, Outlet]) -> tuple[Source, ...]:
        """The article's own source, the agency it drew on, and a yearbook to judge it by."""
        tag, day = self._language(number).tag, self._date(number)
        days = (day, day - timedelta(days=dice.whole(1, 4)), day + timedelta(days=dice.whole(60, 300)))
        kinds = (("source", "translated", tag), ("agency", "relay", tag), ("yearbook", "evidence", "en"))
        return tuple(
            Source(
                id=id,
                role=role,
                outlet=outlet.id,
                language=language,
                date=when,
                url=f"https://example.org/{id}/{number}",
                archive=f"https://example.net/archive/{when:%Y%m%d}/{id}/{number}",
                derives_from="agency" if id == "source" else "",
            )
            for (id, role, language), when, outlet in zip(kinds, days, outlets, strict=True)
        )


def _context(dice: Dice, scene: Scene, outlet: Outlet) -> str:
    english = read_language("en")
    known = {
        "good": english.goods[scene.good],
        "place": english.places[scene.place],
        "outlet": outlet.name,
        "year": scene.year,
    }
    return " ".join(line.format_map(known) for line in dice.several(wording()["context"], 7))
