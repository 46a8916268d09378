"""Which of the places that a question names it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.places import NATION, Place, PlaceMention, find_places
from qa.understanding.kinds import asks

NATIONWIDE = (
    "国家(?:今年|当年|那年|给)?(?:定|提|设|下达|确定)|全国(?!文明|卫生|先进|劳动|百强|双拥|[人政]|性)|国务院|中央(?:财政|预算|政府)|国家统计局"
    "|我国|[咱我]们?国家(?![级重])|全中国|中国(?=一共|总共|全年|的|有?多少|今年|去年)"
)
"""A pattern of what asks for the whole country."""
ANY_PLACE = "[哪几][个些几]?[^，。？?]{0,4}[省市州区县盟旗]|哪些?(?:地方|地区)|什么地方"
"""A pattern of what asks for places, and so of all: 哪些城市开通了地铁."""
EVENT = re.compile(
    "(?:闹|发生|爆发)?(?:第[一二三四五六七八九十]+届)?(?:冬|夏|青|残)?(?:亚|奥|残|大|全|军|世)(?:运会?|林匹克)|疫情|抗疫|战疫|保卫战|(?:特?大)?地震|抗震|洪灾|灾区|世博|世园|园博|进博|博览会|论坛|峰会|马拉松"
)
"""What a place only names, so that it is spoken of in other places too: 杭州亚运会, 武汉疫情."""
# 稻城亚丁机场通航那年，四川… asks of Sichuan.
THAT_YEAR = re.compile(r"(?P<event>[^，。？?]{4,30}?)的?那一?年[里间]?[，,、\s]*")
"""The beginning of a question that names its year by what happened in it."""
# 去湖北抗疫的护士: where they went.
GONE_TO = re.compile(r"(?:(?<!过)去|赴|往|援助?|驰援|支援|直达|飞)\s*$")
"""What stands before a place that somebody went to."""
# 重庆给四川捐了多少钱, 给北京送水，南阳搬了多少人: who gave is asked about.
_GIVEN = re.compile(
    "[^，,。；;？?！!给向对]{0,6}(?:捐|援助|支援|援建|调[拨运配]|送[去来了水电气煤菜粮]|[供输调][水电气]|赠)"
)
_GIVEN_TO = re.compile(r"(?:给|向|对|为)\s*$")
# 黄骅港所在的沧州
_IN_WHICH = re.compile("[\u4e00-\u9fff]{0,4}所在的?")
# 都说衢州人长寿，跟浙江全省比多活多久: the province is what the city is compared with.
_COMPARED_WITH = re.compile(r"(?:[跟和与同比较]|[高低]于|超过)\s*$")
_COMPARED = re.compile("(?:全[省国市区]|平均|水平|整体|的)*(?:相?比|起来|[多高低快慢长少])")
_CLAUSE = re.compile("[^，,。；;：:？?！!\n]+")
# 我住沭阳, 俺爹在西吉种地: where someone lives.
_OF_ASKER = re.compile(
    r"\s*(?:我|俺|咱|本人|老家|家[住在]|[住人]在|孩子|儿子|女儿|闺女|[爸妈爹娘]|爷爷|奶奶|亲戚|朋友|同学|同事|对象)"
)


def asked_places(text: str) -> tuple[PlaceMention, ...]:
    """Give the places asked about; the whole country where it is asked about in other words."""
    return _innermost(_in_asking_clause(text, _asked_about(text, _not_of_asker(text, find_places(text))))) or _nation(
        text
    )


def places_compared(text: str, asked: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Give those that only what lies in them is compared with: 浙江 for how much longer 衢州 lives than all of it."""
    return [p for p in find_places(text) if any(_lies_in(one, p) for one in asked) and _only_compared(text, p)]


def _not_of_asker(text: str, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Leave out where someone lives or went to, and what lies in the place asked about: 我住沭阳。宿迁要改几个小区."""
    clauses = [m for m in _CLAUSE.finditer(text) if _OF_ASKER.match(m.group()) and not asks(m.group())]
    rest = [p for p in places if not any(m.start() <= p.start < m.end() for m in clauses)] or places
    return [p for p in rest if not (_only_reached(text, p) or _IN_WHICH.match(text, p.end))] or rest


def _only_reached(text: str, place: PlaceMention) -> bool:
    """Say whether somebody went to the place, or something was given to it."""
    given = _GIVEN_TO.search(text, 0, place.start) and _GIVEN.match(text, place.end)
    return bool(GONE_TO.search(text, 0, place.start) or given)


def _asked_about(text: str, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Leave out a place that only names an event or its year, where another is asked: 浙江人在杭州亚运会上."""
    set_scene = THAT_YEAR.match(text)
    behind = [place for place in places if set_scene and place.start >= set_scene.end()]
    return behind or [place for place in places if not EVENT.match(text, place.end)] or places


def _in_asking_clause(text: str, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Leave out what lies in a place that the asking clause names behind it: 我在镇赉当兵，白城那年水位超了多少天."""
    asking = [m for m in _CLAUSE.finditer(text) if asks(m.group())]
    asked = [p for p in places if any(m.start() <= p.start < m.end() for m in asking)]
    asked = [p for p in asked if not _only_compared(text, p)]
    return [p for p in places if p in asked or not any(p.start < o.start and _lies_in(p, o) for o in asked)]


def _only_compared(text: str, place: PlaceMention) -> bool:
    """Say whether something is compared with the place: 跟浙江全省比."""
    return bool(_COMPARED_WITH.search(text, 0, place.start) and _COMPARED.match(text, place.end))


def _innermost(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Leave out a place that only says where another lies: 惠州底下的博罗县."""
    return tuple(p for p in places if not any(_lies_in(other, p) for other in places if other is not p))


def _lies_in(inner: PlaceMention, outer: PlaceMention) -> bool:
    return all(any(place.lies_in(around) for around in outer.places) for place in inner.places)


def _nation(text: str) -> tuple[PlaceMention, ...]:
    """Find where a question that names no place asks of the whole country."""
    match = re.search(NATIONWIDE, text)
    return (PlaceMention(match.start(), match.end(), (Place(NATION),)),) if match else ()
