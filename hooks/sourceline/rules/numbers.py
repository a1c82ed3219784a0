"""The rule on numbers: a translation says no other number than its original."""

import re
from collections.abc import Iterator

from ..editing import is_to_write
from ..entry import Entry, language_of
from ..markup import plain, without_marks
from ..numerals import in_figures
from ..quantities import Difference, differences
from ..quantities.figures import SPACES
from .house import Finding, House

_GROUPING = re.compile(rf"(?<=\d)[{SPACES}](?=\d{{3}}(?!\d))")
_CURE = "Correct the number, or say why it rightly differs: `{key}: {{text: …, numbers: reason}}`."


def number_differs(entry: Entry, house: House) -> Iterator[Finding]:
    """The numbers of a translated segment equal those of its original, or `numbers` says why they do not."""
    ours = [(key, language_of(key, one)) for key, one in entry.translations.items() if not one.published_in]
    for at, segment in enumerate(entry.segments):
        if not segment.original:
            continue
        language = segment.language or entry.source.language or ""
        for key, own in ours:
            rendering = segment.renderings.get(key)
            if rendering and rendering.text and not rendering.numbers and not is_to_write(rendering.text):
                for one in _differences(segment.original, language, rendering.text, own):
                    words = one.translation.words if one.translation else ""
                    yield Finding(("segments", at, key, "text"), _sentence(one), _CURE.format(key=key), words)


def _differences(original: str, language: str, text: str, own: str) -> tuple[Difference, ...]:
    """Compare two texts as they stand, and only where they seem to differ once more without their markup."""
    found = differences(without_marks(original), language, without_marks(text), own)
    return found and differences(_words(original), language, _words(text), own)


def _words(text: str) -> str:
    # Folding white space would leave a plain space in the midst of 1 234, where few languages group by it.
    return plain(_GROUPING.sub("\u2060", text)).replace("\u2060", "\u202f")


def _sentence(one: Difference) -> str:
    first, second = one.original, one.translation
    if first and second:
        return f"«{first.words}» = {in_figures(first.value)}, the translation has {in_figures(second.value)}."
    if first:
        return f"«{first.words}» = {in_figures(first.value)}, the translation has no such number."
    assert second
    return f"The translation has “{second.words}” = {in_figures(second.value)}, the original has no such number."
