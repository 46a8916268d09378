"""What a question takes over from the one before it: place and year, or its subject too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.places import PlaceMention
from qa.understanding.placed import ANY_PLACE, NATIONWIDE
from qa.understanding.question import Question
from qa.understanding.terms import Term

CONTINUES = re.compile(r"^(?:那么?|还有|另外|然后|再|以及|同样|换成|改成|如果是)|呢(?=[，,？?。\s]|$)")
"""A question with this goes on with the one before, maybe on a new subject: 那社区食堂呢."""
WHOLE = 9.0
"""Terms that weigh so much make a question for a figure whole; half as much is a subject."""
# What is asked of the country or of all places keeps no place.
_EVERYWHERE = re.compile(f"{NATIONWIDE}|全世界|各[省市地]")
_ANY_PLACE = re.compile(f"(?<![在去到往与和通飞])(?:{ANY_PLACE})")
_KIND = re.compile("[哪几][个些几一两二三]*(?P<kind>自治区|直辖市|省|市|州|盟|区|县|旗)(?!区)")
_DEPTHS = {"自治区": 1, "直辖市": 1, "省": 1, "市": 2, "州": 2, "盟": 2, "区": 3, "县": 3, "旗": 3}
"""How many names the path of such a place has."""
_PART = re.compile("[县区旗]$")
# 那2024年超过了多少 asks the same again.
_AGAIN = frozenset(
    "年 超过 突破 达到 完成 实际 一共 总共 变成 降到 涨到 升到 增加到 提高到 减少到 同一 同样 就行 差不多".split()
)
_GOAL = "目标"
_MEASURES = frozenset(
    "增速 增长 增幅 涨幅 占比 比重 比例 排名 排 位次 名次 速度 总量 全省 全国 增长率 同比 目标 金额 数量".split()
)

# How much of the weight of the earlier question's terms a completed one keeps.
_REPLACED = 0.15
_POINTED = 0.5
_SAME = 1.0
_BESIDE = 0.6
"""What the terms before weigh in the question itself, beside its own."""


def set_in(question: Question, before: Question) -> Question:
    """Ask a whole question of the place and the year spoken of, where it names no others."""
    if _asks_everywhere(question.text, before.places):
        return question
    open_year = not question.periods and question.report_year is None
    return replace(
        question,
        places=question.places or before.places,
        periods=before.periods if open_year and len(before.periods) == 1 else question.periods,
    )


def _asks_everywhere(text: str, spoken_of: Sequence[PlaceMention]) -> bool:
    """Say whether more is asked about than the places spoken of: 哪个市 behind a city; 哪个县 lies in it."""
    if _EVERYWHERE.search(text):
        return True
    found, kind = _ANY_PLACE.search(text), _KIND.search(text)
    if found is None or (kind is None and _PART.search(found.group())):
        return False  # 哪几个景区
    depth = max((len(place.path) for mention in spoken_of for place in mention.places), default=0)
    return kind is None or _DEPTHS[kind["kind"]] <= depth


def completed(question: Question, before: Question, *, points: bool, bare: bool) -> Question:
    """Take over what a question leaves out: period, place, and the terms of its subject."""
    own = own_weight(question)
    new, question = question, _inherit(question, before, bare=bare)
    other_unit = new.units and new.units != before.units
    if all(term.text in _AGAIN for term in new.terms) and (bare or new.kind == before.kind) and not other_unit:
        return _of_other(before, question)
    if bare and has_subject(new):  # 棚改呢 is not answered where 棚改 is not spoken of
        question = replace(question, subject=max(new.terms, key=lambda term: term.weight).text)
    keep = _SAME if own < WHOLE / 2 or only_measures(new) else _POINTED if points else _REPLACED
    if keep == _SAME:
        beside = _BESIDE if new.terms and not only_measures(new) else _SAME
        known = tuple(replace(term, weight=beside * term.weight) for term in before.terms)
        return replace(question, terms=_joined(known, question.terms), carried=before.carried)
    return replace(question, carried=_weighted(_joined(before.terms, before.carried), question.terms, keep))


def only_measures(question: Question) -> bool:
    """Say whether a question names but how something is measured: 增速在全省排第几."""
    return bool(question.terms) and all(term.text in _MEASURES for term in question.terms)


def _of_other(before: Question, named: Question) -> Question:
    """Ask the same as before of the year or place that is named alone: 那2022年呢."""
    return replace(
        before,
        text=before.bare,
        periods=named.periods,
        places=named.places,
        status=named.status,
        units=() if _GOAL in named.text else before.units,  # a goal for the GDP is a rate
        compares=named.compares,
        report_year=named.report_year,
        within=named.within,
    )


def _inherit(question: Question, before: Question, *, bare: bool) -> Question:
    """Take over the period and place that are not said anew, and the kind and unit of a question without a verb."""
    kind = before.kind if bare else question.kind
    return replace(
        question,
        kind=kind,
        units=before.units if bare and not question.units and not has_subject(question) else question.units,
        periods=question.periods or before.periods,
        places=question.places or before.places,
        status=question.status if question.periods or question.status else before.status,
        compares=question.compares or (before.compares and not question.periods),
        report_year=question.report_year or (None if question.periods else before.report_year),
    )


def has_subject(question: Question) -> bool:
    """Say whether a question names a subject of its own."""
    return own_weight(question) >= WHOLE / 2


def own_weight(question: Question) -> float:
    """Give the weight of what the question itself says."""
    return sum(term.weight for term in question.terms)


def _joined(first: Sequence[Term], second: Sequence[Term]) -> tuple[Term, ...]:
    return tuple({term.text: term for term in (*first, *second)}.values())


def _weighted(terms: Sequence[Term], own: Sequence[Term], keep: float) -> tuple[Term, ...]:
    known = {term.text for term in own}
    return tuple(replace(term, weight=keep * term.weight) for term in terms if term.text not in known)
