"""Words as the index wants them: text without spaces cut into overlapping pairs.

Pagefind cuts at spaces and finds a word by its beginning. So `朝鮮中央通信` is written as 朝鮮 鮮中 中央 央通 通信 信:
each part of it is then found by its pairs, whatever dictionary a reader has in mind. `search-words.js` writes queries so too,
and `search-passages.js` joins the pairs again when it shows a passage; all keep to the classes of letters below.
"""

import re
from itertools import pairwise

_THAI_AND_KIN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_KANA = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_HANGUL = "\uac00-\ud7a3"
UNSPACED = f"{_THAI_AND_KIN}{_KANA}{HAN}{_HANGUL}"
"""Letters written without spaces; Korean has some, but its particles and compounds stand without."""

_RUN = re.compile(rf"([{UNSPACED}]+)([^\s\w]*)")
_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3"  # above, below, behind
_CLUSTER = re.compile(rf"[{_THAI_AND_KIN}][{_SIGNS}]*|.", re.DOTALL)
_DASH = re.compile(r"(?<=\w[—–־])(?=\w)")
_HAS_RUN = re.compile(f"[{UNSPACED}]")


def paired(text: str) -> str:
    """Cut runs of letters that are written without spaces into overlapping pairs, the last letter standing alone.

    Pagefind sees the parts of a word at ASCII's apostrophe and hyphen alone: others become these, and a dash ends a word.
    """
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("‐", "-").replace("‑", "-")
    if "—" in text or "–" in text or "־" in text:
        text = _DASH.sub(" ", text)
    return " ".join(_RUN.sub(_pairs, text).split()) if _HAS_RUN.search(text) else text


def is_spaced(token: str) -> bool:
    """Whether no letter of a token is written without spaces."""
    return not _HAS_RUN.search(token)


def _pairs(run: re.Match[str]) -> str:
    letters = _CLUSTER.findall(run[1])
    pairs = [one + other for one, other in pairwise(letters)]
    return f" {' '.join([*pairs, letters[-1]])} {run[2]} "
