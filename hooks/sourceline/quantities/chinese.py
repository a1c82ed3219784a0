"""The numerals of Chinese, simplified and traditional, everyday and financial."""

from .myriads import Myriads

DIGITS = {
    **dict.fromkeys("〇零○", 0),
    **dict.fromkeys("一壹", 1),
    **dict.fromkeys("二贰貳两兩", 2),
    **dict.fromkeys("三叁參叄", 3),
    **dict.fromkeys("四肆", 4),
    **dict.fromkeys("五伍", 5),
    **dict.fromkeys("六陆陸", 6),
    **dict.fromkeys("七柒", 7),
    **dict.fromkeys("八捌", 8),
    **dict.fromkeys("九玖", 9),
}
TENS = {**dict.fromkeys("十拾", 10), **dict.fromkeys("百佰", 100), **dict.fromkeys("千仟", 1000)}
SCALES = {**dict.fromkeys("万萬", 10**4), **dict.fromkeys("亿億", 10**8), "兆": 10**12}
COUNTERS = (
    "[个個名人位年月日天岁歲次种種件所家艘架辆輛台臺条條项項枚座支门門户戶吨噸元美日欧歐平公千米里英倍号號届屆场場层層枪槍本张張匹"
    "头頭只隻口周週分秒小时時点點步成把发發份多余餘几幾]"
)
SKIPPED = (
    "十分(?!之)|十足|百姓|百[货貨科]|千[里方]|千[万萬][别別不富]|[万萬][一岁歲里分物]|[万萬]一|一一|三三|七七|九一八|五四运|五四運|六四|八一|"
    "四川|三[亚亞星菱]|五角大|九江|[亿億][万萬]|千百[万萬]|百[万萬]富|一百年不|成千上[万萬]"
)
PERCENTS = "[%％]|個百分點|个百分点|成(?=[的左以])"
DATES = "年(?!代|级|級|幼)|月(?!份?内)|[日号號](?!本)"
TIMES = "[时時](?!代|期|候)|[点點](?=[整半钟鐘前后後左，。、到至0-9一二三四五])"
MORE = "余多餘来來"
VAGUE = "几幾数數何多好"
FAINT = {"0.5": "一半 半数 半數 过半 過半 半个 半個 半年", "2": "双方 雙方 俩 倆 两国 兩國 双重 雙重", "10": "十年来 十年來"}
ERAS = {"民國": 1911, "民国": 1911, "主体": 1911, "主體": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}

CHINESE = Myriads(
    language="zh",
    digits=DIGITS | {"廿": 20, "卅": 30},
    tens=TENS,
    myriads=SCALES,
    points="点點",
    more=MORE,
    vague=VAGUE,
    eras=ERAS,
    counters=COUNTERS,
    percents=PERCENTS,
    decades="年代",
    dates=DATES,
    times=TIMES,
    ordinals="世纪|世紀",
    skipped=SKIPPED,
    words=FAINT,
)
