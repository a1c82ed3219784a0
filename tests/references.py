"""References made up at random, in every shape and with every ending that real ones have: what the styles are tried with."""

from random import Random

from sourceline.citation import Citation, PersonName
from sourceline.citation.name import parted
from sourceline.entry import Moment

WORDS = """
the a an and of in to with over up about sowing harvest Pyongyang DPRK iPhone 800,000 1,5 COVID-19 mid-1990s on/off so-called
in-between état naïve l’accord d’Artagnan it's don’t O'Neill x I 'n' 100% R&D AT&T <b> a_b C# $5 @home 2023 straße
Готова отправить контингент «бесы» „мокусацу“ 묵살 默殺 もくさつ إيران ایران שואה ready send yet via down
""".split()  # noqa: SIM905 - so that they can be read
JOINTS = (" ", " ", " ", " ", " ", " ", ": ", ", ", "; ", " — ", "? ", "! ", ". ", " / ", "-", "–")
ENDS = ("", "", "", "", "?", "!", ".", "…", "...", ":", ";", ")", "?!", "»")
FAMILIES = ("Doe", "Bismarck", "van Gogh", "de la Cruz", "Ó Briain", "Smith-Jones", "Krüger", "Ahmadinejad", "Иванов", "O’Neill")
GIVEN = (
    "Jane",
    "Otto von",
    "Jean-Paul",
    "Harry S.",
    "J. R. R.",
    "Yo-jong",
    "Mary Ann",
    "IUrii",
    "Ludwig van den",
    "Иван",
    "Élise",
    "A.",
)
BODIES = (
    "The Sourceline editors", "Kim Yo Jong", "TASS, translator unnamed", "김여정", "Interpreter of state television", "Acme Inc.",
    "محمد مرسي", "Prince", "MEMRI, translator not known to us",
)  # fmt: skip
LANGUAGES = ("en", "en", "en", "en-GB", "de", "ko", "ru")


def text(dice: Random, words: int = 8) -> str:
    """Some words with signs between them, some in quotation marks."""
    made = dice.choice(WORDS)
    for _ in range(dice.randrange(words)):
        made += dice.choice(JOINTS) + dice.choice(WORDS)
    if dice.random() < 0.4:
        before, after = dice.choice(('""', "“”", "‘’", "“”"))
        within = " ".join(dice.choice(WORDS[:12]) for _ in range(dice.randrange(1, 4))) + dice.choice(("", "", "?", ".", "!"))
        made = dice.choice((f"{before}{within}{after}{dice.choice((': ', ' ', ', '))}{made}", f"{made} {before}{within}{after}"))
    return made if made[-1] in '"”’' else made + dice.choice(ENDS)


def name(dice: Random) -> PersonName:
    """A person's name, taken apart or whole, or a body's."""
    if dice.random() < 0.4:
        return parted(dice.choice(BODIES))
    family = dice.choice(FAMILIES)
    return parted(f"{dice.choice(GIVEN)} {family}", family)


def moment(dice: Random) -> Moment | None:
    """A date as precise as may be, exact or about, or unknown, or none."""
    if dice.random() < 0.2:
        return dice.choice((None, Moment.read("unknown")))
    parts = (str(dice.choice((1000, 1870, 1945, 2023, 2026))), f"{dice.randrange(1, 13):02}", f"{dice.randrange(1, 29):02}")
    return Moment.read(dice.choice(("", "", "~")) + "-".join(parts[: dice.randrange(1, 4)]))


def names(dice: Random) -> tuple[PersonName, ...]:
    """None, one, two, or as many as try how long lists are cut."""
    return tuple(name(dice) for _ in range(dice.choice((0, 0, 1, 1, 1, 2, 2, 3, 4, 20, 21, 22))))


def reference(dice: Random) -> Citation:
    """The citation of one entry."""
    title, language = text(dice), dice.choice(LANGUAGES)
    if language[:2] != "en":
        title = f"Über {title}"  # pandoc capitalises whatever word opens a footnote, which no style asks for
    return Citation(
        id="sowing", title=title, original_title=dice.choice(("", text(dice), text(dice), "[a report]")),
        outlet=dice.choice(("", "EADaily", "O'Neill & Sons", "Acme Inc.", "Yahoo!", text(dice, 3))),
        original_date=moment(dice), original_language=dice.choice(("ru", "de", "en", "ko", "")), published=moment(dice),
        authors=names(dice), translators=names(dice), editors=names(dice), language=language,
        edition=dice.choice(("Sourceline", "The example gazette", "Who said it?", "Sourceline, Inc.")),
        address="https://example.org/entries/sowing/",
    )  # fmt: skip
