"""A year named by what happened in it: 青岩古镇成为国家5A级景区那年，贵阳接待了多少游客.

The event is looked for first, and said with its source before the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.periods import find_periods
from qa.drafts.compose import sentence_statement
from qa.drafts.draft import Draft, Statement
from qa.drafts.world import World
from qa.evidence.finding import find_evidence
from qa.evidence.types import Evidence
from qa.understanding.placed import THAT_YEAR
from qa.understanding.question import Question, understand, with_period

_COVERED = 0.6
_LOOKED_AT = 5


def by_event(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft | None:
    """Answer a question whose year is that of an event; None where it is no such question, or the year is not found."""
    match = THAT_YEAR.match(question.text)
    if match is None or find_periods(match["event"], world.year):
        return None
    rest = understand(question.text[match.end() :], world.soft, year=world.year, home=())
    places = question.places if question.within else rest.places or question.places
    happened = _find_event(match["event"], replace(question, places=places), world)
    if happened is None or rest.periods:
        return None
    period = happened.period
    asked = replace(with_period(rest, period), places=places, within=question.within)
    draft = answer(asked, world)
    if not draft.statements:
        return draft
    lead = world.lead(happened.paragraph, period)
    return replace(draft, statements=(_said(happened, lead), *draft.statements))


def _find_event(event: str, question: Question, world: World) -> Evidence | None:
    """Find the sentence that tells of the event as done, in one year."""
    sought = understand(f"{event}是哪一年", world.soft, year=world.year, home=())
    sought = replace(sought, places=question.places or sought.places, compares=False)
    evidence = find_evidence(sought, world.search(sought), world.soft, year=world.year)
    for one in evidence[:_LOOKED_AT]:
        single = one.period is not None and one.period.first == one.period.last
        if single and one.status != "planned" and one.own >= _COVERED:
            return one
    return None


def _said(evidence: Evidence, lead: str) -> Statement:
    return sentence_statement(evidence.paragraph, evidence.sentence, lead)
