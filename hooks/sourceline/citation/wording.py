"""The wording of a title in a citation: title case for English ones, and quotation marks that fit those around it.

The rules are CSL's, as pandoc's processor applies them, so that what this edition prints is what a reader's own reference
manager makes of the same facts.
"""

import re
import unicodedata
from functools import lru_cache

_SMALL = frozenset((
    "a", "about", "an", "and", "as", "at", "but", "by", "d", "de", "down", "for", "from", "in", "into", "l", "nor", "of", "on",
    "onto", "or", "over", "so", "the", "till", "to", "up", "van", "via", "von", "with", "yet",
))  # fmt: skip
"""Words that title case leaves small, except at the start and at the end."""
_WORDS = re.compile(r"([^\W_]+)")
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAKS = "-/–—"
_JOINED = re.compile(r"[-/–—\s\"“”‘]|(?<!\w)['’]|['’](?!\w)")
_MARKS = "\"“”'‘’"
_DOUBLE = re.compile(r"(?:\"|(?<!\w)“)([^\"“”]+)[\"”]([.,]?)")
_SINGLE = re.compile(r"(?<!\w)['‘]((?:[^'‘’]|(?<=\w)['’](?=\w))+)['’](?!\w)([.,]?)")
_ENDS = ".,;:!?"
_CLOSING = "\"'”’»›"
TAILS = (*_ENDS, *(f"{sign}”" for sign in ".:;?!"))
"""Every way a text can end, as far as what follows it can turn on that."""


def worded(text: str, quoted: bool, cased: bool) -> str:
    """Return a text as it stands in a citation, `quoted` if within quotation marks, `cased` if in title case."""
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text).strip(" ")
    return _marked(title_case(text, quoted) if cased else text, int(quoted))


def _marked(text: str, depth: int) -> str:
    """Set the quotation marks of a text that stands within `depth` others, and its apostrophes."""
    if not any(map(text.__contains__, _MARKS)):
        return text
    pairs = [found for pattern in (_DOUBLE, _SINGLE) if (found := pattern.search(text))]
    if not pairs:
        return text.replace("'", "’")
    pair = min(pairs, key=lambda found: found.start())
    inner, stop = _marked(pair[1], depth + 1), pair[2]
    if inner[-1] in _ENDS:
        stop = ""
    before, after = "‘’" if depth % 2 else "“”"
    return f"{_marked(text[: pair.start()], depth)}{before}{inner}{stop}{after}{_marked(text[pair.end() :], depth)}"


def tail(text: str) -> str:
    """Return how a text ends, as far as what follows in a citation can turn on it: `?`, or `?”` for one in quotation marks."""
    last = text[-1:]
    if last in _ENDS:
        return last
    if last in _CLOSING:
        within = text.rstrip(f"{_CLOSING} ")[-1:]
        return f"{within}”" if within and within in ".:;?!" else ""
    return ""


def title_case(text: str, to_the_end: bool = True) -> str:
    """Return an English title with its words capitalised, but for small ones; the last is none, unless it stands in italics."""
    pieces = _WORDS.split(text)
    last, after = _last(text, len(pieces)) if to_the_end else -1, "start"
    for at in range(1, len(pieces), 2):
        word, after = pieces[at], _after(pieces[at - 1], after)
        if at == last > 1:
            opens = after != "word" and len(word) > 1
        else:
            opens = after == "start" or (after == "break" and len(word) > 1 and word not in _SMALL)
        if opens and word == word.lower():
            pieces[at] = word[0].upper() + word[1:]
        after = "word"
    return "".join(pieces)


def _last(text: str, pieces: int) -> int:
    """Return which piece opens the last word, where that stands for itself: neither joined to another nor in quotation marks."""
    token = text.rsplit(" ", 1)[-1]
    if _JOINED.search(token):
        return -1
    return pieces - 2 * len(_WORDS.findall(token))


@lru_cache(maxsize=1024)
def _after(between: str, before: str) -> str:
    """Return what the next word stands after: the `start` of a sentence, a `break` between words, or nothing that matters.

    Of signs in a row only the last counts, but a quotation mark ends the row.
    """
    state = before
    for at, sign in enumerate(between):
        following = between[at + 1 : at + 2]
        if following and following not in _MARKS and sign not in _MARKS and _kind(sign) == _kind(following) != "S":
            continue
        if sign in ".?!:":
            state = "stop"
        elif sign.isspace() and state == "stop":
            state = "start"
        elif sign.isspace() or sign in _BREAKS:
            state = "break"
    return state


def _kind(sign: str) -> str:
    return "Z" if sign.isspace() else unicodedata.category(sign)[0]
