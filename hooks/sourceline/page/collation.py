"""Collation: where the words of two translations of one segment differ, marked in the HTML of each."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from markupsafe import Markup

from .fragment import parts_of

_MARK = '<a class="mark'
"""How the mark of a note starts; its label is no word of the text."""

# A word; where a script sets no spaces between words, a single character stands for one.
_WORD = re.compile(r"&#?[a-z0-9]+;|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+(?:[’'-][^\W_]+)*", re.IGNORECASE)


MOST_WORK = 10_000_000
"""Segments whose comparison could take more steps than so are not compared; at some 1,000 ordinary words each they reach it."""


def differing(ours: str, theirs: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return which words of two fragments of HTML the other lacks at that place, by their positions, case apart.

    None of either, where comparing them would take too long.
    """
    mine, others = words_of(ours), words_of(theirs)
    if _work(mine, others) > MOST_WORK:
        return frozenset(), frozenset()
    only_mine: set[int] = set()
    only_theirs: set[int] = set()
    for kind, start, end, their_start, their_end in SequenceMatcher(None, mine, others, autojunk=False).get_opcodes():
        if kind != "equal":
            only_mine.update(range(start, end))
            only_theirs.update(range(their_start, their_end))
    return frozenset(only_mine), frozenset(only_theirs)


def _work(mine: Sequence[str], others: Sequence[str]) -> int:
    """The steps difflib may need at worst: it looks at every pair of equal words once for each stretch it finds."""
    counts = Counter(others)
    pairs = sum(count * counts[word] for word, count in Counter(mine).items())
    return (len(mine) + pairs) * min(len(mine), len(others))


def words_of(html: str) -> list[str]:
    """Return the words of a fragment of HTML in order, folded; what stands in tags and in note marks is none."""
    return [word.casefold() for part, is_text in parts_of(html, _MARK) if is_text for word in _WORD.findall(part)]


def marked(html: str, differences: Sequence[tuple[str, Collection[int]]]) -> Markup:
    """Put every run of differing words into a `span`; `differences` pairs a class with the positions of its words."""
    at, out = 0, []
    for part, is_text in parts_of(html, _MARK):
        if not is_text:
            out.append(part)
            continue
        runs: list[tuple[str, int, int]] = []
        for word in _WORD.finditer(part):
            classes = " ".join(name for name, positions in differences if at in positions)
            if (
                runs
                and classes
                and runs[-1][0] == classes
                and (word.start() == runs[-1][2] or part[runs[-1][2] : word.start()].isspace())
            ):
                runs[-1] = (classes, runs[-1][1], word.end())
            elif classes:
                runs.append((classes, word.start(), word.end()))
            at += 1
        out.append(_spanned(part, runs))
    return Markup("".join(out))


def _spanned(text: str, runs: list[tuple[str, int, int]]) -> str:
    out, last = [], 0
    for classes, start, end in runs:
        out += [text[last:start], f'<span class="{classes}">', text[start:end], "</span>"]
        last = end
    return "".join([*out, text[last:]])
