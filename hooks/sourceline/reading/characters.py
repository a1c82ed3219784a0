"""Characters: from bytes to text, and those no entry may hold, because they hide, reorder or pretend unseen."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from heapq import merge

from ..problem import Problem

# Controls but newline and tab; soft hyphen; bidirectional marks, embeddings, overrides and isolates; line and
# paragraph separators; invisible operators and fillers; byte-order mark; interlinear and tag characters; the sign for
# a character that was lost; noncharacters and surrogates.
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
_REFUSED = re.compile(
    f"[{_NONCHARACTERS}"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)

# Zero-width (non-)joiners stand only behind letters of scripts whose spelling needs them (Arabic to N'Ko, Indic, Tibetan,
# Myanmar, Khmer, Mongolian, presentation forms) and between the parts of an emoji; anywhere else they hide something.
_JOINERS = "\u200c\u200d"
_JOINED = (
    "\u0600-\u07ff\u0860-\u109f\u1780-\u18af\u2190-\u2bff\ua840-\ua87f\ua8e0-\ua8ff\ufb50-\ufdff\ufe00-\ufe0f"
    "\ufe70-\ufeff\U00011000-\U000116ff\U0001f000-\U0001faff"
)
_MISPLACED = re.compile(f"[{_JOINERS}](?<![{_JOINED}][{_JOINERS}])")

STACK = 30
"""So many marks may stand upon one letter (Unicode's Stream-Safe Text Format, UAX #15, section 13)."""
_STACKED = f"More than {STACK} marks are set upon one letter here."

_PRINTABLE = "\u115f\u1160\u3164\uffa0\ufffd"
"""Those of the refused that Unicode counts as letters or signs."""

_COMMON = b"\n" + bytes(range(0x20, 0x7F))
_DELICATE = re.compile(
    f"[{_PRINTABLE}\u0300-\u0345\u05b4-\u05c2\u0653-\u0655\u0900-\u11ff\u1b35\u3099\u309a\U00010000-\U0010ffff]"
)
"""Letters and marks that NFC may join to what stands before them, with many more among them; and those just named."""

_LOST = "\ufffd"
_ENDS_LINES = "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
_NAMES = {"\x00": "null", "\x07": "bell", "\x08": "backspace", "\x0c": "form feed", "\r": "carriage return", "\x1b": "escape",
          "\x7f": "delete", "\x85": "next line"}  # fmt: skip


def clean_text(raw: bytes) -> str | None:
    """Decode a file as `decoded` does, or return None where it holds a refused character.

    Raises UnicodeDecodeError where it is not UTF-8.
    """
    # Nothing can be amiss with printable ASCII. What else there is, a tenth of most files, tells by itself that all is well:
    # without letters that join what stands before them, NFC looks at each letter alone and at the order of marks in a row.
    rest = raw.translate(None, _COMMON).decode("utf-8")
    if rest.isprintable() and not (_DELICATE.search(rest) or is_stacked(rest)) and unicodedata.is_normalized("NFC", rest):
        return raw.decode("utf-8")
    text = decoded(raw)
    return text if is_clean(text) else None


def decoded(raw: bytes) -> str:
    """Decode a file as UTF-8, make newlines of its ends of lines, and normalise it to NFC.

    Raises UnicodeDecodeError where it is not UTF-8.
    """
    return in_house(raw.decode("utf-8"))


def in_house(text: str) -> str:
    """Write a text as the engine reads it: a newline at the end of each line, no byte-order mark, NFC."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    if "\r" in text and "\n" not in text:  # as old Macs wrote
        text = text.replace("\r", "\n")
    return composed(text)


def composed(text: str) -> str:
    """Write a text in NFC, unless marks are heaped up in it, which takes long and is refused."""
    if is_stacked(text) or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def is_stacked(text: str) -> bool:
    """Whether more marks are set upon one letter than any script sets there.

    They hide the lines around, and normalising takes time with the square of their number: hours for a mebibyte of them.
    """
    sample = text[:: STACK + 1]  # of a run so long, one is met in any case
    return any(map(unicodedata.combining, sample)) and any(_in_stack(text, at * (STACK + 1)) for at in range(len(sample)))


def _in_stack(text: str, at: int) -> bool:
    start = end = at
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    while start > 0 and end > at and unicodedata.combining(text[start - 1]):
        start -= 1
    return end - start > STACK


def is_clean(text: str) -> bool:
    """Whether a text holds no refused character."""
    # What can be printed holds none but those few; asking so is much the quicker.
    if text.replace("\n", "").isprintable() and not any(character in text for character in _PRINTABLE):
        return not is_stacked(text)
    return next(_found(text), None) is None


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield every refused character, in order."""
    if any(joiner in text for joiner in _JOINERS) or is_stacked(text):
        found = (_REFUSED.finditer(text), _MISPLACED.finditer(text), _stacks().finditer(text))
        yield from merge(*found, key=lambda found: found.start())
    else:
        yield from _REFUSED.finditer(text)


def hidden(text: str) -> Iterator[tuple[int, int, str | None, Problem]]:
    """Yield every refused character: where it starts and ends, what to put there if that is known, and what is wrong.

    A row of the same character is told once.
    """
    if is_clean(text):
        return
    end = -1
    for found in _found(text):
        if len(found[0]) > 1:
            end = found.end()
            yield found.start(), end, None, Problem("text-hidden", "error", _STACKED, "Delete them.")
        elif found.start() >= end:
            start = end = found.start()
            while end < len(text) and text[end] == found[0]:
                end += 1
            instead = None if found[0] == _LOST else " " if found[0] in _ENDS_LINES else ""
            yield start, end, instead, _named(found[0], end - start)


def hidden_escape(text: str, line: int, column: int) -> Iterator[Problem]:
    """Yield a problem for every refused character that a quoted scalar writes as an escape."""
    for found in _found(text):
        stacked = Problem("text-hidden", "error", _STACKED, "Delete them.")
        one = stacked if len(found[0]) > 1 else _named(found[0], 1)
        yield one.moved("", line, column)


def misplaced() -> str:
    """Return the pattern of a joiner where none belongs, as Python and JavaScript read it."""
    return _MISPLACED.pattern


def stacked() -> str:
    """Return the pattern of more marks upon one letter than may stand there, as Python and JavaScript read it."""
    marks = [number for number in range(0x300, 0x1F000) if unicodedata.combining(chr(number))]
    starts = [one for one in marks if one - 1 not in marks]
    ends = [one for one in marks if one + 1 not in marks]
    spans = "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
    return f"[{spans}]{{{STACK + 1},}}"


@cache
def _stacks() -> re.Pattern[str]:
    return re.compile(stacked())


def _named(character: str, times: int) -> Problem:
    name = _NAMES.get(character) or unicodedata.name(character, "control or unassigned character").lower()
    row = f", {times} times" if times > 1 else ""
    if character == _LOST:
        sentence = f"A letter was lost here when the text was converted, and � stands in its place{row}."
        return Problem("text-hidden", "error", sentence, "Look the word up in the original, and type it.")
    sentence = f"A character that cannot be seen stands here: U+{ord(character):04X} {name}{row}."
    return Problem("text-hidden", "error", sentence, "Delete it; retype the words around it if they were pasted.")
