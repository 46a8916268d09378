"""What a measure is of: 西瓜 in 西瓜产量. A sentence on another thing's measure answers another question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.understanding.terms import Term

# Words that say how something is measured and leave open what; 收入 and 面积 are mostly said of the place itself.
_MEASURE = re.compile(
    "(?:项目|工程)(?=[^，。？]{0,8}(?:投资|投入|花|产值|产能))|总投资(?!项目)(?:额|金额)?|占(?=[^，。？]{1,14}(?:比重|比例|多少|几成))|总?产量|销量|销售额|价格|票价|进口额|出口额|进出口总?额|贸易额|存栏量?|出栏量?|播种面积|种植面积|发电量|保有量|(?:货邮|旅客|货物)?吞吐量|客流量"
    "|(?:一共|总共|全年|总)?(?:生?产|收|打|采)[出下]?了?(?=(?:多少|几)[十百千万亿]*(?:吨|斤|公斤))"
)
_LINK = "的类 "
_WORDS = re.compile("[\u4e00-\u9fff]{2,14}$")
# What stands before a measure without saying what of: 全市, 累计.
_IDLE = re.compile("^(?:全[市省年区县国州]|年末?|累计|预计|实现|完成|其中|达到?|共|约|力争|年产|总)+")
# Below this a word says too little to tell things apart.
_LEAST = 2.0


def subject_of(text: str, terms: Sequence[Term]) -> str:
    """Give the weightiest of the terms that stand directly before a measure word; empty without one.

    Of 宠物服务价格 that is 宠物, which tells it from other services.
    """
    match = _MEASURE.search(text)
    if not match:
        return ""
    end, found = match.start(), list[Term]()
    while end > 0:
        end = len(text[:end].rstrip(_LINK))
        term = next((t for t in terms if t.text and text.endswith(t.text, 0, end)), None)
        if term is None:
            break
        end -= len(term.text)
        found.append(term)
    best = max(found, key=lambda term: term.weight, default=None)
    return best.text if best and best.weight >= _LEAST else ""


def thing_measured(text: str) -> str:
    """Give the words directly before a measure word of a report's clause: 粮食 in 实现粮食总产量; empty without any."""
    match = _MEASURE.search(text)
    before = _WORDS.search(text[: match.start()].rstrip(_LINK)) if match else None
    return _IDLE.sub("", before.group()) if before else ""
