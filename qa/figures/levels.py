"""Whether a figure is a level, a change, or what was before: 累计32家, 新增7家, 从2600吨恢复到11.4万吨."""

from __future__ import annotations

import re

_DIRECTIONS = (
    re.compile("减少|下降|降低|下跌|减|降|跌|少(?=[打收产挣赚卖种]了?(?:多少|几))"),
    re.compile("增长|增加|提高|上升|上涨|涨|新增|提升|增产|增收|(?<!差不)多(?=[打收产挣赚卖种出了]?了?(?:多少|几))"),
)
_MORE = re.compile("^多了?$")
# 是涨是跌, 增减多少 leave it open.
_OR = re.compile("是[涨升增]|[涨升增]还?是?[跌降减]|增减|涨跌|升降")
# 涨到多少, 提高到多少 ask for the level, not for the change.
_TO_LEVEL = re.compile("(?:减少|下降|降低|降|减|增长|增加|提高|上升|上涨|升|涨|提升|提)[到至成为]")
_VERB = 6
_CHANGE = -0.5
_STOP, _STOPS = re.compile("[，。；、]"), re.compile("[，。；]")
_REACHES = re.compile("[到至为达]$")
# 累计有多少家 asks for a level: rather 累计32家 than 新增7家, and 达到2120亿元 than 突破2000亿元.
_LEVEL = 0.3
_AT_LEVEL = re.compile("(?:达到?|累计|总数|总量|总计|共有?|[^以]至|[^以得收看感]到|为)[了至到]?$")
_ASKS_LEVEL = re.compile("总里程|总长|总量|总数|[总一]共(?=多少|几)|累计|共有|达到|拥有")
_ABOUT_LEVEL = re.compile("(?:突破|超过?|跨越|跃上|接近|(?:稳定|保持)在)$")
# 从2600吨恢复到11.4万吨: the first figure is what was before.
_SINCE = re.compile(r"[较比](?:(?:19|20)\d\d年|[上去]年|“[^”]{2,3}”末?)[^，。；、]{0,4}$")
_FROM = re.compile("[从由][^，。；、到至]{0,8}$")
_ASKS_FROM = re.compile("[从由][^，。；]{0,6}(?:多少|几)|原来|之前|以前")


def same_direction(question: str, before: str) -> float:
    """Compare the direction a question asks for with the verb directly before a number: 1 same, -1 other, 0 open.

    A question on a level (有多少家) is less well answered by a change (新增7家).
    """
    said = [d for d in _DIRECTIONS if d.search(_TO_LEVEL.sub("", question))]
    if len(said) == len(_DIRECTIONS) or _OR.search(question):
        return 0.0
    if not said:
        own = _STOP.split(before)[-1].removesuffix("第")[-_VERB:]
        if _AT_LEVEL.search(own):
            return _LEVEL
        if _ABOUT_LEVEL.search(own):
            return -_LEVEL
        changes = any(d.search(own) for d in _DIRECTIONS) and not _REACHES.search(own)
        return _CHANGE * (1 + bool(_ASKS_LEVEL.search(question))) if changes else 0.0
    if said[0].search(before[-_VERB:]):
        return 1
    return 0 if said[0].search(_STOPS.split(before)[-1]) else -1  # 新增陈家祠等11处 tells it further before


def is_change(text: str) -> bool:
    """Say whether words tell of a rise or a fall: 增长, 多了."""
    return any(direction.search(text) for direction in (*_DIRECTIONS, _MORE))


def is_change_since(question: str, before: str) -> bool:
    """Say whether a figure is by how much something changed since a year, where a level is asked for: 较2016年增加."""
    return bool(_SINCE.search(before)) and same_direction(question, before) < 0


def is_before(question: str, before: str) -> bool:
    """Say whether a figure is only what another grew from, where that is not asked for."""
    return bool(_FROM.search(before)) and not _ASKS_FROM.search(question)
