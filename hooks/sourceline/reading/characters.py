"""Characters no entry may hold: they hide, reorder or pretend, and a reader cannot see it."""

import re
import unicodedata
from collections.abc import Iterator

from ..problem import Problem

# Controls but newline and tab; soft hyphen; bidirectional marks, embeddings, overrides and isolates; line and
# paragraph separators; invisible operators and fillers; byte-order mark; interlinear and tag characters;
# noncharacters and surrogates. Zero-width (non-)joiners stay allowed: Persian and Indic spelling needs them.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)

_FILLERS = "\u115f\u1160\u3164\uffa0"


def decoded(raw: bytes) -> tuple[str, Problem | None]:
    """Decode a file as UTF-8 and normalise it to NFC; an undecodable byte gives a problem with its line."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return "", Problem(
            "file-encoding", "error", f"Byte {raw[fault.start]:#04x} is not UTF-8.", "Save the file as UTF-8.",
            line=line, column=column,
        )  # fmt: skip
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    return (text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)), None


def is_clean(text: str) -> bool:
    """Whether a text holds no refused character."""
    # What can be printed holds none but the fillers, which Unicode counts as letters; asking so is much the quicker.
    if text.replace("\n", "").isprintable() and not any(filler in text for filler in _FILLERS):
        return True
    return _REFUSED.search(text) is None


def hidden(text: str) -> Iterator[Problem]:
    """Yield a problem for every refused character, with its line and column."""
    if is_clean(text):
        return
    for found in _REFUSED.finditer(text):
        at = found.start()
        yield _named(found[0], text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def hidden_escape(text: str, line: int, column: int) -> Iterator[Problem]:
    """Yield a problem for every refused character that a quoted scalar writes as an escape."""
    for found in _REFUSED.finditer(text):
        yield _named(found[0], line, column)


def _named(character: str, line: int, column: int) -> Problem:
    name = unicodedata.name(character, "control or unassigned character")
    return Problem(
        "text-hidden", "error", f"A character that cannot be seen stands here: U+{ord(character):04X} {name.lower()}.",
        "Delete it; retype the words around it if they were pasted.", line=line, column=column,
    )  # fmt: skip
