"""The pieces of a sentence that speak of one figure each, and those that take their subject from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.numbers import find_quantities
from corpus.sentences import Span, split_clauses

_ENUMERATION = "、"
_NOTHING = re.compile(r"(?:以上|以下|以内|左右|上下)?[，,；;。、：:！!”」\s]*")
_BARE = re.compile(
    r"^(?:[、，]|同比|实际|名义|[比较]?上年[末底]?|[比较](?:19|20)\d\d年[末底]?|[比较]去年[末底]?|[比较]年初|环比|年均|分别|其中|存量|保有量|总存量|(?:19|20)\d\d年|总数|总量|总里程|总长度?|总面积|总规模|总人数|总户数|累计|总体)*"
    r"(?:总产量?|产量|单产|亩产|增产|减产|增收|增长|下降|提高|增加|减少|上升|降低|上涨|达到?|突破|超过?|实现|新?开工|建成|竣工|完工|交付|分配|(?:已|共)?完成(?:年度)?(?:投资)?|为|占|累计)?[了至到]*[\d.]"
)

_OTHER_SIDE = re.compile(r"(?:其中)?(?:城镇|城市|农村|乡村|牧区)(?:[由从为]|达到?)?(?:每人每[年月])?\d")


def pieces_of(sentence: str) -> list[Span]:
    """Cut clauses at enumeration marks between quantities: 58个老旧小区、20条小街小巷提升改造."""
    pieces: list[Span] = []
    for clause in split_clauses(sentence):
        starts = [clause.start + q.start for q in find_quantities(clause.text)]
        cuts = [clause.start]
        for i, character in enumerate(clause.text, clause.start):
            if character == _ENUMERATION and any(s < i for s in starts) and any(s > i for s in starts):
                cuts.append(i + 1)
        cuts = [*sorted(set(cuts)), clause.end]
        pieces += [Span(a, b, sentence[a:b]) for a, b in pairwise(cuts) if a < b]
    return pieces


def is_bare(clause: str) -> bool:
    """Say whether a clause holds a change and a number, but no subject: 同比增长5.6%, 扣除价格因素 before one.

    That of 农村由5.4辆提高到23.6辆 stands in the clause before, on the other side.
    """
    return bool(_BARE.match(clause) or _OTHER_SIDE.match(clause)) or clause.startswith("扣除")


def subject_piece(pieces: Sequence[Span], i: int) -> int:
    """Give the piece that names what the figure of piece `i` measures: the nearest before that is not bare."""
    while i > 0 and is_bare(pieces[i].text) and _ends_with_figure(pieces[i].text):
        i -= 1
    return i


def _ends_with_figure(piece: str) -> bool:
    """Say whether nothing follows the first quantity: 增长5.6%以上, but not 20条小街小巷."""
    quantities = find_quantities(piece)
    return not quantities or bool(_NOTHING.fullmatch(piece[quantities[0].end :]))
