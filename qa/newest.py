"""A figure asked for without a year: it is given of the newest year that tells it about as surely as any other."""

from __future__ import annotations

from collections.abc import Callable

from corpus.types import Period
from qa.draft import Draft, best_belief
from qa.kinds import asks
from qa.question import Question, with_period
from qa.world import World

_YEARS = 3
"""So many years back from the newest are asked of one by one."""
# Less surely told, the newest year stands before the others; less surely still, what is asked about may have been told
# in one early year alone: 大桥投资多少亿元.
_AS_SURE, _SURE = 0.2, 0.3
_MOST = 3


def newest_first(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Answer of the last year that the place's newest report reviews, or plans where a plan is asked for."""
    found = answer(question, world)
    open_year = question.kind == "figure" and not question.periods and question.report_year is None
    if not (open_year and found.statements and world.year and asks(question.text) and world.of_one_place(question)):
        return found
    newest = world.year if question.status == "planned" else world.year - 1
    if _first_year(found) >= newest:
        return found
    drafts: list[Draft] = []
    for year in range(newest, newest - _YEARS, -1):
        drafts.append(answer(with_period(question, Period(year, year)), world))
        if _behind(drafts[-1], found) <= _AS_SURE:
            return drafts[-1]
    near = next((draft for draft in drafts if _behind(draft, found) <= _SURE), None)
    if near is None:
        return found
    statements = tuple(dict.fromkeys((*near.statements, *found.statements)))[:_MOST]
    return Draft(statements, belief=best_belief((near, found)))


def _first_year(draft: Draft) -> int:
    """Give the first year of what the first statement's section is on; 0 where it has none."""
    periods = [source.paragraph.section.period for source in draft.statements[0].sources]
    return max((period.first for period in periods if period), default=0)


def _behind(draft: Draft, found: Draft) -> float:
    """Tell how much less sure a draft is; 1 where it refuses."""
    return (found.belief or 0.0) - (draft.belief or 0.0) if draft.statements else 1.0
