"""One side of a comparison as a question of its own: 「2013年和2020年的生产总值各是多少」 → 「2013年的生产总值是多少」.

A side is then asked as anyone would ask it alone, so that a comparison finds what two questions would find.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.periods import PeriodMention, find_periods
from corpus.places import PlaceMention
from corpus.types import Period, Status
from qa.drafts.world import World
from qa.multiple.sidetext import of_both, one_side
from qa.understanding.kinds import asks
from qa.understanding.question import Question, understand
from qa.wording import period_words

_END = re.compile(r"[，,、；;的了吗呢？?\s]+$")
_ASKED = "是多少"
# 跟2014年目标比, 比2019年实际多多少: the goal or the result of the year itself, of what the other side names.
_MARK = re.compile(
    "(?:年初|原来|当年|那年|定下?的?|提出?的?|的)*(?:(?P<goal>(?:预期|计划|奋斗)?目标(?:任务|数|值)?|计划数?|任务数?|预期)"
    "|(?P<deed>实际(?:完成)?的?(?:数|值|情况)?|完成的?(?:数|情况)?|实绩))的?"
    "(?=[^一-鿿]|$|[比跟和与同相差哪谁多少高低大小快慢分各是有呢要又还更])"
)
_JOINED = re.compile("[年度]*[、和与跟及同]")
_OF_EACH = re.compile("分别|各|都")
_GOALS = re.compile("(?:预期|计划)?目标|计划")
# 改革工作 is described, not measured.
_NO_MEASURE = re.compile("(?:工作|情况|举措|做法|思路)$")


def side_of_period(question: Question, period: Period, world: World) -> Question:
    """Ask for one of the question's periods alone, for its goal or its result where either side says which."""
    text = question.text
    mentions = [m for m in find_periods(text, world.year) if not m.baseline or m.period in question.periods]
    marks = {m: _MARK.match(text, m.end) for m in mentions}
    spans = {m: (m.start, mark.end() if mark else m.end) for m, mark in marks.items()}
    own = [spans[m] for m in mentions if m.period == period]
    others = [spans[m] for m in mentions if m.period != period]
    if not own:  # 从2013年到2021年涨了多少 names both in one
        own, others = others, []
    side = one_side(text, own, others, period_words(period))
    status = _status(period, marks, side)
    if status == "done":
        side = _GOALS.sub("", side)
    understood = _understood(side, replace(question, periods=(period,)), world)
    return replace(understood, status=status) if status else understood


def _status(period: Period, marks: Mapping[PeriodMention, re.Match[str] | None], side: str) -> Status | None:
    """Tell whether the side is a goal or a result, where a year is marked as one of them; the other is the other.

    A mark behind years that stand together is that of all: 2022年和2023年的目标分别是多少.
    """
    said: dict[Period, Status] = {m.period: "planned" if mark["goal"] else "done" for m, mark in marks.items() if mark}
    if period in said or not said:
        return said.get(period)
    mark = next(mark for mark in marks.values() if mark)
    of_all = mark.group().startswith("的") or _OF_EACH.search(mark.string)
    if len(said) > 1 or (of_all and _together(mark.string, list(marks))):
        return next(iter(said.values()))
    return "planned" if _GOALS.search(side) and "planned" not in said.values() else "done"


def _together(text: str, mentions: Sequence[PeriodMention]) -> bool:
    """Say whether years stand side by side: 2022年和2023年, not 2022年改造数和2023年."""
    return any(_JOINED.fullmatch(text, one.end, other.start) for one, other in pairwise(mentions))


def side_of_place(question: Question, mention: PlaceMention, world: World) -> Question:
    """Ask for one of the question's places alone."""
    own = [(m.start, m.end) for m in question.places if m.places == mention.places]
    others = [(m.start, m.end) for m in question.places if m.places != mention.places]
    text = one_side(question.text, own, others, question.text[mention.start : mention.end])
    return _understood(text, replace(question, places=(mention,)), world)


def asked_of_both(question: Question) -> bool:
    """Say whether the same is asked of all the places, and none is named only in passing."""
    return question.compares or of_both(question.text, [(m.start, m.end) for m in question.places])


def _understood(text: str, whole: Question, world: World) -> Question:
    """Read the side, with the period or place of which is known that it is meant; a bare measure is asked for."""
    bare = _END.sub("", text)
    text = text if asks(text) or _NO_MEASURE.search(bare) else f"{bare}{_ASKED}"
    side = understand(text, world.soft, year=world.year, home=())
    names = {place.name for mention in whole.places for place in mention.places}
    return replace(
        side,
        terms=tuple(term for term in side.terms if not any(name.startswith(term.text) for name in names)),
        periods=whole.periods,
        places=whole.places,
        within=whole.within,
        carried=whole.carried,
        report_year=whole.report_year,
        compares=len(whole.periods) > 1,
    )
