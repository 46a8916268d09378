"""Questions without a year: a figure is given of the newest year that tells it about as surely as any other.

Who asks what there is in general is told of the newest year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus.types import Period, Status
from qa.drafts.draft import Draft
from qa.drafts.sections import names_general
from qa.drafts.topic import names_nothing
from qa.drafts.world import World
from qa.understanding.kinds import BROAD, asks
from qa.understanding.question import Question, with_period

# What every report tells may be unsure among all years, and sure in one: 抚顺 GDP.
_EVERY_YEAR = re.compile(
    "生产总值|GDP|公共预算收入|财政收入|可支配收入|固定资产投资|零售总?额|进出口|常住人口|城镇化率|新增就业|粮食总?产量",
    re.I,
)
_AHEAD = re.compile("安排|部署|打算|计划|目标|任务|重点|方向")
_YEARS = 3
"""So many years back from the newest are asked of one by one."""
_AS_SURE = 0.2
"""Less surely told, what is asked about may have been told in one early year alone: 大桥投资多少亿元."""


def newest_first(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Answer of the last year that the place's newest report reviews, or plans where a plan is asked for."""
    found = answer(question, world)
    if not found.statements and asks_at_large(question, world):
        return next((draft for draft in _of_newest(question, world, answer) if draft.statements), found)
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


def asks_at_large(question: Question, world: World) -> bool:
    """Say whether a place is asked what there is in general, without a year: 有什么变化."""
    general = question.kind in BROAD and names_general(question) and names_nothing(question)
    return general and not question.periods and question.report_year is None and world.of_one_place(question)


def _of_newest(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Iterator[Draft]:
    """Answer of the newest year, and of the one before: of what was done; or of what is planned, first for the next."""
    status: Status = "planned" if _AHEAD.search(question.text) else "done"
    asked = replace(question, status=question.status or status)
    ahead = int(asked.status == "planned")  # a report at a year's end plans the next
    for year in dict.fromkeys((world.year + ahead, world.year, world.year - 1)) if world.year else ():
        yield answer(with_period(asked, Period(year, year)), world)


def _first_year(draft: Draft) -> int:
    """Give the first year of what the first statement's section is on; 0 where it has none."""
    periods = [source.paragraph.section.period for source in draft.statements[0].sources]
    return max((period.first for period in periods if period), default=0)


def _is_plan(draft: Draft) -> bool:
    """Say whether the first statement tells what was planned."""
    return any(s.paragraph.section.status == "planned" for one in draft.statements[:1] for s in one.sources)
