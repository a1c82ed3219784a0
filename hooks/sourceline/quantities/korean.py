"""The number words of Korean, of its own and of Chinese stock, and figures with 만, 억 and 조."""

import re
from dataclasses import replace
from decimal import Decimal

from .lexicon import trie
from .myriads import Myriads, read
from .quantity import Passage, Quantity, passage

DIGITS = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
TENS = {"십": 10, "백": 100, "천": 1000}
SCALES = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
COUNTERS = (
    "여?(?:명|원|달러|유로|엔|위안|루블|톤|t\\b|개|대|척|기|발|문|정|마리|가지|곳|채|가구|세대|건|회|번|차|년|월|일|시|분|초|살|세(?![계기])|"
    "인(?!민)|사람|킬로|미터|㎞|km|kg|리터|배럴|헥타르|평|권|장|쪽|편|배|퍼센트|프로|%|호|층|종|점|석|주|달|시간|나라|개국|여단|사단|도|만|할)"
)
ONES = {
    "하나": 1,
    "둘": 2,
    "셋": 3,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
JOINED = {"한": 1, "두": 2, "세": 3, "석": 3, "서": 3, "네": 4, "넉": 4}
NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
FAINT = {
    "0.5": "절반 과반 반수",
    "1": "첫 하루 처음 첫째",
    "2": "이틀 둘째 양국 양측 쌍방",
    "3": "사흘 셋째",
    "4": "나흘 넷째",
    "5": "닷새",
    "6": "엿새",
    "7": "이레 일주일",
    "10": "열흘",
    "15": "보름",
}
SKIPPED = "(?:이만|오만)(?!\\s?(?:명|원|달러|톤))|만일|천만에|이천시|구조|사천성|이조|조사|사조|천천|만만"

KOREAN = Myriads(
    language="ko",
    digits=DIGITS,
    tens=TENS,
    myriads=SCALES,
    more="여",
    vague="수몇",
    eras={"주체": 1911},
    counters=COUNTERS,
    percents="%|％|퍼센트|프로(?!그|젝)|할(?=[의을이 ])",
    decades="년대",
    dates="년(?!대|간|만|차)|월|일(?!\\s?[간만])",
    times="시(?!간|즌|작|위|장|민|내|설)|분(?=[에쯤경 ,.])",
    ordinals="세기|번째|차(?=[ 는회전대세])",
    skipped=SKIPPED,
)

_FIGURE = r"\d+(?:,\d{3}(?!\d))*(?:[.:/．：／]\d+)*"
_SCALES = "십백천만억조경"
_SCALED = rf"(?:여\s?)?[{_SCALES}]+(?:[{''.join(DIGITS)}][{_SCALES}]+)*"
_GUARD = rf"(?!사)(?=\s|[^가-힣]|$|{COUNTERS}|[이을를은는의에으로까부도과와가]|여|분의)"
_ONE = rf"{_FIGURE}(?:{_SCALED}|\s{_SCALED}{_GUARD})?"
_KINDS = "|".join((KOREAN.percents, KOREAN.decades, KOREAN.dates, KOREAN.times, KOREAN.ordinals))
_FIGURES = rf"{_ONE}(?:(?<=[{_SCALES}])\s?{_ONE})*(?:\s?(?:{_KINDS}))?"
_SIGNS = "".join(DIGITS) + _SCALES
_SINO = (
    rf"(?:[{_SIGNS}]{{2,}}|[만억조](?=\s))(?:(?<=[만억조경])\s[{_SIGNS}]{{2,}})*(?=\s?{COUNTERS}|[^가-힣]|$)(?:\s?(?:{_KINDS}))?"
)
_NATIVE = rf"(?:(?:{'|'.join(NATIVE_TENS)})\s?(?:(?:{'|'.join(ONES)})|(?:{'|'.join(JOINED)})(?=\s?{COUNTERS}))|"
_NATIVE += rf"(?:{'|'.join(ONES)})|(?:{'|'.join(NATIVE_TENS)}|{'|'.join(JOINED)})(?=\s?{COUNTERS}))"
_NATIVE += rf"(?=\s?{COUNTERS}|[^가-힣]|$|[이을를은는의에로도과와])"
_FAINT = {word: value for value, words in FAINT.items() for word in words.split()}

_IN_FIGURES = replace(KOREAN, digits={}, skipped="(?!)")
COUNTED = re.compile(rf"\s?{COUNTERS}")

_WORDS = rf"(?P<vague>[수몇]\s?[{_SCALES}]+)|(?P<sino>{_SINO})|(?P<native>{_NATIVE})"
_WORDS += rf"|(?P<faint>{trie(_FAINT)})(?![가-힣](?<![이가을를은는의에로도과와만]))"
RUN = re.compile(rf"[\d\W](?:(?<=(?=(?P<figures>{_FIGURES}(?:\s?(?:[-‐‑–—~〜～]|에서|내지)\s?{_FIGURES})*)).)|{_WORDS})")
"""The first digit of a passage of figures, or the sign before a number word; the last group is the passage."""


def read_korean(words: str, group: str, before: str, counted: bool) -> Passage:
    """Read what `RUN` matched under the name `group`; `before` is the sign before it, `counted` whether a counter follows."""
    if group == "vague":
        counted_words = words[1:].strip()
        return _shifted(read(KOREAN, counted_words, "수", False), len(words) - len(counted_words))
    if group == "faint":
        value = Decimal(_FAINT[words])
        return passage([Quantity(value, "quantity", words, 0, "faint", ((50,),) if value < 1 else ())])
    if group == "native":
        return passage([_native(words)])
    if group == "figures":
        if before == "체":
            return _shifted(read(_IN_FIGURES, f"주체{words}", before, True), -2)
        return read(_IN_FIGURES, words, before, True)
    if not any(sign in _SCALES for sign in words):
        return passage(())
    return read(KOREAN, words, before, counted)


def _shifted(found: Passage, by: int) -> Passage:
    return passage([replace(one, start=one.start + by) for one in found.quantities])


def _native(words: str) -> Quantity:
    """Read `스물다섯` and `두`."""
    value = 0
    for table in (NATIVE_TENS, ONES, JOINED):
        value += next(
            (number for word, number in table.items() if (word in words if table is not JOINED else words.endswith(word))), 0
        )
        if value % 10:
            break
    return Quantity(Decimal(value), "quantity", words, 0, "faint" if value == 1 else "firm" if value > 12 else "soft")
