"""Figures with the words that stand beside them, and how alike two of them stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.numbers import Quantity
from qa.verify.measures import Measure, measure

_BREAK = re.compile(r"[，。；：、！？,;:（）()]")
_NOISE = re.compile(r"[\d.%“”]")
# 地区生产总值完成312.6亿元，增长6.3%: the second clause is about what the first names.
_ELLIPTIC = re.compile(
    r"(?:同比|同口径|比上年|较上年|年均|平均|实际)?"
    r"(?:增长|下降|提高|增加|减少|上升|降低|增速|增幅|增)(?:了|为|达到?|到)?|增速?居全[国省市]第"
    r"|(?:总数|总量|累计|一?共)?(?:达到?|为|有|增至|升至|至)|总数|总量|累计"
)
_COUNTED = re.compile(r"\d[\d.,]*\S{0,3}$")
_LEVEL = re.compile(r"[到至达为]$")
_WINDOW = 10
_MARGIN = 0.25
_SIMILAR = 0.5
# A figure of another unit is less of a rival.
_OTHER_UNIT = 0.1
# Characters of a name right before two figures that make them figures of one thing.
_NAME = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure of a text."""

    measure: Measure
    before: str
    """The words before it in its clause; where these lack a subject, after those of the clause before."""
    after: str
    """The words behind it in its clause."""
    level: bool
    """It is what something came to, not by how much: 新增5对，总数达到63对."""


def placed(text: str, q: Quantity) -> Placed:
    """Take a figure of a folded text with the words beside it."""
    clause = _BREAK.split(text[max(0, q.start - _WINDOW) : q.start])[-1]
    level = bool(_LEVEL.search(clause))
    if _ELLIPTIC.fullmatch(clause):
        led = _BREAK.split(text[max(0, q.start - 4 * _WINDOW) : max(0, q.start - len(clause) - 1)])[-1]
        clause = _COUNTED.sub("", led)[-_WINDOW:] + clause
    after = _BREAK.split(text[q.end : q.end + _WINDOW])[0]
    return Placed(measure(q), _NOISE.sub("", clause), _NOISE.sub("", after), level)


def closer(figure: Placed, same: Sequence[Placed], other: Placed) -> bool:
    """Say whether another figure stands more like the claim's than its own value (`same`) does anywhere."""
    if figure.level and not other.level and any(one.level for one in same):
        return False
    if _named(figure, other) >= max(_NAME, 1 + max(_named(figure, one) for one in same)):
        return True
    there = _likeness(figure, other) - (0 if other.measure[1] == figure.measure[1] else _OTHER_UNIT)
    return there >= _SIMILAR and there - max(_likeness(figure, one) for one in same) >= _MARGIN


def _named(one: Placed, other: Placed) -> int:
    """Count the characters right before both figures that are the same: 国家级生态县6个, 国家级生态县2个."""
    ends = zip(reversed(one.before), reversed(other.before), strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], ends)))


def _likeness(one: Placed, other: Placed) -> float:
    """Compare the words on both sides of two figures, side by side and together: 0 to 1."""
    pairs = ((one.before, other.before), (one.after, other.after))
    sides = [(_overlap(words, told), len(words)) for words, told in pairs if words]
    apart = sum(score * size for score, size in sides) / sum(size for _, size in sides) if sides else 0.0
    twos = [words[i : i + 2] for words, _ in pairs for i in range(len(words) - 1)]
    together = sum(two in other.before or two in other.after for two in twos) / len(twos) if twos else 0.0
    return max(apart, together)


def _overlap(one: str, other: str) -> float:
    return sum(c in other for c in one) / len(one)
