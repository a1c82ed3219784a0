"""The grounds on which the form's script checks a draft: the schema, the engine's sentences, characters and languages."""

import re
from itertools import chain
from typing import Any

from ..imprint import Repository
from ..language import languages, other_tags
from ..markup import MOST_SIGNS, SIGNS
from ..reading import entry_schema, hidden, is_clean, misplaced, stacked
from ..rules import TAGS
from .sentences import cures, sentences, wanting

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_ROW = 64
"""So many characters are asked about at once: most rows hold none that is refused."""


def grounds(repository: Repository | None) -> dict[str, Any]:
    """Return all that the script must know; every part is made from what the check itself goes by.

    `sentences` has a severity, a sentence and a cure for each code, with holes in braces; `cures` says for the pattern of a
    field how its value is written; `wanting` what each tier asks for; `hidden` names the characters that nobody can see,
    of which those that join are refused where `misplaced` finds them; `stacked` finds marks heaped upon a letter;
    `usual` has the tags a language usually goes by; `tags` is a pattern for the elements of HTML.
    """
    return {
        "schema": entry_schema(),
        "sentences": sentences(),
        "cures": cures(),
        "wanting": wanting(),
        "hidden": _hidden(),
        "misplaced": misplaced(),
        "stacked": stacked(),
        "markup": {"signs": SIGNS, "most": MOST_SIGNS},
        "languages": {tag: name for tag, name in languages().items() if _LANGUAGE.fullmatch(tag)},
        "usual": other_tags(),
        "tags": TAGS,
        "repository": {"new": repository.new, "folder": repository.folder} if repository else None,
    }


def _hidden() -> dict[str, str]:
    """The name of every refused character by its number in hexadecimal; empty for one that has a sentence of its own."""
    noncharacters = (plane << 16 | low for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    numbers = (*range(0xD800), *range(0xE000, 0x10000), *range(0xE0000, 0xE0080), *noncharacters)
    rows = (numbers[at : at + _ROW] for at in range(0, len(numbers), _ROW))
    # Spaces between them, or marks in a row would be taken for a heap.
    doubtful = chain.from_iterable(row for row in rows if not is_clean(" ".join(map(chr, row))))
    return {f"{number:04X}": _name(number) for number in doubtful if not is_clean(chr(number))}


def _name(number: int) -> str:
    """What the engine calls a character: what stands in its sentence where the pattern has the hole for the name."""
    _, _, _, problem = next(hidden(chr(number)))
    before, _, after = sentences()["text-hidden"]["sentence"].replace("{code}", f"{number:04X}").partition("{name}")
    sentence = problem.sentence
    return sentence.removeprefix(before).removesuffix(after) if sentence.startswith(before) else ""
