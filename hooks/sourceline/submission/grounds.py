"""The grounds on which the form's script checks a draft: the schema, the engine's sentences, characters and languages."""

import re
import unicodedata
from typing import Any

from ..imprint import Repository
from ..language import languages
from ..reading import entry_schema, is_clean
from .sentences import cures, sentences, wanting

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def grounds(repository: Repository | None) -> dict[str, Any]:
    """Return all that the script must know; every part is made from what the check itself goes by.

    `sentences` has a severity, a sentence and a cure for each code, with holes in braces; `cures` says for the pattern of a
    field how its value is written; `wanting` what each tier asks for; `hidden` names the characters that nobody can see.
    """
    return {
        "schema": entry_schema(),
        "sentences": sentences(),
        "cures": cures(),
        "wanting": wanting(),
        "hidden": _hidden(),
        "languages": {tag: name for tag, name in languages().items() if _LANGUAGE.fullmatch(tag)},
        "repository": {"new": repository.new, "folder": repository.folder} if repository else None,
    }


def _hidden() -> dict[str, str]:
    """The name of every refused character that has one, in lower case, by its number in hexadecimal; ranges for the others."""
    refused = [
        number for number in (*range(0xD800), *range(0xE000, 0x10000), *range(0xE0000, 0xE0080)) if not is_clean(chr(number))
    ]
    return {f"{number:04X}": unicodedata.name(chr(number), "").lower() for number in refused}
