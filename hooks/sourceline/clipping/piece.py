"""A piece of an article: a paragraph, heading, quotation or list, as one segment takes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from ..entry.text import SegmentKind
from ..markup import plain
from ..reading.characters import is_clean

_BREAK = "\u2028"
_HARD = "\u00a0\u202f"
_LOOSE = re.compile(rf"(?<!\d)[{_HARD}]|[{_HARD}](?!\d)")
_SIGNS = re.compile(r"([\\`*_\[\]<>&~|])")
_OPENING = re.compile(r"^([0-9]{0,9})([-+>#=.)])")


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a piece, in CommonMark, and what it is in the text."""

    text: str
    kind: SegmentKind = "paragraph"

    @classmethod
    def of(cls, words: str, kind: SegmentKind = "paragraph") -> Self:
        """Make a piece of plain words."""
        return cls(as_markup(cleaned(words)), kind)


def pieces_of(body: Any) -> Iterator[Piece]:
    """Yield the pieces of an article's body, which is an element of lxml in the extractor's vocabulary (after TEI)."""
    for part in body:
        kind: SegmentKind = {"head": "heading", "quote": "quote"}.get(part.tag, "paragraph")  # type: ignore[assignment]
        if part.tag == "list":
            yield from _list([words for item in part.iter("item") if (words := " ".join(_lines(item)))])
        elif part.tag == "table":
            yield from _list(["; ".join(" ".join(_lines(cell)) for cell in row.iter("cell")) for row in part.iter("row")])
        else:
            for paragraph in part.findall("p") or [part]:
                for line in _lines(paragraph):
                    yield Piece(as_markup(line), kind)


def _list(items: list[str]) -> Iterator[Piece]:
    if items:
        yield Piece("\n".join(f"- {as_markup(item)}" for item in items), "list")


def _lines(element: Any) -> list[str]:
    """Return the words of an element, split where the page breaks the line."""
    for line_break in element.iter("lb"):
        line_break.tail = f"{_BREAK}{line_break.tail or ''}"
    return [line for one in "".join(element.itertext()).split(_BREAK) if (line := cleaned(one))]


def cleaned(text: str) -> str:
    """Fold white space, and drop what cannot be seen; a space that must not break stays one between digits only."""
    spaced = "".join(" " if sign.isspace() and sign not in _HARD else sign for sign in text)
    seen = "".join(sign for sign in _LOOSE.sub(" ", spaced) if is_clean(sign))
    return re.sub(" {2,}", " ", seen).strip()


def as_markup(text: str) -> str:
    """Write plain words so that no sign in them is taken for markup."""
    if plain(text) == text:
        return text
    return _OPENING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
