"""Words that stand for two sides of one thing: 农村的呢 behind 城镇居民收入 asks for the same of the other side."""

from __future__ import annotations

import re

_SIDES = tuple(
    tuple(line.split())
    for line in (
        "城镇 农村 农村牧区",
        "城市 农村",
        "城里人 农村",
        "城里 农村",
        "出口 进口",
        "男 女",
        "国内 入境",
        "小学 初中 高中 幼儿园",
        "第一产业 第二产业 第三产业",
        "一产 二产 三产",
    )
)
_ALIKE = {
    "乡下": "农村",
    "农民": "农村",
    "农村人": "农村",
    "农牧民": "农村牧区",
    "乡村": "农村",
    "村里": "农村",
    "城里": "城镇",
    "市区": "城镇",
    "外贸出口": "出口",
}
_FRAME = re.compile(r"^(?:那么?|还有|换成)?(?P<side>[^，。？?]{1,5}?)(?:的|方面)?(?:呢|又?[是有]?多少)?[？?。\s]*$")


def other_side(text: str, before: str) -> str | None:
    """Write the question before for the other side that a short follow-up names; None where it names none."""
    match = _FRAME.match(text)
    if not match:
        return None
    side = _ALIKE.get(match["side"], match["side"])
    told = [other for sides in _SIDES if side in sides for other in sides if other != side and other in before]
    return before.replace(told[0], side) if told else None
