"""The units a question asks for, and which quantities have such a unit."""

from __future__ import annotations

import re

from corpus.numbers import CLASSIFIERS, MEASURES, MEDALS, Quantity, same_dimension
from qa.understanding.implied import implied_units

_MONEY = ("钱", "块钱", "毛钱", "亿元", "万元")
_SHORT = {"平方": "平方米", "立方": "立方米", "平": "平方米"}
"""Units as people shorten them."""
# The same character begins a word that is counted itself: 多少家庭, 多少支出, 多少年轻人.
_WORDS = {
    "人": "口才力均",
    "家": "庭长具禽园",
    "年": "轻货级度纪画味",
    "种": "田地粮树菜棉",
    "支": "持出付援撑部",
    "名": "额单字牌",
    "位": "子置",
    "级": "别",
    "场": "地所馆",
    "口": "岸罩碑子粮袋",
    "部": "门分队级",
    "处": "理罚",
    "门": "诊店票",
    "天": "然气",
    "对": "外口于比多",
    "本": "地市来土",
    "条": "件",
    "组": "织",
    "平": "均安",
    "户": "口籍外型",
    "期": "间望",
    "度": "假",
    "日": "子常",
    "月": "饼",
    "周": "边",
    "根": "本",
    "回": "迁族乡收",
    "例": "子",
}
# 家电 and 种植 begin words, but 家电子企业 and 种植物 do not.
_LONGER = {"家": "(?!电(?![商子影力池]))", "种": "(?!植(?!物))"}
UNIT = "|".join(
    unit + (f"(?![{_WORDS[unit]}])" if unit in _WORDS else "") + _LONGER.get(unit, "")
    for unit in sorted({*MEASURES, *CLASSIFIERS, *_MONEY, *_SHORT} - {"大"}, key=len, reverse=True)
)
"""A pattern of every unit that may follow 多少."""
# 这几年, 往后几年 and 近几个月 say when, not how many.
_WHEN = "(?<![近这那十好每])(?!(?<=[前后来去头今])几(?:年|个?月|天|日|周))"
ASKED_UNIT = re.compile(
    r"(?P<percent>(?:多少个?(?:百分)?|几(?:个(?:百分)?|百分))点(?![火心子位钟儿])|百分之几|百分之多少|几成(?!立|为|[功效])"
    r"|(?:比例|比重|占比|率|幅度?)[^，。？?]{0,3}多[大高]|多[大高]的?(?:比例|比重))"
    r"|(?P<money>(?:多少|几[十百千]?)个亿(?!人|元?(?:以上|级)?的?(?:大|重点|工业|产业|招商)?项目)|(?:多少|几[十百千]?)亿(?:元|块钱?|(?=$|[？?，,。；;！!\s了呢啊吧的以来做到花投建修盖造买])))"
    r"|(?P<time>多长时间|多久|(?:多少|几)个?年头)"
    rf"|(?:多少|{_WHEN}几(?:十|百|千)?)\s*(?:万|亿)?(?P<unit>{UNIT})"
    r"|几(?P<big>大)"
    r"|多(?P<size>[长宽高远深大重])"
)
"""Where a question names the unit of what it asks for."""
# 定了多高的增速目标 is no height.
_RATE_ASKED = re.compile("增速|增幅|涨幅|率|比例|比重|占比|强度")
_ASKED_SCALE = re.compile("(?:多少|几[十百千]?)(?:个)?[万亿]")
# 一个月多少块？ asks for money, 多少块牌子 does not.
_BARE_YUAN = re.compile(r"块(?=$|[？?，,。；;！!\s了呢啊呀吧起]|一)")
# 足球场地多少块 counts pieces.
_PIECES = re.compile("(?:场地?|田|土地|牌|屏幕?|板|匾|草坪|绿地)(?:[一总]共)?有?$")
_GROUND = re.compile("占地|面积|建成区|地块|园区多大|公园多大")
_SIZE_UNITS = {"长": "公里", "宽": "米", "高": "米", "远": "公里", "深": "米", "重": "吨"}
_PERSONS = ("人", "名", "位", "个", "人次")
_PEOPLE = re.compile(
    r"(?:以上|左右|余|多)?(?:的|名)?(?:\d+周?岁(?:以上|以下)?)?[^，。；、\d]{0,8}?"
    "(?:人口|群众|劳动力|居民|学生|农民|职工|人员|老年?人|毕业生)"
)
_PEOPLE_BEFORE = re.compile(
    "(?:人口|人数|人次|游客|旅客|群众|劳动力|居民|学生|农民|职工|人员|老年?人|毕业生)(?:总[数量]|吞吐量|客?流量)?(?:已|约|近|超过?|突破|达到?|为|至|共|预计|不少于|不低于|力争|稳定在)*$"
)
TIMES = ("年", "月", "个月", "天", "日", "个工作日", "工作日", "周", "个星期", "小时", "个小时", "分钟")
"""Units of what lasts, and of what happens."""
# 平均多活多久 is told in years of age.
_LIFE = re.compile("(?:活|寿命)[^，。？?]{0,6}$")
# 连续15年, 三批163名 and 十大行动 count nothing that was asked for without a unit.
_UNASKED = frozenset((*TIMES, *"大批轮届期级"))
# “五个针对”, 30万吨级: the rest of a name in quotes, and what a thing is built for.
_SLOGAN = re.compile("[\u4e00-\u9fff]{0,6}”")
_CLASS = re.compile("级(?!以上)")
# 6—10号码头 are named, not counted.
_NUMBERED = re.compile(r"(?:[—–\-~～至、和]\d+)*号")
# 再上一个百亿元台阶 and 千亿级产业 tell an order of size, no figure.
_STEP = re.compile("[百千万亿]+元?(?:台阶|级|规模(?:企业|产业|集群)|产业|企业|园区|集群|俱乐部)")
_GENERAL = "个"
# Reports count beds in 个 too; 3个社区 are none.
_BEDS, _BED, _NEAR_BEDS = "张", re.compile("床"), 8
_DENSITY = "微克"
# 取得12金、12银
_MEDALS = ("枚", "块", "个")
_SPECIAL = frozenset((*TIMES, "个季度", *"期级届批次门"))
"""Classifiers that 多少个 does not mean: 二期, 三级, 三门峡."""
_HOUSEHOLDS = re.compile(r"[^，。；、\d]{0,6}?(?:[用住农]户|家庭|人家)")
_NOTHING_COUNTED = re.compile("规模|大关|[，。；、）)]|$")
_CELL = re.compile("(?:(?<![指系次])数量?|总计|合计|结果[一-鿿]{2,4})为$")
"""So ends the head of a column that counts and names no unit."""
_CELL_ENDS = re.compile("[，。；]|$")
_SECTORS = re.compile("三次产业[^。；]{0,60}$")
_DEATHS = re.compile(r"死亡率[^，。；、\d]{0,8}$")
# Firms are counted in 家 and 户 alike, tasks in 件 and 项, meetings in 次, 场 and 届.
_ALIKE = (
    ("家", "户"),
    ("件", "项", "条", "个"),
    ("件", "起", "宗"),
    ("次", "场", "届", "回", "轮", "趟"),
    ("天", "小时", "个小时", "分钟", "个工作日", "工作日"),
    ("月", "个月"),
    ("周", "个星期"),
    ("次", "人次"),
    ("针", "剂"),
    ("针", "次"),
    ("针", "人次"),
    ("趟", "列", "班", "对"),
    ("回", "人次"),
    ("条", "艘", "只"),
    ("个", "户"),
    ("个", "名"),
    ("个", "位"),
    ("人", "例"),
    ("栋", "幢", "座"),
    ("块", "枚"),
    ("棵", "株"),
    ("根", "个"),
    ("口", "眼"),
    ("盏", "个"),
    ("个", "例"),
    ("方", "立方米"),
    ("份", "件"),
    ("类", "种"),
    ("大", "个", "项", "类", "种", "方面"),
)


def asked_units(text: str) -> tuple[str, ...]:
    """Give the units that the question names: 多少公里 → 公里, 花了多少钱 → 元, 涨了几个点 → %."""
    units: dict[str, None] = {}
    for match in ASKED_UNIT.finditer(text):
        units |= dict.fromkeys(_units_of(text, match))
    return tuple(units) or implied_units(text)


def asked_scale(text: str) -> int:
    """Give what the question counts in, 万 or 亿, as a number; 1 where it does not say: 多少亿元 → 10^8."""
    match = _ASKED_SCALE.search(text)
    return 10 ** (8 if "亿" in match[0] else 4) if match else 1


def _units_of(text: str, match: re.Match[str]) -> tuple[str, ...]:
    if match["percent"]:
        return ("%",)
    if match["big"]:
        return ("大",)
    if match["time"]:
        return ("岁",) if _LIFE.search(text, 0, match.start()) else TIMES
    if match["size"] == "高" and _RATE_ASKED.search(text):
        return ("%",)
    if match["size"] == "大" and _GROUND.search(text):
        return ("亩",)
    if match["size"]:
        return (_SIZE_UNITS[match["size"]],) if match["size"] in _SIZE_UNITS else ()
    bare = _BARE_YUAN.match(text, match.start("unit")) and not _PIECES.search(text, 0, match.start())
    if match["unit"] == "人" and text.startswith("家", match.end()):
        return ("户",)
    gifts = match["unit"] == "款" and text.startswith("物", match.end())
    money = match["money"] or match["unit"] in _MONEY or bare or gifts
    return ("元",) if money else (_SHORT.get(match["unit"], match["unit"]),)


def fits(asked: tuple[str, ...], quantity: Quantity, sentence: str) -> bool:
    """Say whether a quantity of the sentence can answer a question that asks for one of those units; any can for none.

    Who asks 多少个 leaves open which classifier the report counts with; 10万贫困人口 are people, and 300亿 is money.
    """
    if _STEP.match(sentence, quantity.start) or _is_named(asked, quantity, sentence):
        return False
    if not asked:
        return quantity.unit not in _UNASKED and not (quantity.unit == "" and _NUMBERED.match(sentence, quantity.end))
    return any(_same(one, quantity, sentence) for one in asked)


def _is_named(asked: tuple[str, ...], quantity: Quantity, sentence: str) -> bool:
    """Say whether a number is part of a name or a class: the “五个针对”要求, the “1230”模式, a 30万吨级码头.

    The “1元公交” is named by its price.
    """
    slogan = (
        quantity.unit != "元"
        and sentence[quantity.start - 1 : quantity.start] == "“"
        and _SLOGAN.match(sentence, quantity.end)
    )
    return bool(slogan) or (bool(asked) and _CLASS.match(sentence, quantity.end) is not None)


def _same(asked: str, quantity: Quantity, sentence: str) -> bool:
    unit = quantity.unit
    if not unit:
        return _bare_fits(asked, quantity, sentence[quantity.end :], sentence[: quantity.start])
    if unit == "大" and asked != "大":
        return False
    if unit in MEDALS:
        return asked in _MEDALS
    if asked == _BEDS and unit == _GENERAL:
        return bool(_BED.search(sentence, max(quantity.start - _NEAR_BEDS, 0), quantity.end + _NEAR_BEDS))
    if same_dimension(asked, unit) or any(asked in group and unit in group for group in _ALIKE):
        return True
    return asked == _GENERAL and (unit == "人次" or (unit in CLASSIFIERS and unit not in _SPECIAL))


def _bare_fits(asked: str, quantity: Quantity, behind: str, before: str) -> bool:
    """Say whether a number without a unit counts people, households, money or boxes, by what stands around it.

    300亿规模, 40万用户, 减少贫困人口24万, 100万标准箱; or is a rate: 死亡率0.055; or a count in a cell: 总计为9.
    """
    if asked in CLASSIFIERS and _CELL.search(before) and _CELL_ENDS.match(behind):
        return "." not in quantity.text  # 本年处理决定数量为5218
    large = quantity.text[-1] in "万亿余多"
    if asked == _DENSITY:
        return True  # PM2.5浓度降至36
    if asked == "标箱":
        return behind.startswith("标准箱")
    if asked == "%":
        return bool(_DEATHS.search(before) or _SECTORS.search(before))
    if asked == "元":
        return large and bool(_NOTHING_COUNTED.match(behind))
    if asked == "户":
        return large and bool(_HOUSEHOLDS.match(behind))
    if asked not in _PERSONS or not large:
        return False
    return bool(_PEOPLE.match(behind)) or bool(_PEOPLE_BEFORE.search(before) and _NOTHING_COUNTED.match(behind))
