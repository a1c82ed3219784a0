"""Words as the index wants them: text without spaces cut into overlapping pairs, and forms the index would not find.

Pagefind cuts at spaces and finds a word by its beginning. So `朝鮮中央通信` is written as 朝鮮 鮮中 中央 央通 通信 信:
each part of it is then found by its pairs, whatever dictionary a reader has in mind. `search.js` writes queries so too, and
joins the pairs again when it shows a passage; both keep to the classes of letters below.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_THAI_AND_KIN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_KANA = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_HANGUL = "\uac00-\ud7a3"
UNSPACED = f"{_THAI_AND_KIN}{_KANA}{_HAN}{_HANGUL}"
"""Letters written without spaces; Korean has some, but its particles and compounds stand without."""

_RUN = re.compile(rf"([{UNSPACED}]+)([^\s\w]*)")
_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3"  # above, below, behind
_CLUSTER = re.compile(rf"[{_THAI_AND_KIN}][{_SIGNS}]*|.", re.DOTALL)
_HAS_RUN = re.compile(f"[{UNSPACED}]")

_WORD = re.compile(r"[^\W\d_](?:[\w'’\u200c]*\w)?")
_HEBREW = re.compile("[והבלכמש]{1,2}(?=[א-ת]{3})")
_FOLDED = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"})
_ARABIC = re.compile("[يىكةکی\u200c]")


def paired(text: str) -> str:
    """Cut runs of letters that are written without spaces into overlapping pairs, the last letter standing alone."""
    return " ".join(_RUN.sub(_pairs, text).split()) if _HAS_RUN.search(text) else text


def _pairs(run: re.Match[str]) -> str:
    letters = _CLUSTER.findall(run[1])
    pairs = [one + other for one, other in pairwise(letters)]
    return f" {' '.join([*pairs, letters[-1]])} {run[2]} "


def further_forms(text: str, language: str) -> Iterator[str]:
    """Yield forms of a text's words that readers may type and the index would not find by their beginning.

    Hebrew words without the particles written together with them; Arabic-script words with the letters that two languages
    write differently as one of them, and Persian words cut where they are only half joined.
    """
    name = language.split("-")[0]
    if name in ("he", "iw", "yi"):
        for word in _WORD.findall(text):
            if particle := _HEBREW.match(word):
                yield word[1:]
                if particle.end() == 2 and len(word) > 5:
                    yield word[2:]
    elif name in ("ar", "fa", "ur", "ckb", "ps"):
        for word in _WORD.findall(text):
            if _ARABIC.search(word):
                yield from word.translate(_FOLDED).split("\u200c")
