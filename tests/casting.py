"""Casts the styles: asks the processor for a reference of every shape, and writes down what stands between its parts."""

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

from csl_processor import OFFICIAL, Item, processed

CAST = Path(__file__).parents[1] / "hooks/sourceline/citation/styles.json"

Names = dict[str, str]
AUTHOR, TRANSLATOR, SECOND = (
    {"family": "Aufam", "given": "Augiv"},
    {"family": "Trfam", "given": "Trgiv"},
    {"family": "Sefam", "given": "Segiv"},
)
FORMS = {"straight": "{given} {family}", "inverted": "{family}, {given}", "initials": "{i}. {family}", "sorted": "{family}, {i}."}
"""The forms of a name; the engine's `names.py` makes the same four."""
TEXTS = {"title": "tia tib", "container-title": "coa cob", "original-publisher": "oua oub", "original-title": "ota otb"}
OPTIONAL = ("issued", "original-title", "original-publisher", "original-date")
TAILS = (*".,:;?!", *(f"{sign}”" for sign in ".:;?!"))
"""How a part may end, as far as what follows it can turn on that; a closing quotation mark lets the sign before it through."""
ADDRESS = "https://example.org/u/"
MOST = 24


@dataclass(frozen=True)
class Shape:
    """Which parts a reference has; one of them may have a tail."""

    authors: int = 1
    translators: int = 1
    there: tuple[str, ...] = OPTIONAL
    tailed: str = ""
    tail: str = ""
    dates: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the engine calls the shape."""
        people = ["author"] * (self.authors > 0) + ["", "translator", "translators"][self.translators :][:1] * (
            self.translators > 0
        )
        return " ".join([*people, *self.there])

    def text(self, part: str) -> str:
        """The text of a part, with its tail."""
        tail = self.tail if self.tailed == part else ""
        return f"“{TEXTS[part]}{tail}" if len(tail) == 2 else f"{TEXTS[part]}{tail}"

    @property
    def item(self) -> Item:
        """The reference for the processor."""
        item: dict[str, Any] = {"type": "webpage", "language": "en", "URL": ADDRESS}
        item |= {part: self.text(part) for part in TEXTS if part in self.there or part not in OPTIONAL}
        if "original-title" in item:
            item["original-title"] = f'<span class="nocase">{item["original-title"]}</span>'
        dates = {"issued": {"date-parts": [[7391]]}, "original-date": {"date-parts": [[7392]]}} | self.dates
        item |= {part: date for part, date in dates.items() if part in self.there}
        people = {"author": [AUTHOR, SECOND][: self.authors], "translator": [TRANSLATOR, SECOND][: self.translators]}
        for role, names in people.items():
            # Whole names, since one that is taken apart may end with the full stop of an initial, which is a tail.
            whole = [FORMS["straight"].format(**name) for name in names]
            if whole:
                item[role] = [{"literal": name} for name in (*whole[:-1], whole[-1] + (self.tail if role == self.tailed else ""))]
        return item


def shapes() -> Iterator[Shape]:
    """Every shape, without tails."""
    for authors, translators, count in product((0, 1), (0, 1, 2), range(len(OPTIONAL) + 1)):
        for there in combinations(OPTIONAL, count):
            yield Shape(authors, translators, there)


def cast(style: str, folder: Path) -> dict[str, Any]:
    """Cast one style: a pattern for each shape, what tails change, title case, lists of names, dates."""
    every = list(shapes())
    cut = [
        _cut(one, reference) for one, reference in zip(every, processed(style, [one.item for one in every], folder), strict=True)
    ]
    after = _after(style, folder, every, cut)
    dates = _dates(style, folder, every, cut)
    patterns = {one.key: _pattern(pieces) for one, pieces in zip(every, cut, strict=True)}
    return {"patterns": patterns, "after": after, "cased": _cased(style, folder), "names": _lists(style, folder), "dates": dates}


def _pattern(pieces: list[str]) -> str:
    return "".join(f"{{{piece}}}" if at % 2 else piece for at, piece in enumerate(pieces))


def _forms(name: Names) -> Names:
    return {form: pattern.format(**name, i=name["given"][0]) for form, pattern in FORMS.items()}


def _signs(shape: Shape) -> Names:
    """For each part a pattern that finds it, however the style sets it."""
    signs = {"URL": re.escape(ADDRESS), "issued": "7391", "original-date": "7392"}
    for part in TEXTS:
        text = shape.text(part)
        core = f"(?i:{re.escape(text.strip('“”'))})"
        signs[part] = f"[‘“]{core}[’”]" if text[0] == "“" else core
    for role, one, count in (("author", AUTHOR, shape.authors), ("translator", TRANSLATOR, shape.translators)):
        first, second = (re.escape(FORMS["straight"].format(**name)) for name in (one, SECOND))
        tail = re.escape(shape.tail) if shape.tailed == role else ""
        signs[role] = f"{first}{tail}" if count < 2 else f"{first}[^“]*?{second}{tail}"
    return signs


def _cut(shape: Shape, reference: str) -> list[str]:
    """Cut a reference into joints and names of parts: joint, part, joint, part, … joint."""
    finder = re.compile("|".join(f"(?P<{part.replace('-', '_')}>{sign})" for part, sign in _signs(shape).items()), re.S)
    pieces, end = [], 0
    for found in finder.finditer(reference):
        pieces += [reference[end : found.start()], (found.lastgroup or "").replace("_", "-")]
        end = found.end()
    return [*pieces, reference[end:]]


def _after(style: str, folder: Path, every: list[Shape], cut: list[list[str]]) -> dict[str, dict[str, str]]:
    """What becomes of a joint after a part that ends with a tail; of each joint after each part one reference is asked."""
    asked: dict[tuple[str, str], tuple[Shape, int]] = {}
    for shape, pieces in zip(every, cut, strict=True):
        for at in range(1, len(pieces), 2):
            if pieces[at] in (*TEXTS, "author", "translator"):
                asked.setdefault((pieces[at], pieces[at + 1]), (shape, at))
    questions = [
        (joint, tail, at, Shape(shape.authors, shape.translators, shape.there, part, tail))
        for (part, joint), (shape, at) in asked.items() for tail in TAILS if part in TEXTS or len(tail) == 1
    ]  # fmt: skip
    after: dict[str, dict[str, str]] = {tail: {} for tail in TAILS}
    for (joint, tail, at, shape), reference in zip(
        questions, processed(style, [one[-1].item for one in questions], folder), strict=True
    ):
        became = _cut(shape, reference)[at + 1]
        if after[tail].setdefault(joint, became) != became:
            raise ValueError(f"{style}: after {tail} {joint!r} became {after[tail][joint]!r} and {became!r} (in {reference!r})")
    return {
        tail: changed
        for tail, of in after.items()
        if (changed := {joint: new for joint, new in sorted(of.items()) if new != joint})
    }


def _cased(style: str, folder: Path) -> list[str]:
    """The parts the style sets in title case."""
    [reference] = processed(style, [{**Shape().item, "original-title": TEXTS["original-title"]}], folder)
    return [part for part, text in TEXTS.items() if text.title() in reference]


def _lists(style: str, folder: Path) -> dict[str, Any]:
    """How names are listed, for each role and, with a `^`, where it opens the reference."""
    people = [{"family": f"Fa{chr(97 + at)}x", "given": f"Gi{chr(97 + at)}x"} for at in range(MOST)]
    ways = {"author^": Shape(translators=0), "translator": Shape(), "translator^": Shape(authors=0)}
    items = [{**shape.item, way.strip("^"): people[:count]} for way, shape in ways.items() for count in range(1, MOST + 1)]
    all_set = [unescape(reference) for reference in processed(style, items, folder)]
    return {way: _list(people, all_set[at * MOST : (at + 1) * MOST]) for at, way in enumerate(ways)}


def _list(people: list[Names], references: list[str]) -> dict[str, Any]:
    forms = [{text: form for form, text in _forms(one).items()} for one in people]
    finder = re.compile("|".join(re.escape(text) for one in forms for text in sorted(one, key=len, reverse=True)))
    form = {text: name for one in forms for text, name in one.items()}
    found = [list(finder.finditer(reference)) for reference in references]

    def between(count: int) -> list[str]:
        ones = found[count - 1]
        return [references[count - 1][one.end() : two.start()] for one, two in pairwise(ones)]

    most = max(count for count, ones in enumerate(found, 1) if len(ones) == count)
    cut, shortened = found[most], references[most]
    made: dict[str, Any] = {
        "first": form[found[0][0][0]],
        "other": form[found[1][1][0]],
        "two": between(2)[0],
        "most": most,
        "kept": len(cut),
    }
    if most > 2:
        made |= {"several": between(3)[0], "last": between(3)[1]}
    if cut[-1][0] in forms[most]:
        return made | {"kept": len(cut) - 1, "rest": between(most + 1)[-1], "end": True}
    rest = re.match(r".*?\bal\.", shortened[cut[-1].end() :])
    assert rest, "a list that is cut says so"
    return made | {"rest": rest[0], "end": False}


def _dates(style: str, folder: Path, every: list[Shape], cut: list[list[str]]) -> dict[str, Any]:
    """How dates are written, and call them apart in what was cut where a style writes one differently in some shapes."""
    made: dict[str, Any] = {}
    for part, year in (("issued", "7391"), ("original-date", "7392")):
        with_it = [(one, pieces) for one, pieces in zip(every, cut, strict=True) if part in pieces[1::2]]
        texts = _written(style, folder, [(one, part, year, "", [7398, 3, 27]) for one, _ in with_it])
        ways = list(dict.fromkeys(texts))
        for (_, pieces), text in zip(with_it, texts, strict=True):
            pieces[pieces.index(part)] = f"{part}-{ways.index(text) + 1}"
        for at, way in enumerate(ways):
            made[f"{part}-{at + 1}"] = _way(style, folder, with_it[texts.index(way)][0], part, year)
    return made


def _way(style: str, folder: Path, shape: Shape, part: str, year: str) -> dict[str, Any]:
    """One way of writing dates: a pattern for each precision and, of the original's, for about (`~`); and the names of months."""
    given = [
        (about, parts) for about in ("", "~")[: 1 if part == "issued" else 2] for parts in ([7398], [7398, 3], [7398, 3, 27])
    ]
    every = given + [("", [7398, month, 27]) for month in range(1, 13)]
    texts = _written(style, folder, [(shape, part, year, about, parts) for about, parts in every])
    months = [re.sub(r"7398|27|[ ,]", "", text) for text in texts[-12:]]
    patterns = {}
    for (about, parts), text in zip(given, texts, strict=False):
        named = text.replace(months[2], "{month}") if months[2] else text
        patterns[f"{about}{len(parts)}"] = named.replace("7398", "{year}").replace("27", "{day}")
    return {"patterns": patterns, "months": months}


def _written(style: str, folder: Path, asked: list[tuple[Shape, str, str, str, list[int]]]) -> list[str]:
    """What a style writes for dates, each put in the place of the `part` of a shape that holds nothing but a `year`."""
    plain = processed(style, [shape.item for shape, *_ in asked], folder)
    dated = processed(
        style,
        [
            replace(shape, dates={part: {"date-parts": [parts]} | ({"circa": True} if about else {})}).item
            for shape, part, _, about, parts in asked
        ],
        folder,
    )  # fmt: skip
    texts = []
    for (_, _, year, _, _), without, reference in zip(asked, plain, dated, strict=True):
        before, after = without.split(year)
        if not (reference.startswith(before) and reference.endswith(after)):
            raise ValueError(f"{style}: a date changes more than itself: {reference!r}")
        texts.append(reference[len(before) : len(reference) - len(after)])
    return texts


def styles() -> str:
    """Cast all styles, as the file that the engine reads."""
    with tempfile.TemporaryDirectory() as folder:
        return json.dumps({style: cast(style, Path(folder)) for style in OFFICIAL}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    CAST.write_text(styles(), "utf-8")
