"""Direction, negation, deed: 增长 is not 下降, 完成 not 没有完成, 新建 not 改造; compared clause by clause."""

from __future__ import annotations

import re

from corpus.sentences import split_clauses
from qa.verify.deeds import other_deed
from qa.verify.support import Support, folded

_UP = re.compile(
    r"增长|增加|增至|增幅|提高|提升|上升|升至|上涨|扩大|扩容|新增|净增|突破|超过|高于|优于|多于|增强|加快|改善|好转|壮大|以上|第一|增(?=\d)|涨"
)
_DOWN = re.compile(
    r"下降|降低|减少|缩小|跌破|回落|下跌|压减|降至|缩减|低于|不足|少于|减至|下滑|减弱|放缓|恶化|萎缩|负增长|以下|垫底|倒数|降(?=\d)|跌|不超过"
)
_NOT = re.compile(
    r"没有|没能|尚未|从未|并未|未(?![来央婚成])|不再|不能|不会|不是|并非|无法|停止|取消|暂停|中止|拒绝|不(?=推|建|改|实|开|增|减|完|达|新|办|设|发|予)"
)
_NO_NEGATION = re.compile(r"不断|不少于|不低于|不高于|不超过|不仅|不但|不遗余力|未雨绸缪|绝不|不得")
_MIN_LIKE = 0.3


def turned_round(claim: str, support: Support) -> bool:
    """Say whether a clause of the claim says the reverse, or another deed, of the clause that it is taken from."""
    told = [folded(c.text) for quote in support.quotes for c in split_clauses(quote.span.text)]
    for clause in split_clauses(claim):
        text = folded(clause.text)
        likeness, like = max(((_likeness(text, other), other) for other in told), default=(0.0, ""))
        if likeness < _MIN_LIKE:
            continue
        if _negated(text) != _negated(like) or other_deed(text, like):
            return True
        up, down = bool(_UP.search(text)), bool(_DOWN.search(text))
        told_up, told_down = bool(_UP.search(like)), bool(_DOWN.search(like))
        if (up and not down and told_down and not told_up) or (down and not up and told_up and not told_down):
            return True
        if down and not _DOWN.search(support.text):
            return True
    return False


def _negated(text: str) -> bool:
    return len(_NOT.findall(_NO_NEGATION.sub("", text))) % 2 == 1


def _likeness(one: str, other: str) -> float:
    """Give the share of the first text's pairs of characters that stand in the other."""
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}
    return sum(pair in other for pair in pairs) / len(pairs) if pairs else 0.0
