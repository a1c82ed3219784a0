"""The numerals of Japanese, everyday and in deeds, and the years of its eras."""

from .myriads import Myriads

DIGITS = {
    **dict.fromkeys("〇零", 0),
    **dict.fromkeys("一壱", 1),
    **dict.fromkeys("二弐", 2),
    **dict.fromkeys("三参", 3),
    "四": 4,
    **dict.fromkeys("五伍", 5),
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
TENS = {**dict.fromkeys("十拾", 10), "百": 100, "千": 1000}
SCALES = {**dict.fromkeys("万萬", 10**4), "億": 10**8, "兆": 10**12}
COUNTERS = (
    "[個名人位年月日歳才次種件所家艘機両台条項枚座支門戸トドユウメキ円元米平倍号期回階層本"
    "匹頭羽口週分秒時点歩割発か箇カヶヵつ隻社校村市国字丁余]"
)
SKIPPED = (
    "十分(?!の)|百[貨姓科済]|万[一歳全博里]|千[葉里島]|千代田|三[重菱井越角]|四[国季]|四半期|九州|八王子|八戸|五輪|六本木|七夕|八百屋|"
    "一[部方般緒定致層時斉連環切種段]|一番|五分五分|十字"
)
FAINT = {
    "0.5": "半分 半数 過半数 半年 半",
    "1": "ひとつ 一つ ひとり 一人 初",
    "2": "ふたつ 二つ ふたり 二人 両国 双方 両者",
    "3": "みっつ 三つ",
    "4": "よっつ 四つ",
    "5": "いつつ 五つ",
    "10": "十年来",
}

JAPANESE = Myriads(
    language="ja",
    digits=DIGITS,
    tens=TENS,
    myriads=SCALES,
    points="・",
    more="余数",
    vague="数幾何",
    eras={"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "主体": 1911, "チュチェ": 1911},
    counters=COUNTERS,
    percents="[%％]|パーセント|割(?!引|り|合)",
    decades="年代",
    dates="年(?!代|齢|度?末)|月(?!面)|日(?!本|系)",
    times="時(?!代|期|間|点)|分(?=[にごま、。過頃])",
    ordinals="世紀",
    skipped=SKIPPED,
    words=FAINT,
)
