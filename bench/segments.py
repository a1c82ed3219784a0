"""Composes the aligned segments of an article and the notes that hang on their words."""

from collections.abc import Sequence
from dataclasses import replace

from article import Claim, Note, Segment, Wording
from dice import Dice
from vocabulary import Language, Scene, read_language, wording

SEGMENTS = 8
# What a segment's further sentences come to in both scripts, chosen so that an entry file has about 12 KB.
SEGMENT_BYTES = 370
MARKED = {
    "s1": ("n1", "translator"),
    "s3": ("n2", "source"),
    "s5": ("n3", "editor"),
    "s7": ("n4", "translator"),
}


def compose_segments(dice: Dice, language: Language, scene: Scene, claims: Sequence[Claim]) -> tuple[Segment, ...]:
    """Segments s1 to s8; those on which claims stand open with the claim's sentence."""
    claimed = {claim.segment: claim.sentence for claim in claims}
    return tuple(_segment(f"s{number}", dice, language, scene, claimed.get(f"s{number}")) for number in range(1, SEGMENTS + 1))


def compose_notes(dice: Dice, year: int) -> tuple[Note, ...]:
    """A note for every mark set by `compose_segments`."""
    return tuple(Note(id, voice, dice.pick(wording()["notes"][voice]).format(year=year)) for id, voice in MARKED.values())


def _segment(id: str, dice: Dice, language: Language, scene: Scene, opening: Wording | None) -> Segment:
    english = read_language("en")
    shapes = list(dice.several(tuple(english.sentences), len(english.sentences)))
    sentences = [opening] if opening else []
    length = 0
    while shapes and length < SEGMENT_BYTES:
        shape = shapes.pop()
        sentence = _sentence(shape, dice, language, scene)
        length += len(sentence.original.encode()) + len(sentence.english)
        sentences.append(sentence)
    note, voice = MARKED.get(id, ("", ""))
    if note:
        sentences[0] = _mark(sentences[0], note, in_original=voice == "source")
    originals, translated = zip(*((each.original, each.english) for each in sentences), strict=True)
    text = Wording(language.joint.join(originals), english.joint.join(translated))
    return Segment(id, "quote" if id == "s6" else "paragraph", text)


def _sentence(shape: str, dice: Dice, language: Language, scene: Scene) -> Wording:
    english = read_language("en")
    scene = replace(
        scene,
        subject=dice.whole(0, len(english.subjects) - 1),
        place=scene.place if dice.happens(2) else dice.whole(0, len(english.places) - 1),
        year=scene.year - dice.whole(0, 20),
        count=dice.whole(12, 99) * 100,
        share=dice.whole(11, 64),
    )
    return Wording(scene.in_words(language, language.sentences[shape]), scene.in_words(english, english.sentences[shape]))


def _mark(sentence: Wording, note: str, in_original: bool) -> Wording:
    """The mark after the sentence's last word; the source's own note is called in the original too."""
    original, english = sentence.original, sentence.english
    if in_original:
        original = f"{original[:-1]}[^{note}]{original[-1]}"
    return Wording(original, f"{english[:-1]}[^{note}]{english[-1]}")
