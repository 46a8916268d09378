"""Whose reports are asked: those around a place of which only they tell, the country's where no place is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.places import Place, short_name
from qa.drafts.draft import Draft, Statement
from qa.drafts.world import World
from qa.understanding.question import Question

_COUNTRY_S = re.compile("国家(?!级)|中央|中国|我国|国务院")
"""Who or what is the country's, though no place is named."""
# “十二五”规划 without a place is the country's, whatever provinces planned.
_PLAN = re.compile('[一二三四五六七八九]五[”"]?(?:规划|计划)')
_MUCH_SURER = 0.2


def answer_near(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Answer from the reports of the place asked about, else from those of the places around it that name it.

    Where no place is named or at home, the country's reports are asked first.
    """
    if asked := world.nationwide(question):
        return _of_nation(answer(asked, world), question, world, answer)
    known = len(question.places) != 1 or world.knows(question.places[0])
    first = answer(question, world) if known else None
    here = bool(first and first.statements) or bool(question.told)  # 还有呢 asks for more of the same reports
    for asked in () if here else world.wider(question):
        draft = _naming(answer(asked, world), asked.within)
        if draft.statements:
            return draft
        first = first or draft
    return first or _naming(answer(question, world), name_within(question.places[0].places[0]))


def _of_nation(draft: Draft, question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Keep what the country's reports answer, unless one place's answer far better: 厦金航线 is 厦门's."""
    if _PLAN.search(question.text) or (draft.statements and not draft.notes and _COUNTRY_S.search(question.text)):
        return draft
    anywhere = answer(question, world)
    surer = (anywhere.belief or 0) > (draft.belief or 0) + _MUCH_SURER
    return draft if draft.statements and not draft.notes and not surer else anywhere


def name_within(place: Place) -> str:
    """Give the name by which the reports of the places around call it: 抚松, but 长沙县 inside 长沙市."""
    short = short_name(place.name)
    return place.name if any(short_name(name) == short for name in place.path[:-1]) else short


def _naming(draft: Draft, place: str) -> Draft:
    """Keep of a draft the statements that speak of the place."""
    kept = tuple(s for s in draft.statements if tells_of(s, place))
    return replace(draft, statements=kept, reason=draft.reason or ("" if kept else f"报告里没有说到{place}的这件事"))


def tells_of(statement: Statement, place: str) -> bool:
    """Say whether a quoted sentence or a heading above it has the place's name."""
    told = (part for source in statement.sources for part in (*source.paragraph.section.path, source.quote.text))
    return any(place in part for part in told)
