"""China's administrative divisions: find them in text, and say which lies in which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("places.txt")
# Of the nationalities after which prefectures and counties are named, with 族 where their names keep it.
_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 "
    "纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春"
).split()
_PEOPLE = rf"(?:{'|'.join(_PEOPLES)})(?:族|(?=自治))"
_AUTONOMOUS = re.compile(rf"(?:{_PEOPLE})+自治[州县旗]$")
_SUFFIX = re.compile(
    rf"(?:维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|(?:{_PEOPLE})*自治[州县旗]|地区|[省市盟州县区旗])$"
)
NATION = ("全国",)
"""The path of a report that speaks for the whole country."""
# A short name is taken for a place only where a place would stand; 平安, 和平 and 大同 are also words.
_BEFORE_SHORT = re.compile(
    r"(?:^|[，。？！、：；\s（）“”’》在和与跟比及到去是从年月日底末初间期按据问请让对给为帮替]|听说|据说|知道|了解|看看|关于|落户|位于|来自|进驻|入驻)$"
)
# 大理2024年, 都说衢州人长寿, 全运会吉林队, 双鸭山给黑河捐: what a year, people, a team or a gift follows is a place,
# whatever stands before.
_BEHIND = re.compile(
    r"(?:19|20)?\d\d年|人(?![民大员口均才类工事文行次力社居造体防数格身们])|队(?!伍|列|员)|代表队|代表团|籍|选手|健儿|运动员|给[\u4e00-\u9fff]{2,3}[^，。]{0,3}[捐送援调]"
)
_BEFORE = 2
# 太原路, 大同银行 and 长治久安 name no place's doings; 临江县 is not the 临江市 of the list.
_AFTER_SHORT = re.compile(
    "[县区市省州盟旗](?![里城域])|(?<=从江)[北南西东苏]|路(?!网)|街|大道|银行|大学|学院|学校|中学|医院|久安|石|工程|社区|小区|公司|集团|科技|药业|(?<=阿里)(?:巴巴|云)"
)
_MIN_SHORT = 2
_LONGEST_BARE = 4
# Districts' short names are mostly words (新建区, 和平区); so are those of these counties and cities (全州).
_WORDS = frozenset(
    (
        "和平 合作 资源 中方 南部 惠民 新兴 延长 会同 比如 东方 富民 富裕 同心 大关 清水 太平 平原 "
        "城区 郊区 矿区 新区 东兴 兴安 安定 开放 新和 和顺 全州"
    ).split()
)
# Counties whose short names are words, or stand inside such: 公安机关, 平安乡村, 健全州县.
_IN_WORDS = frozenset("公安 通道 乐业 全州 安乡 和政 平安".split())


# Any town has an old and a new part: districts of these names count behind their city, or alone where they act.
_PARTS_OF_TOWNS = frozenset(("老城区", "新城区"))
_ACTS = re.compile(r"(?:19|20)\d\d年|(?:人民)?政府|[区党]委")
_HAN = re.compile("[\u4e00-\u9fff]$")
# 巴州 is 巴音郭楞蒙古自治州 but for 巴中市巴州区.
_OTHERWISE_BEHIND = {"巴州": ("巴中", "巴中市", "四川", "四川省")}
# What people call these cities and prefectures; only names that are nothing else.
_NICKNAMES = {
    "呼市": "呼和浩特市",
    "乌市": "乌鲁木齐市",
    "克州": "克孜勒苏柯尔克孜自治州",
    "博州": "博尔塔拉蒙古自治州",
    "巴州": "巴音郭楞蒙古自治州",
    "锡盟": "锡林郭勒盟",
    "阿盟": "阿拉善盟",
    "版纳": "西双版纳傣族自治州",
    "内蒙": "内蒙古自治区",
    "魔都": "上海市",
    "羊城": "广州市",
    "蓉城": "成都市",
    "冰城": "哈尔滨市",
    "泉城": "济南市",
    "鹏城": "深圳市",
    "申城": "上海市",
    "鹰城": "平顶山市",
    "鹭岛": "厦门市",
    "椰城": "海口市",
    "彭城": "徐州市",
    "甬城": "宁波市",
    "禾城": "嘉兴市",
    "鸢都": "潍坊市",
    "岛城": "青岛市",
    "邕城": "南宁市",
    "凉都": "六盘水市",
    "镍都": "金昌市",
    "林都": "伊春市",
    "庐州": "合肥市",
}


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division with those it lies in, outermost first: (山西省, 运城市, 盐湖区)."""

    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its own full name."""
        return self.path[-1]

    def lies_in(self, outer: Place) -> bool:
        """Say whether it is a part of `outer`, and not the same."""
        return len(self.path) > len(outer.path) and self.path[: len(outer.path)] == outer.path


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at `text[start:end]`; several where the name is not unique (和平区)."""

    start: int
    end: int
    places: tuple[Place, ...]


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Find the divisions that `text` names, longest names first; 运城市盐湖区 is one mention of the inner place."""
    found: list[PlaceMention] = []
    position = 0
    while position < len(text):
        mention = _mention_at(text, position)
        if mention is None:
            position += 1
            continue
        position = mention.end
        previous = found[-1] if found else None
        inner = _inside(mention, previous) if previous and previous.end == mention.start else ()
        if previous and inner:
            found[-1] = PlaceMention(previous.start, mention.end, inner)
        else:
            found.append(mention)
    return tuple(found)


def lookup(name: str) -> tuple[Place, ...]:
    """Give the divisions with this full or short name; none for an unknown one."""
    return _names().get(name, ()) or _short_names().get(name, ())


def begins_name(text: str) -> bool:
    """Say whether the text is the beginning of a division's name: 徽州 of 徽州区, which has no short name here."""
    return text in _beginnings()


def short_name(name: str) -> str:
    """Drop the suffix: 运城市 → 运城, 盐湖区 → 盐湖; names that would keep one character stay whole."""
    short = _SUFFIX.sub("", name)
    return short if len(short) >= _MIN_SHORT else name


def short_names() -> tuple[str, ...]:
    """Give the short names of provinces, cities and counties: 运城."""
    return tuple(_short_names())


def named_within(text: str) -> set[str]:
    """Give the short names of counties and cities that stand anywhere in the text, as 昌图 in 落户昌图."""
    lengths = range(_MIN_SHORT, _LONGEST_BARE + 1)
    pieces = (text[i : i + n] for i in range(len(text)) for n in lengths)
    return {piece for piece in pieces if piece in _short_names() and piece not in _IN_WORDS}


def _mention_at(text: str, position: int) -> PlaceMention | None:
    names, shorts = _names(), _short_names()
    for length in range(min(_longest(), len(text) - position), _MIN_SHORT - 1, -1):
        piece = text[position : position + length]
        if piece in names and not _is_word(piece, text, position):
            return PlaceMention(position, position + length, names[piece])
        if piece in shorts and _stands_alone(text, position, position + length):
            return PlaceMention(position, position + length, shorts[piece])
    return None


def _is_word(name: str, text: str, position: int) -> bool:
    """Say whether what reads like a place's name is none here: 我市老城区."""
    before, end = text[:position], position + len(name)
    if name in _PARTS_OF_TOWNS:
        cities = [place.path[-2] for place in _names()[name]]
        inside = any(before.endswith((city, short_name(city))) for city in cities)
        return not inside and not (_ACTS.match(text, end) and not _HAN.search(before))
    return before.endswith(_OTHERWISE_BEHIND.get(name, ()))


def _stands_alone(text: str, start: int, end: int) -> bool:
    alone = _BEHIND.match(text, end) or _BEFORE_SHORT.search(text[max(0, start - _BEFORE) : start])
    return bool(alone) and not _AFTER_SHORT.match(text, end)


def _inside(mention: PlaceMention, outer: PlaceMention) -> tuple[Place, ...]:
    outer_names = {place.path for place in outer.places}
    return tuple(p for p in mention.places if any(p.path[: len(path)] == path for path in outer_names))


@cache
def _names() -> dict[str, tuple[Place, ...]]:
    names: dict[str, list[Place]] = {}
    for place in _places():
        if place.name not in _WORDS:
            names.setdefault(place.name, []).append(place)
        if _AUTONOMOUS.search(place.name):  # 甘孜藏族自治州 is called 甘孜州
            names.setdefault(_AUTONOMOUS.sub(place.name[-1], place.name), []).append(place)
    for nickname, name in _NICKNAMES.items():
        names.setdefault(nickname, []).extend(names.get(name, []))
    return {name: tuple(places) for name, places in names.items()}


@cache
def _short_names() -> dict[str, tuple[Place, ...]]:
    shorts: dict[str, list[Place]] = {}
    for place in _places():
        short = short_name(place.name)
        district = place.name.endswith("区") and not place.name.endswith(("自治区", "行政区", "地区"))
        if short != place.name and not district and short not in _WORDS:
            shorts.setdefault(short, []).append(place)
    return {name: tuple(places) for name, places in shorts.items()}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(place.name[:n] for place in _places() for n in range(_MIN_SHORT, len(place.name) + 1))


@cache
def _longest() -> int:
    return max(map(len, _names()))


@cache
def _places() -> tuple[Place, ...]:
    places: dict[tuple[str, ...], None] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        province, city, counties = line.split("\t")
        outer = (province, city) if city else (province,)
        for path in ((province,), outer, *((*outer, county) for county in counties.split())):
            places[path] = None
    return tuple(Place(path) for path in places)
