"""Encodings: what a file that is not UTF-8 was most likely saved as, told from its first bytes and the languages it names."""

import codecs
import re
import unicodedata

from ..problem import Problem
from .characters import decoded, in_house

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
FOREIGN = (
    (b"PK\x03\x04", "a compressed file, as Word (.docx) and LibreOffice (.odt) write"),
    (b"\xd0\xcf\x11\xe0", "a file of an older Word"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)  # fmt: skip
"""How files begin that are no text at all."""

_MET = {
    "be bg mk ru sr uk": ("cp1251", "koi8-r", "cp866"), "cs hr hu pl ro sk sl": ("cp1250",), "et lt lv": ("cp1257",),
    "el": ("cp1253",), "tr": ("cp1254",), "he yi": ("cp1255",), "ar fa ur": ("cp1256",), "vi": ("cp1258",), "th": ("cp874",),
    "ko": ("cp949",), "ja": ("cp932", "euc_jp"), "zh": ("gb18030", "big5"),
}  # fmt: skip
"""The encodings in which languages are still met, the commonest first."""
_BY_LANGUAGE = {language: encodings for languages, encodings in _MET.items() for language in languages.split()}

_WESTERN = ("cp1252",)
_LANGUAGE = re.compile(rb"\blanguage: *[\"']?([a-z]{2})\b")
_NAMED = re.compile(rb"\b([a-z]{2}): ")
_DAMAGED = re.compile("[\udc80-\udcff]+")
_CURE = "Save it as UTF-8: most editors offer that under “Save as”."
_NAMES = {
    "koi8-r": "KOI8-R", "cp866": "CP866", "cp874": "Windows-874", "cp949": "EUC-KR", "cp932": "Shift JIS", "euc_jp": "EUC-JP",
    "gb18030": "GBK", "big5": "Big5",
    "utf-16": "UTF-16 (“Unicode”)", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
}  # fmt: skip
_ZEROS = 0.3
"""What is written in the Latin alphabet has at least this share of zero bytes in UTF-16; ordinary files have none."""


def likely(raw: bytes) -> str:
    """Return the encoding a file was most likely saved in, as Python calls it; empty where nothing speaks for one."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding
    if raw.count(0) > _ZEROS * len(raw):
        return "utf-16-le" if raw[1::2].count(0) > raw[::2].count(0) else "utf-16-be"
    named = [language.decode() for language in (*_LANGUAGE.findall(raw), *_NAMED.findall(raw))]
    candidates = dict.fromkeys([one for language in named for one in _BY_LANGUAGE.get(language, _WESTERN)] + [*_WESTERN])
    scored = [(_plausible(raw, one), -at, one) for at, one in enumerate(candidates)]
    best, _, encoding = max(scored)
    return encoding if best > 0.5 else ""


def _plausible(raw: bytes, encoding: str) -> float:
    """How many of the characters beyond ASCII stand within words: letters small or without case, and punctuation."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    beyond = [character for character in text if character > "\x7f"]
    fit = sum(not one.isupper() and unicodedata.category(one)[0] in "LMP" for one in beyond)
    return fit / len(beyond) if beyond else 0.0


def text_of(raw: bytes) -> tuple[str, list[Problem]]:
    """Return the text of a file, and the problem if it is not UTF-8; then it is read as what it most likely is.

    The text is empty where the file holds none.
    """
    try:
        text = decoded(raw)
    except UnicodeDecodeError as fault:
        return _in_another_encoding(raw, fault)
    if raw.count(0) > _ZEROS * len(raw):
        return _saved_as(raw, likely(raw), 1, 1)
    return text, []


def _in_another_encoding(raw: bytes, fault: UnicodeDecodeError) -> tuple[str, list[Problem]]:
    before = raw[: fault.start].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    for start, name in FOREIGN:
        if raw.startswith(start):
            return "", [_problem(f"This is {name}, and no plain text.", "Copy the entry into a plain text file.", 1, 1)]
    text = _DAMAGED.sub("?", raw.decode("utf-8", "surrogateescape"))
    damaged = text.count("?") - raw.count(b"?")
    if damaged * 4 <= sum(character > "\x7f" for character in text):
        if fault.end == len(raw) and fault.reason == "unexpected end of data":
            return text, [
                _problem("The file breaks off in the middle of a letter.", "Save or copy it again, whole.", line, column)
            ]
        sentence = f"A letter is damaged here: its byte {raw[fault.start]:#04x} is not UTF-8."
        return text, [_problem(sentence, "Retype the word.", line, column)]
    encoding = likely(raw)
    if not encoding:
        return in_house(text), [_problem(f"Byte {raw[fault.start]:#04x} is not UTF-8.", _CURE, line, column)]
    return _saved_as(raw, encoding, *((1, 1) if encoding.startswith("utf") else (line, column)))


def _saved_as(raw: bytes, encoding: str, line: int, column: int) -> tuple[str, list[Problem]]:
    sentence = (
        f"This file was most likely saved as {_NAMES.get(encoding) or encoding.replace('cp', 'Windows-')}, and not as UTF-8."
    )
    return in_house(raw.decode(encoding, "replace")), [_problem(sentence, _CURE, line, column)]


def _problem(sentence: str, cure: str, line: int, column: int) -> Problem:
    return Problem("file-encoding", "error", sentence, cure, line=line, column=column)
