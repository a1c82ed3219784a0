"""Rules on the text: nothing silently untranslated, stale, left over or disguised."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..editing import ORIGINAL_TO_WRITE
from ..entry import Entry, Rendering
from ..language import is_in_latin, language_name
from ..markup import MOST_SIGNS, is_heavy, plain
from ..stale import digest_of, stale_segments
from .house import Finding, House

TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s|small|span|strike|strong"
    "|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|wbr"
)
"""Names of HTML's elements, as the alternatives of a pattern."""
_TAG = re.compile(rf"(?<![\\`])<(?P<end>/?)(?P<name>{TAGS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\b(?-i:TODO|FIXME|TBD|XXX)\b|\{\{.{0,100}?\}\}"
    rf"|lorem ipsum|^\s*(?:…|\.\.\.)\s*$|<(?!(?:{TAGS})\b)[a-z][a-z -]{{1,30}}>",
    re.IGNORECASE,
)
_SIGNS = ("TODO", "FIXME", "TBD", "XXX", "{{", "orem ipsum", "OREM IPSUM", "<", "…", "...")
"""A text without any of these holds no placeholder; looking for them is much quicker than the pattern."""
_CYRILLIC_TWINS = "АВСЕНІЈКМОРЅТХУасеіјорѕху"
_LATIN_TWINS = "ABCEHIJKMOPSTXYaceijopsxy"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS), str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_MIXED = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
_LATIN_WORD = re.compile("[a-z]{2,}")
_WORDS = 4
"""So few Latin words may be a name or a sign, which every language takes over."""
_WORD = re.compile("[A-Za-zЀ-ӿ]+")

_Wanted = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
"""For each wording a pattern of the whole of it, and its words, which are quicker to look for."""


def original_misplaced(entry: Entry, house: House) -> Iterator[Finding]:
    """An original is written in the letters of its language; where another language is quoted, the segment names it."""
    for at, segment in enumerate(entry.segments):
        original, language = segment.original, segment.language or entry.source.language or "und"
        if original and original.isascii() and not is_in_latin(language) and len(_LATIN_WORD.findall(original)) >= _WORDS:
            yield Finding(
                ("segments", at, "original"),
                f"The original of {segment.id} has no letter of {language_name(language)}.",
                "Put the text there as it appeared, or name its own language, as in `language: en`.",
            )


def list_joined(entry: Entry, house: House) -> Iterator[Finding]:
    """The translation of a list has members on lines of their own, as the original has."""
    for at, segment in enumerate(entry.segments):
        if segment.kind != "list" or "\n" not in (segment.original or ""):
            continue
        for key, rendering in segment.renderings.items():
            if rendering.text and "\n" not in rendering.text:
                yield Finding(
                    ("segments", at, key, "text"),
                    f"All members of the list {segment.id} stand on one line (`{key}`).",
                    f"Write each on its own line, under `{key}: |-`; under `>-` lines are joined.",
                )


def translation_missing(entry: Entry, house: House) -> Iterator[Finding]:
    """A segment is translated, or says why it is not."""
    keys = [key for key, one in entry.translations.items() if not one.published_in]
    for at, segment in enumerate(entry.segments):
        for key in keys:
            rendering = segment.renderings.get(key)
            if not rendering or not (rendering.text or rendering.omitted):
                yield Finding(
                    ("segments", at),
                    f"{segment.id} is not translated ({key}).",
                    f"Add `{key}: …`, or `{key}: {{omitted: reason}}`.",
                )


def translation_stale(entry: Entry, house: House) -> Iterator[Finding]:
    """A translation was made from the original that stands here now, as far as `made_from` tells.

    Where it was not, the page says so; it is no error while the last revision that names the segment is `source-changed`.
    """
    owned = {id: one.kind for one in entry.revisions for id in one.segments}
    originals = {segment.id: segment.original or "" for segment in entry.segments}
    for key, id in sorted(stale_segments(entry)):
        if owned.get(id) == "source-changed":
            continue
        now = f"write `{id}: {digest_of(originals[id])}` once it fits again" if id in originals else f"delete `{id}`"
        sentence = f"The original of {id} has changed since `{key}` was made from it."
        where = ("translations", key, "made_from", id)
        yield Finding(where, sentence, f"Look at the translation again, then {now}.")


def term_rejected(entry: Entry, house: House) -> Iterator[Finding]:
    """A translation does not use a rendering the edition has rejected for a term."""
    language = entry.source.language or ""
    ours = [key for key, one in entry.translations.items() if not one.published_in]
    for id in house.terms:
        term = house.authorities.terms[id]
        rejected = _looked_for(tuple([one.text for one in term.rejected]))
        for at, segment in enumerate(entry.segments if rejected else ()):
            if term.labels[language] not in (segment.original or ""):
                continue
            for key in ours:
                for one in _rejected(rejected, segment.renderings.get(key)):
                    chosen = term.chosen.get(key.split("-")[0])
                    cure = f"Use “{chosen}”." if chosen else f"See the record of the term {id}."
                    where = ("segments", at, key, "text")
                    yield Finding(where, f"“{one}” is a rejected rendering of {id}.", cure, one, chosen)


def _rejected(rejected: _Wanted, rendering: Rendering | None) -> list[str]:
    raw = rendering.text if rendering and rendering.text else ""
    folded = raw.casefold()
    near = [whole for whole, words in rejected if all(map(folded.__contains__, words))]
    text = plain(raw) if near else ""
    return [found[0] for whole in near if (found := whole.search(text))]


@lru_cache(maxsize=1024)
def _looked_for(wordings: tuple[str, ...]) -> _Wanted:
    return tuple((re.compile(rf"\b{re.escape(one)}\b", re.IGNORECASE), tuple(one.casefold().split())) for one in wordings)


def placeholder_left(entry: Entry, house: House) -> Iterator[Finding]:
    """No placeholder of a template is left where a text should be."""
    # What stands in an original was not left there by us, unless a draft opens with it.
    ours = [
        (where, text)
        for where, text in entry.texts
        if where[0] != "source" and (where[-1] != "original" or text.startswith(ORIGINAL_TO_WRITE))
    ]
    joined = "\n".join(text for _, text in ours)
    for where, text in ours if any(sign in joined for sign in _SIGNS) else ():
        if found := _PLACEHOLDER.search(text):
            words = found[0].strip()
            yield Finding(where, f"“{words}” looks like a placeholder.", "Write what belongs here.", words)


_IN_MARKDOWN = {
    "br": "Leave a line empty, or start another segment.", "p": "Leave a line empty between paragraphs.",
    "b": "Write **so**.", "strong": "Write **so**.", "i": "Write *so*.", "em": "Write *so*.", "a": "Write [words](address).",
}  # fmt: skip


def html_typed(entry: Entry, house: House) -> Iterator[Finding]:
    """No HTML stands in a text: tags are not made, and readers would see them as they were typed."""
    for where, text in entry.texts:
        if "<" in text and (found := _TAG.search(text)):
            cure = _IN_MARKDOWN.get(found["name"].lower(), "Delete the tag.")
            yield Finding(where, f"`{found[0][:40]}` is HTML, which readers would see as it is typed.", cure, found[0])


def markup_heavy(entry: Entry, house: House) -> Iterator[Finding]:
    """A text has at most two thousand signs of markup; one that has more is set as it was typed."""
    for where, text in entry.texts:
        if is_heavy(text):
            yield Finding(where, f"This text has more than {MOST_SIGNS:,} signs of markup.", "Take out those that mean nothing.")


def letters_mixed(entry: Entry, house: House) -> Iterator[Finding]:
    """No word mixes letters that look alike from two scripts, because search and comparison then fail."""
    for where, text in entry.texts:
        if text.isascii() or not _CYRILLIC.search(text) or not _MIXED.search(text):
            continue
        for word in _WORD.findall(text):
            if _MIXED.search(word) and _disguised(word):
                sentence = f"“{word}” mixes Latin and Cyrillic letters that look alike."
                yield Finding(where, sentence, "Retype the word in one script.", word, _in_one_script(word))


def _in_one_script(word: str) -> str:
    """Return a word with the letters of its lesser script changed for their twins in the other."""
    latin = sum(letter.isascii() for letter in word)
    to_cyrillic = latin * 2 <= len(word) and all(letter in _LATIN_TWINS for letter in word if letter.isascii())
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)


def _disguised(word: str) -> bool:
    latin = [letter for letter in word if letter.isascii()]
    cyrillic = [letter for letter in word if not letter.isascii()]
    hiding = len(latin) <= len(cyrillic) and all(letter in _LATIN_TWINS for letter in latin)
    return hiding or (len(cyrillic) <= len(latin) and all(letter in _CYRILLIC_TWINS for letter in cyrillic))
