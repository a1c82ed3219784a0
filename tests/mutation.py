"""Mutation: an entry file spoilt as people and machines spoil files, one fault or a few at a time."""

import re
from collections.abc import Callable
from functools import lru_cache

from hypothesis import strategies as st

STRANGE = (
    "", "~", "null", "yes", "[]", "{}", "[a, b]", "{a: b}", "-1", "1e9", "0x10", "2023-02-30", "28.03.2023",
    '"', "'", "[", "]", "{", "}", "|", ">", ">-", "&a", "*a", "!!str a", "%", "@", "`", "- a", "? a", ": a", "a: b", "#", "# a",
    ",", "3/4/2023", "unknown", "Example Gazette", "[^n1]", "c1",
    "\u202e", "\u200b", "\ufffd", "«»", "“a”", "\\", '"\\x"', "a\tb", "９", "a" * 400, "[" * 40,
)  # fmt: skip
"""What may be typed where another value belongs."""

SIGNS = "\"'[]{}:,-#&*!|>%@`?\\\t\n\u00a0\u3000：–"
"""Signs that may be typed once too often, and those that East Asian keyboards and word processors put in their stead."""

Draw = Callable[[st.SearchStrategy[int]], int]


def _line(draw: Draw, lines: list[str]) -> int:
    return draw(st.integers(0, len(lines) - 1))


def _spot(pattern: str, text: str, draw: Draw) -> tuple[int, int]:
    """Where one of the matches of a pattern starts and ends, or any place where there are none."""
    spots = _spots(pattern, text)
    return spots[draw(st.integers(0, len(spots) - 1))] if spots else (0, min(1, len(text)))


@lru_cache(maxsize=64)
def _spots(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


def key_dropped(text: str, draw: Draw) -> str:
    """Drop a line."""
    lines = text.split("\n")
    del lines[_line(draw, lines)]
    return "\n".join(lines)


def key_doubled(text: str, draw: Draw) -> str:
    """Write some lines twice, the second time anywhere."""
    lines = text.split("\n")
    start = _line(draw, lines)
    at = _line(draw, lines)
    lines[at:at] = lines[start : start + draw(st.integers(1, 6))]
    return "\n".join(lines)


def key_misspelt(text: str, draw: Draw) -> str:
    """Drop, double or exchange a letter of a key."""
    start, end = _spot(r"[a-z_]{2,}(?=:)", text, draw)
    at = draw(st.integers(start, end - 1))
    letters = ("", text[at] * 2, text[at].upper(), "x", "а", " ")
    return text[:at] + letters[draw(st.integers(0, len(letters) - 1))] + text[at + 1 :]


def value_retyped(text: str, draw: Draw) -> str:
    """Put something strange in place of a value."""
    start, end = _spot(r"(?<=: )[^\n]*|(?<=- )[^\n]*", text, draw)
    end = end if draw(st.integers(0, 1)) else start
    return text[:start] + STRANGE[draw(st.integers(0, len(STRANGE) - 1))] + text[end:]


def indentation_shifted(text: str, draw: Draw) -> str:
    """Indent some lines further, or less, or with a tab."""
    lines = text.split("\n")
    start = _line(draw, lines)
    by = draw(st.integers(-5, 5))
    for at in range(start, min(len(lines), start + draw(st.integers(1, 8)))):
        lines[at] = (
            "\t" + lines[at].lstrip()
            if by == 5
            else " " * by + lines[at]
            if by > 0
            else lines[at][min(-by, _blanks(lines[at])) :]
        )
    return "\n".join(lines)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def sign_typed(text: str, draw: Draw) -> str:
    """Type a sign that is one too many, or in place of another."""
    at = draw(st.integers(0, len(text) - 1))
    return text[:at] + SIGNS[draw(st.integers(0, len(SIGNS) - 1))] + text[at + draw(st.integers(0, 1)) :]


def sign_lost(text: str, draw: Draw) -> str:
    """Lose a sign that means something to YAML."""
    start, end = _spot(r"[\"'\[\]{}:,|>-]|  ", text, draw)
    return text[:start] + text[end:]


def text_cut(text: str, draw: Draw) -> str:
    """Lose a piece, or all that follows."""
    at = draw(st.integers(0, len(text)))
    return text[:at] + (text[at + draw(st.integers(1, 400)) :] if draw(st.integers(0, 2)) else "")


IN_TEXT = (key_dropped, key_doubled, key_misspelt, value_retyped, indentation_shifted, sign_typed, sign_lost, text_cut)


def bytes_cut(raw: bytes, draw: Draw) -> bytes:
    """Lose bytes, perhaps in the midst of a letter."""
    at = draw(st.integers(0, len(raw) - 1))
    return raw[:at] + raw[at + draw(st.integers(1, 5)) :]


def byte_changed(raw: bytes, draw: Draw) -> bytes:
    """Change a byte to any other."""
    at = draw(st.integers(0, len(raw) - 1))
    return raw[:at] + bytes([draw(st.integers(0, 255))]) + raw[at + 1 :]


def encoding_changed(raw: bytes, draw: Draw) -> bytes:
    """Save the file in another encoding, or with other ends of lines."""
    text = raw.decode("utf-8", "replace")
    endings = (text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text)
    encodings = ("cp1251", "cp1252", "koi8-r", "utf-16", "utf-16-le", "utf-32", "cp949", "shift_jis", "gb18030", "cp1256")
    which = draw(st.integers(0, len(endings) + len(encodings) - 1))
    return endings[which].encode() if which < len(endings) else text.encode(encodings[which - len(endings)], "replace")


IN_BYTES = (bytes_cut, byte_changed, encoding_changed)


class Mutant:
    """A spoilt file; in a report it shows where it first departs from what it was made of, and by what."""

    def __init__(self, original: bytes, raw: bytes, faults: list[str]) -> None:
        self.original, self.raw, self.faults = original, raw, faults

    def __repr__(self) -> str:
        lines = zip(self.original.splitlines(), self.raw.splitlines(), strict=False)
        at, line = next(((at, new) for at, (old, new) in enumerate(lines, 1) if old != new), (0, b""))
        return f"<{', '.join(self.faults)}: line {at} of {len(self.raw)} bytes: {line[:200]!r}>"


@st.composite
def mutants(draw: Draw, originals: list[bytes]) -> Mutant:
    """One of the originals with one to three faults."""
    original = originals[draw(st.integers(0, len(originals) - 1))]
    text = original.decode()
    faults: list[str] = []
    for _ in range(1 if draw(st.integers(0, 3)) else draw(st.integers(2, 3))):
        which = draw(st.integers(0, len(IN_TEXT) + 1))
        if which >= len(IN_TEXT):
            last = IN_BYTES[draw(st.integers(0, len(IN_BYTES) - 1))]
            return Mutant(original, last(text.encode(), draw), [*faults, last.__name__])
        text = IN_TEXT[which](text, draw) or "a: b\n"
        faults.append(IN_TEXT[which].__name__)
    return Mutant(original, text.encode(), faults)
