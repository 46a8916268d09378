"""过去五年 as the reports review them: 2017—2021 in a report of 2022, not the five years before whoever asks."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.drafts.world import World
from qa.understanding.question import Question

_PAST = re.compile("(?:过去|近|最近|这|前|上)(?:的|这|个)?[五5三3]年|[五5三3]年[来间里]")
_APART = 4
"""A review ends at most so many years before the period that the words say."""


def as_reviewed(question: Question, world: World) -> Question:
    """Ask of the newest span of as many years that a report reviews, where none reviews the very one."""
    if len(question.periods) != 1 or not _PAST.search(question.text):
        return question
    asked = question.periods[0]
    headings = world.headings(world.search(replace(question, periods=())))
    told = {heading.section.period for heading in headings if heading.section.status != "planned"} - {None}
    like = [
        p for p in told if p and p.last - p.first == asked.last - asked.first and 0 <= asked.last - p.last <= _APART
    ]
    if asked in told or not like:
        return question
    return replace(question, periods=(max(like, key=lambda period: period.last),))
