"""The whole whose part a question asks for: 28名医护里护士有几个 is not answered by the 28 that it names."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from corpus.numbers import find_quantities
from corpus.places import begins_name
from qa.understanding.units import fits

# Not 公里, 邻里 or 初中, nor what begins with 中.
_AMONG = "(?:(?<![公邻乡])(?<!(?<!事)故)里[头面]?|(?<![初高集其])中(?![小心医学央型专低欧标国部水药])|当中|其中)"
_PART_ASKED = re.compile(
    f"{_AMONG}(?:[^，,。？?]{{0,12}}?)(?:多少|几|各)|[，,][^，,。？?]{{1,10}}占了?(?:多少|几)|有(?:多少|几)[个名位]?是"
)
# 977家企业里吴江有几家, 25亿元贸易额里进口占多少
_PART_NAMED = re.compile(f"{_AMONG}(?P<part>[一-鿿]{{2,6}}?)(?P<share>占|有)(?:了|总共)?(?:多少|几|百分之)")
# 交通事故里有多少起是酒驾造成的, 保有量里，比亚迪牌的有多少辆: what is named only here must be told.
_SHARE_NAMED = (
    re.compile(
        f"{_AMONG}[，,]?(?:总共|一共|大概)?有?(?:多少|几)[^，。？?是]{{0,3}}是(?P<part>[一-鿿]{{2,12}}?)的?[？?]?$"
    ),
    re.compile(
        f"(?<!报告)(?<!年){_AMONG}[，,](?P<part>[一-鿿]{{2,8}}?)的?(?:占|有)了?(?:总共|一共)?(?:多少|几|百分之)"
    ),
)
_SHARE_NAME = 3
_CAUSED = re.compile("(?:造成|引起|导致|项目|方面|牌|类|的)+$")
# 民生实事里，真正办完的有几件 names no part.
_DONE = re.compile("[完成好了办改建修]|落实|兑现|到位")
_REMEMBERED = 256


def tells_only_whole(text: str, units: tuple[str, ...], sentence: str) -> bool:
    """Say whether all that a sentence tells in these units is what the question `text` names as the whole."""
    whole = _whole(text, units)
    told = [q for q in find_quantities(sentence) if fits(units, q, sentence)] if whole else []
    return bool(told) and all(q.value in whole for q in told)


def lacks_part(text: str, sentence: str) -> bool:
    """Say whether a sentence does not name the place, or the thing with a share, of which a whole's part is asked."""
    if any(_is_untold(match["part"], sentence) for match in (p.search(text) for p in _SHARE_NAMED) if match):
        return True
    part = _PART_NAMED.search(text)
    if part is None or part["part"] in sentence:
        return False
    counted = bool(find_quantities(text[: part.start()]))
    return begins_name(part["part"]) or (part["share"] == "占" and counted)


def _is_untold(part: str, sentence: str) -> bool:
    """Say whether a sentence has no two characters in a row of what a part is called."""
    name = _CAUSED.sub("", part)
    if len(name) < _SHARE_NAME or _DONE.search(name):
        return False  # 农村的, 女性: said in other words as often as not
    return not any(name[i : i + 2] in sentence for i in range(len(name) - 1))


@lru_cache(_REMEMBERED)
def _whole(text: str, units: tuple[str, ...]) -> frozenset[Decimal]:
    part = _PART_ASKED.search(text)
    named = find_quantities(text[: part.start()]) if part else ()
    return frozenset(q.value for q in named if q.unit and q.text[0].isdigit() and fits(units, q, text))
