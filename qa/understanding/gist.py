"""What a question is about, for encoder and network: its words without those that only say how it is meant.

实际, 到底 and 要的是总数 tell the reader which of two figures is wanted; no report says them of what it tells, and the
network takes a sentence without them for another matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qa.understanding.kinds import asks

ACTUALLY = "实际(?!情况|问题|需[要求]|困难|利用|使用|到位|外资|投资|控制|工作|生活|出发|行动|增[长速])"
"""A pattern of 实际 where it says how a figure is meant, and belongs to no term such as 实际利用外资."""
_EXPRESS = re.compile(
    rf"{ACTUALLY}(?:上|做到)?"
    "|实打实|真正|真的|(?:已经?)?(?:做完|办成|干完)的|到底|究竟|最[后终](?!一)|单独|这一年里?|全年|当年|一年之?内"
)
# Every step of an answer embeds the same question.
_REMEMBERED = 256
_CLAUSE = re.compile(r"[，,。；;：:？?！!\s]*[^，,。；;：:？?！!]+")
# Behind what is asked: 已经做完的, 要总数, 问的是目标, 两个都说下, 我核稿用.
_REMARK = re.compile(
    "^(?:已经?|实际)?(?:做完|完成|办成|办完|干完|建成|落实)了?的$|^我?就?[要问指说看]的?就?是?[^，。]{1,8}$|^(?:单|只|光)[要说看问算]"
    "|^(?:具体|一共|总共|平均算|听说|注意|别|不是|核一下)|[都也]?[说讲列报](?:说|讲|下|一下|出来|清楚)$|^(?:我|俺)[^，。]{0,4}(?:核稿|写稿|写作业|做功课|查资料)"
)


@lru_cache(_REMEMBERED)
def gist(text: str) -> str:
    """Leave out the words that only stress, and the remarks behind what is asked."""
    clauses = _CLAUSE.findall(text)
    asked = next((i for i, clause in enumerate(clauses) if asks(clause)), len(clauses))
    kept = [c for i, c in enumerate(clauses) if i <= asked or asks(c) or not _REMARK.search(_core(c))]
    tail = "？" if kept != clauses and "？" in text else text[len(text.rstrip("？?。 ")) :]
    return " ".join(_EXPRESS.sub("", "".join((*kept, tail))).split()) or text


def _core(clause: str) -> str:
    return clause.strip(" \t，,。；;：:？?！!（）()")
