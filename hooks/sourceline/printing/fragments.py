"""What an index's own fragments tell a reader's search: which entry each result stands for, and the words there are."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..search import is_spaced

LISTS = 16
"""Lists the words of an index are divided among by their first letters, so that a reader fetches few for a mistyped word."""

_MOST = 4_000
"""Words on a list; the rarest are left out."""

_OPENING = len("pagefind_dcd")
_ADDRESS = re.compile(r"/([a-z0-9-]+)\.html$")
_WORD = re.compile(r"[^\W\d_]{4,}(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """Both as JSON: entries by results, and the lists of words, each from the most frequent to the rarest."""

    entries: str
    words: tuple[str, ...]


def fragments_of(files: Iterable[Path]) -> Told:
    """Read the fragments of an index; Pagefind would tell what is in them only one by one."""
    entries: dict[str, str] = {}
    tokens: Counter[str] = Counter()
    for file in files:
        fragment = json.loads(gzip.decompress(file.read_bytes())[_OPENING:])
        if address := _ADDRESS.search(fragment["url"]):
            entries[file.stem] = address[1]
        tokens.update(_visible(fragment))
    return Told(json.dumps(entries, separators=(",", ":")), tuple(_lists(tokens)))


def _visible(fragment: dict[str, Any]) -> Iterator[str]:
    """Yield the tokens of a fragment, and of its title, without those that are only further forms of others."""
    tokens = fragment["content"].split(" ")
    starts = [(anchor["location"], anchor["id"]) for anchor in fragment["anchors"]]
    for (start, id), (end, _) in zip(starts, [*starts[1:], (len(tokens), "")], strict=True):
        if not id.endswith("-"):
            yield from tokens[start:end]
    yield from fragment["meta"]["title"].split(" ")


def _lists(tokens: Counter[str]) -> Iterator[str]:
    words: Counter[str] = Counter()
    for token, count in tokens.items():
        if len(token) > 3 and is_spaced(token):
            for word in _WORD.findall(token):
                words[word] += count
    lists: list[list[str]] = [[] for _ in range(LISTS)]
    for word, _ in sorted(words.items(), key=lambda one: (-one[1], one[0])):
        if word.islower() or word.lower() not in words:
            lists[ord(_plainly(word)[0]) % LISTS].append(word)
    yield from (json.dumps(one[:_MOST], ensure_ascii=False, separators=(",", ":")) for one in lists)


def _plainly(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)).lower()
