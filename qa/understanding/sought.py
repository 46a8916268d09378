"""What of a question stands by its asking word: 主演 in 由谁主演, 静音车厢 in 有没有静音车厢.

A sentence may have all else of the question, and say nothing of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.understanding.terms import Term

_ASKING = re.compile(
    "(?P<behind>有没有|能不能|要不要|让不让|准不准|给不给|会不会|可不可以|可以不可以|是不是|是否|有无|能否|可否|算不算|收不收|用不用"
    "|怎么样?|如何|怎样|为什么|为啥子?|为何|咋个?|凭什么|凭啥)"
    "|(?P<around>在?哪(?:里|儿|块)|[什啥]么?地方|哪[条个](?:街|路|巷|镇|乡|村|区|县|街道|市区?|城市?|地方|州)上?|何处"
    "|什么时候|哪一?[天日年]|几月|几号|何时|哪个?月|啥时候?|什么时间|多久)"
    "|(?P<either>谁|哪[一两三四五六七八九十几\\d]*[个家位座条些所支名款部首道片届本间台种项类样匹批出场大只]*|什么|啥|何)"
)
_TAIL = re.compile("(?:吗|没有?|不|吧|么)[啊呀呢]?[？?。]?$")
_ENDS = "，。,；;！!？?"
_IDLE = re.compile("[的呀啊呢来着了吗]|名[字儿]?|号|叫|是")
_BEHIND, _BEFORE, _AROUND = 10, 8, 6
"""So many characters on either side of 谁 or 在哪 are what is asked for; behind 有没有 all of its clause is."""


def sought_in(text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """Give the terms of the question that stand by its asking word, the last one; none where nothing does."""
    start, end = _stretch(text)
    lowered = text.lower()
    return tuple(term.text for term in terms if term.value is None and _within(lowered, term.text, start, end))


def _stretch(text: str) -> tuple[int, int]:
    """Find where what is asked for stands: behind 有没有, before 是谁, on both sides of 在哪."""
    asking = list(_ASKING.finditer(text))
    if not asking:
        tail = _TAIL.search(text)
        return (max(_clause_start(text, tail.start()), tail.start() - _BEFORE), tail.start()) if tail else (0, 0)
    last = asking[-1]
    start = _clause_start(text, last.start())
    end = min((at for at in (text.find(mark, last.end()) for mark in _ENDS) if at >= 0), default=len(text))
    if last["behind"] and text[last.end() : end].strip():
        return last.end(), end
    if last["around"]:
        return max(start, last.start() - _AROUND), min(end, last.end() + _AROUND)
    if last["either"] and len(_IDLE.sub("", text[last.end() : end])) > 1:
        return last.end(), min(end, last.end() + _BEHIND)
    return max(start, last.start() - _BEFORE), end


def _clause_start(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in f"{_ENDS} ") + 1


def _within(text: str, term: str, start: int, end: int) -> bool:
    """Say whether a term stands in a stretch, at most a character outside."""
    at = text.find(term)
    while at >= 0:
        if start - 1 <= at and at + len(term) <= end + 1:
            return True
        at = text.find(term, at + 1)
    return False
