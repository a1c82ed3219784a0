"""Composes the claims of an article: the sentence each stands on, its chain, figure and assessments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from article import Assessment, Claim, Figure, Hop, Source, Variant, Wording
from authority import Roll
from dice import Dice
from vocabulary import Language, Scene, read_language, wording

STANDS_IN = ("s2", "s4", "s6")
NATURE = {
    "delivered": ("event", "asserted"),
    "ready": ("capability", "asserted"),
    "planned": ("intention", "planned"),
}


def compose_claims(
    dice: Dice, language: Language, scene: Scene, sources: Sequence[Source], roll: Roll, earlier: str
) -> tuple[Claim, ...]:
    """Two or three claims; now and then one takes up the first claim of the earlier article."""
    claims = []
    for position, segment in enumerate(STANDS_IN[: dice.whole(2, 3)], start=1):
        shape = dice.pick(("delivered", "planned", "ready"))
        if position == 1:
            shape = "ready" if scene.unit == "persons" else "delivered"
        about = replace(
            scene,
            year=sources[0].date.year + dice.whole(1, 3) if shape == "planned" else scene.year,
            value=scene.value if position == 1 else dice.whole(2, 80) * 10_000,
            unit="persons" if shape == "ready" else "tonnes",
        )
        claims.append(_claim(position, segment, shape, dice, language, about, sources, roll, earlier))
    return tuple(claims)


def _claim(
    position: int, segment: str, shape: str, dice: Dice, language: Language, scene: Scene,
    sources: Sequence[Source], roll: Roll, earlier: str,
) -> Claim:  # fmt: skip
    words, english = wording()["claims"], read_language("en")
    kind, modality = NATURE[shape]
    planned = shape == "planned"
    relation = (dice.pick(("repeats", "inflates", "contradicts", "updates")), f"{earlier}#c1")
    return Claim(
        id=f"c{position}",
        sentence=Wording(*(scene.in_words(each, each.claims[shape]) for each in (language, english))),
        kind=kind,
        modality="conditional" if planned and dice.happens(3) else modality,
        condition=words["condition"] if planned else "",
        due=str(scene.year) if planned else "",
        segment=segment,
        chain=_chain(dice, language, sources, roll),
        figure=_figure(position, dice, language, scene),
        change=dice.pick(words["change"]),
        assessments=_assessments(dice, sources) if position == 1 else (),
        relation=relation if earlier and dice.happens(6) else None,
    )


def _chain(dice: Dice, language: Language, sources: Sequence[Source], roll: Roll) -> tuple[Hop, ...]:
    """Three or four hops, from a witness without a name to the newspaper that was translated."""
    english, words = read_language("en"), wording()["claims"]
    witness = dice.whole(0, len(english.witnesses) - 1)
    own, agency = sources[0], sources[1]
    person = dice.favourite(roll.people).id

    def hop(who: str, basis: str, mode: str, source: Source, medium: str = "") -> Hop:
        verb = dice.whole(0, len(english.verbs) - 1)
        said = Wording(language.verbs[verb], english.verbs[verb])
        descriptor = None if who else Wording(language.witnesses[witness], english.witnesses[witness])
        lost = dice.pick(words["lost"]) if who and source is agency else ""
        return Hop(who, descriptor, basis, said, mode, medium, source.id, lost)

    relays = (
        hop("", "witness", "direct", agency),
        hop(person, "hearsay", "direct", agency, medium=dice.pick(words["medium"])),
        hop(agency.outlet, "document", "summary", agency),
        hop(own.outlet, "document", "paraphrase", own),
    )
    return relays if dice.happens(2) else (relays[0], relays[1], relays[3])


def _figure(position: int, dice: Dice, language: Language, scene: Scene) -> Figure:
    """The amount of the claim, what the agency made of it and, at times, what a yearbook has instead."""
    inflated = scene.value * 10 if scene.value < 100_000 else scene.value
    agency = Variant(
        "agency",
        replace(scene, value=inflated).figure(language),
        inflated,
        "order" if inflated != scene.value else "attribution",
    )
    cautious = replace(scene, value=scene.value - 10_000)
    yearbook = Variant("yearbook", cautious.figure(read_language("en")), cautious.value, "referent")
    of = wording()["claims"]["of"][scene.unit].format(good=read_language("en").goods[scene.good])
    variants = (agency, yearbook) if dice.happens(2) else (agency,)
    return Figure(f"f{position}", scene.figure(language), scene.value, scene.unit, of, variants)


def _assessments(dice: Dice, sources: Sequence[Source]) -> tuple[Assessment, ...]:
    """One judgement, or two where the second takes up the first."""
    why = wording()["claims"]["why"]
    first = sources[2].date + timedelta(days=dice.whole(30, 200))
    early = Assessment(first, "unverified", "low", dice.pick(why))
    later = Assessment(
        first + timedelta(days=dice.whole(100, 900)),
        dice.pick(("supported", "contradicted", "distorted", "overtaken")),
        dice.pick(("moderate", "high")),
        dice.pick(why),
    )
    return (early, later) if dice.happens(3) else (later,)
