"""Quantities in Chinese text: a number with its unit, in whatever way it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

_WIDTH = str.maketrans("０１２３４５６７８９．，％－＋", "0123456789.,%-+")
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_BIG_SCALES = {"万": 10**4, "亿": 10**8}

# What is measured, and what is counted.
MEASURES = (
    "微克/立方米 微克每立方米 微克 "
    "个百分点 百分点 平方公里 平方千米 平方米 平米 立方米 万千瓦时 千瓦时 万千瓦 兆瓦时 吉瓦时 "
    "兆瓦 千瓦 吉瓦 公里 千米 公顷 公斤 厘米 毫米 毫升 美元 人次 万元 亩 吨 斤 米 度 元 周岁 岁 倍 % ‰ ℃ 标箱 标准煤"
).split()
CLASSIFIERS = (
    "方面 个 家 所 座 条 项 处 间 套 台 辆 名 位 件 张 部 次 场 期 户 人 栋 幢 级 批 类 种 只 头 株 棵 支 艘 架 宗 起 "
    "门 片 块 床 篇 届 站 组 支 例 对 只 盏 根 口 眼 幅 本 册 首 轮 餐 颗 枚 款 笔 份 列 趟 回 剂 针 尾 羽 "
    "大 天 个工作日 工作日 年 个月 月 日 周 个星期 个季度 个小时 小时 分钟"
).split()
MEDALS = ("金", "银", "铜")
"""Units of 12金、9银."""
# Behind which a unit is none: 家庭, 三门峡, 七台河, 一人制.
_NOT_BEFORE = {
    "期": "间",
    "次": "产业",
    "家": "[庭渠长]",
    "门": "峡",
    "台": "河",
    "人": "制",
    "大": "[关学会小中型力队局户幅量道街约部气连]",
}
_UNITS = "|".join(
    f"{unit}(?!{_NOT_BEFORE[unit]})" if unit in _NOT_BEFORE else unit
    for unit in sorted({*MEASURES, *CLASSIFIERS}, key=lambda unit: (-len(unit), unit))
)
_UNITS += r"|[金银铜](?=牌|[、，]?\d+枚?[银铜]|[，。；、的和]|$)"
# 710 万亩: a blank before the unit.
_GAP = rf"(?: (?=[十百千]?[万亿]|{_UNITS}))?"
_ABOUT = str.maketrans("", "", "多余来")
# Scanned pages part a number at its point: 12 .54万.
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<=[\u4e00-\u9fff])\d{1,3} ?\. ?\d+(?= ?[万亿%])|\d+(?:\.\d+)?"
# 增长-2.5% is below nothing; the dash of 5-10% or 2021-2025 only stands between two numbers.
_MINUS = "(?:(?<=[长加高升降少涨落为是达幅率速额：])[-−])"
_HAN = "零〇一二两三四五六七八九十百千"
_QUANTITY = re.compile(
    rf"(?P<percent>百分之(?P<of>[{_HAN}]+(?:点[{_HAN}]+)?|{_NUMBER}))"
    rf"|(?P<number>{_MINUS}?(?:{_NUMBER}))(?:[多余来](?=[十百千]?[万亿]))?{_GAP}(?P<scale>万亿|[十百千]?[万亿]|[百千](?!分|瓦|米|克))?(?:多|余|来)?{_GAP}(?P<unit>{_UNITS})?"
    rf"|(?<![第{_HAN}])(?P<han>[{_HAN}]+(?:[多余来]?[万亿][{_HAN}]*)*)(?:多|余|来)?(?P<han_unit>{_UNITS})"
)
_FIXED = re.compile(r"一(?:个|大|批|项|次|方面|体|些|种|条|家|年|类|起|件|系列|对|天|日|本|支|级|片|把|口|点|位|名|组)")
# 二十大 is a congress, 十大 may be ten of something.
_CONGRESSES = range(12, 31)
# 58个小区 answers 多少处小区; but 300户 is not 300人, and 套, 栋 or 户 count each their own.
_GROUPS = (
    ("个", "家", "所", "座", "处", "间", "项", "条", "类", "种", "片", "站", "组", "方面"),
    ("台", "辆", "部"),
    ("人", "名", "位", "人次"),
    ("岁", "周岁"),
    ("公里", "千米", "米", "厘米", "毫米"),
    ("亩", "公顷", "平方公里", "平方千米", "平方米", "平米"),
    ("%", "百分点", "个百分点", "‰", "倍"),
    ("元", "美元", "万元"),
    ("微克", "微克/立方米", "微克每立方米"),
    ("兆瓦", "千瓦", "万千瓦", "吉瓦"),
    ("千瓦时", "万千瓦时", "兆瓦时", "吉瓦时", "度"),
    ("吨", "公斤", "斤", "标准煤"),
)
# Digits in a name: 3D打印, 1+N, 5G基站, 5A级, PM2.5, C919, COVID-19; but 400MW and 30km measure.
_LETTER = "[A-Za-z\uff21-\uff3a\uff41-\uff5a]"
_LETTER_BEFORE = re.compile(rf"(?:{_LETTER}-?|[0-9])$")
_LATIN_UNIT = (
    "(?:[kMG]?Wh?|MWp|[km]wh?|KWh?|k?V|[kM]VA|[kM]?Pa|[kcdm]?m[²³]?|KM|kg|t|L|[KMGTPE]B|[KMG]bps|P"
    "|[PE]?(?:FLOPS|Flops))"
)
_NAMED = re.compile(rf"\+[A-Z\d]|(?!{_LATIN_UNIT}(?!{_LETTER})){_LETTER}")
# 国道209、521 and 209国道 are roads, 第3 and 1. at the start are places in a row.
_ROAD = "国道|省道|县道|乡道"
_ROAD_BEFORE = re.compile(rf"(?:{_ROAD}|第|[Nn][Oo]\.?)\s*(?:\d+\s*[、和及与]\s*)*$")
_ROAD_AFTER = re.compile(rf"(?:\s*[、和及与]\s*\d+)*\s*(?:{_ROAD})")
# Numbers in 〔〕 belong to a document's name (国发〔2020〕12号), or repeat a printed row whose units the sentence has.
_PRINTED = re.compile(r"〔[^〕]*〕")
_LOOK_BACK = 40
# 2024海岛旅游大会 is held in that year.
_BARE_YEAR = re.compile(r"(?:19[4-9]|20[0-5])\d(?=[\u4e00-\u9fff])(?!年|多|余|来|万|亿|[十百千])")
_LIST_NUMBER = re.compile(r"\s*\d{1,2}[.．、](?!\d)")
# 分别达到2600、261.86亿元: what stands between two figures, and before the first.
_LISTED = re.compile(r"\s*[、和与及]\s*")
_RESPECTIVELY = re.compile(r"分别[^，。；;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at `text[start:end]`."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    """As listed in MEASURES or CLASSIFIERS; empty where none follows. 万 and 亿 are in the value."""


@lru_cache(2048)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of `text` in order; calendar years, the idle 一个 and digits of a name (5G) are left out."""
    plain = _PRINTED.sub(lambda m: "〔" + "　" * (len(m[0]) - 2) + "〕", text.translate(_WIDTH))
    found: list[Quantity] = []
    behind: tuple[Quantity, Decimal] | None = None
    for match in reversed(list(_QUANTITY.finditer(plain))):
        quantity, scale = _quantity(text, match), _scale(match)
        if _is_idle(plain, match, quantity):
            behind = None
            continue
        if behind and match["number"] and not quantity.unit and scale == 1 and _is_listed(plain, match, behind[0]):
            quantity, scale = _like(quantity, *behind), behind[1]
        behind = quantity, scale
        found.append(quantity)
    return tuple(reversed(found))


def same_dimension(a: str, b: str) -> bool:
    """Say whether two units can answer the same question: 公里 and 米, 个 and 家, but not 户 and 人; "" only itself."""
    return a == b or any(a in group and b in group for group in _GROUPS)


def _quantity(text: str, m: re.Match[str]) -> Quantity:
    if m["percent"]:
        value, unit = _value(m["of"]), "%"
    elif m["number"]:
        number = m["number"].replace(",", "").replace(" ", "").replace("−", "-")
        value, unit = Decimal(number) * _scale(m), m["unit"] or ""
    else:
        value, unit = _value(m["han"]), m["han_unit"]
    return Quantity(m.start(), m.end(), text[m.start() : m.end()], value, unit)


def _scale(m: re.Match[str]) -> Decimal:
    """Give what 万 and 亿 behind the number make of it."""
    scale = Decimal(1)
    for character in m["scale"] or "":
        scale *= (_HAN_SCALES | _BIG_SCALES)[character]
    return scale


def _is_listed(plain: str, m: re.Match[str], behind: Quantity) -> bool:
    """Say whether a number and the figure behind it are told respectively: 分别达到2600、261.86亿元."""
    return bool(_LISTED.fullmatch(plain, m.end(), behind.start) and _RESPECTIVELY.search(plain, 0, m.start()))


def _like(bare: Quantity, behind: Quantity, scale: Decimal) -> Quantity:
    """Give a number the unit of the figure behind it, and its 万 or 亿 where that brings the two nearer."""
    scaled = bare.value * scale
    nearer = scaled * bare.value <= behind.value**2  # in proportion: 2600亿 is nearer to 262亿 than 2600 is
    return replace(bare, value=scaled if nearer else bare.value, unit=behind.unit)


def _value(numeral: str) -> Decimal:
    if numeral[0].isdigit():
        return Decimal(numeral.replace(",", "").replace(" ", ""))
    whole, _, fraction = numeral.partition("点")
    digits = "".join(str(_HAN_DIGITS[c]) for c in fraction if c in _HAN_DIGITS)
    return Decimal(f"{_han_integer(whole)}.{digits or 0}")


def _han_integer(numeral: str) -> int:
    total = section = digit = 0
    for character in numeral.translate(_ABOUT):
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_SCALES:
            section += (digit or 1) * _HAN_SCALES[character]
            digit = 0
        else:
            total = (total + section + digit) * _BIG_SCALES[character]
            section = digit = 0
    return total + section + digit


def _is_idle(plain: str, m: re.Match[str], quantity: Quantity) -> bool:
    if m["han"] and quantity.unit == "大" and quantity.value in _CONGRESSES:
        return True
    if m["han"]:
        return m["han"] == "零" or (
            quantity.value == 1 and quantity.unit not in MEASURES and bool(_FIXED.match(plain, m.start()))
        )
    is_year = quantity.unit == "年" and quantity.value >= 1000
    is_year = is_year or (not quantity.unit and bool(_BARE_YEAR.match(plain, m.start())))
    glued = bool(_LETTER_BEFORE.search(plain[max(0, m.start() - 2) : m.start()]))
    return is_year or glued or (not quantity.unit and _is_name(plain, m))


def _is_name(plain: str, m: re.Match[str]) -> bool:
    """Say whether a number without unit names or numbers something: 5G, 国道209、521, 第3, 1. at the start."""
    listed = _LIST_NUMBER.match(plain)
    return bool(
        _NAMED.match(plain, m.end())
        or _ROAD_BEFORE.search(plain[max(0, m.start() - _LOOK_BACK) : m.start()])
        or _ROAD_AFTER.match(plain, m.end())
        or (listed and m.end() < listed.end())
    )
