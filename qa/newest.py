"""A figure asked for without a year: it is given of the newest year that tells it about as surely as any other."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.types import Period
from qa.draft import Draft
from qa.kinds import asks
from qa.question import Question, with_period
from qa.world import World

# What every report tells may be unsure among all years, and sure in one: 抚顺 GDP.
_EVERY_YEAR = re.compile(
    "生产总值|GDP|公共预算收入|财政收入|可支配收入|固定资产投资|零售总?额|进出口|常住人口|城镇化率|新增就业|粮食总?产量",
    re.I,
)
_YEARS = 3
"""So many years back from the newest are asked of one by one."""
_AS_SURE = 0.2
"""Less surely told, what is asked about may have been told in one early year alone: 大桥投资多少亿元."""


def newest_first(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Answer of the last year that the place's newest report reviews, or plans where a plan is asked for."""
    found = answer(question, world)
    open_year = question.kind == "figure" and not question.periods and question.report_year is None
    if not (open_year and world.year and asks(question.text) and world.of_one_place(question)):
        return found
    if not (found.statements or _EVERY_YEAR.search(question.text)):
        return found
    newest = world.year if question.status == "planned" else world.year - 1
    if found.statements and _first_year(found) >= newest:
        return found
    for year in range(newest, newest - _YEARS, -1):
        draft = answer(with_period(question, Period(year, year)), world)
        if question.status != "planned" and _is_plan(draft):
            continue
        if draft.statements and (draft.belief or 0.0) >= (found.belief or 0.0) - _AS_SURE:
            return draft
    return found


def _first_year(draft: Draft) -> int:
    """Give the first year of what the first statement's section is on; 0 where it has none."""
    periods = [source.paragraph.section.period for source in draft.statements[0].sources]
    return max((period.first for period in periods if period), default=0)


def _is_plan(draft: Draft) -> bool:
    """Say whether the first statement tells what was planned."""
    return any(s.paragraph.section.status == "planned" for one in draft.statements[:1] for s in one.sources)
