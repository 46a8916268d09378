"""One side of a comparison as a question of its own: 「2013年和2020年的生产总值各是多少」 → 「2013年的生产总值是多少」.

A side is then asked as anyone would ask it alone, so that a comparison finds what two questions would find.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.periods import find_periods
from corpus.places import PlaceMention
from corpus.types import Period
from qa.kinds import asks
from qa.question import Question, understand
from qa.sidetext import of_both, one_side
from qa.wording import period_words
from qa.world import World

_END = re.compile(r"[，,、；;的了吗呢？?\s]+$")
_ASKED = "是多少"
# 改革工作 is described, not measured.
_NO_MEASURE = re.compile("(?:工作|情况|举措|做法|思路)$")


def side_of_period(question: Question, period: Period, world: World) -> Question:
    """Ask for one of the question's periods alone."""
    mentions = [m for m in find_periods(question.text, world.year) if not m.baseline or m.period in question.periods]
    own = [(m.start, m.end) for m in mentions if m.period == period]
    others = [(m.start, m.end) for m in mentions if m.period != period]
    if not own:  # 从2013年到2021年涨了多少 names both in one
        own, others = others, []
    text = one_side(question.text, own, others, period_words(period))
    return _understood(text, replace(question, periods=(period,)), world)


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
