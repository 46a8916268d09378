"""Follow-ups: a question that leaves out its year, subject or measure is completed from the questions before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.soft import SoftMatch
from qa.kinds import ALONE, asks
from qa.question import Question, understand
from qa.sections import names_general
from qa.terms import Term
from qa.types import Turn

_POINTS_BACK = re.compile(
    r"它们?|他们|她们|其中|(?<![尤极与何])其(?!他|它|余|实)|这(?:个|些|项|几|里|家|条|所|座|次|份|方面|一)|那(?:个|些|项|几|里|家|条|所|座)|该|上述|前者|后者|刚才|刚刚|上面"
)
_CONTINUES = re.compile(r"^(?:那么?|还有|另外|然后|再|以及|同样|换成|改成|如果是)|呢[？?。\s]*$")
# Years counted from the one asked about before: 第二年呢, 前一年呢.
_NEXT_YEAR = re.compile(r"第二年|次年|(?:后|下)一年|再过一年|转年")
_YEAR_BEFORE = re.compile("(?:再往)?(?:前|上|头)一年(?!度)")
_COMPARED = "比"
_SHORT = 12
_MIN_OWN_WEIGHT = 9.0
# What asks for a figure, a date or a yes may be a bare predicate (什么时候开工); what asks openly names its subject.
_OPEN_KINDS = ("list", "summary", "name")
_SUBJECT = 3.0

# How much of the weight of the earlier question's terms a completed one keeps.
_REPLACED = 0.15
_POINTED = 0.5
_SAME = 1.0


def resolve(
    text: str, history: Sequence[Turn], soft: SoftMatch, *, year: int | None, home: tuple[str, ...]
) -> Question:
    """Understand the newest question in the light of the turns before it, oldest first."""
    resolved: Question | None = None
    for turn in history:
        question = _next(turn.question, resolved, soft, year=year, home=home)
        resolved = resolved if question.kind in ALONE else question
    return _next(text, resolved, soft, year=year, home=home)


def _next(text: str, before: Question | None, soft: SoftMatch, *, year: int | None, home: tuple[str, ...]) -> Question:
    question = understand(_with_year(text, before), soft, year=year, home=home)
    if before is None or question.kind in ALONE or not before.terms:
        return question
    points, continues = bool(_POINTS_BACK.search(text)), bool(_CONTINUES.search(text))
    own = sum(term.weight for term in question.terms)
    if not (points or continues) and _stands_alone(question, own):
        return question
    question = _inherit(question, before, bare=not asks(_CONTINUES.sub("", text)))
    keep = _SAME if own < _MIN_OWN_WEIGHT / 2 else _POINTED if points else _REPLACED
    if keep == _SAME:
        return replace(question, terms=_joined(before.terms, question.terms), carried=before.carried)
    return replace(question, carried=_weighted(_joined(before.terms, before.carried), question.terms, keep))


def _with_year(text: str, before: Question | None) -> str:
    """Write 第二年 as the year after the one asked about before, 前一年 as the year before it."""
    if before is None or len(before.periods) != 1 or before.periods[0].first != before.periods[0].last:
        return text
    if _COMPARED in text or len(text) > _SHORT:
        return text
    asked = before.periods[0].first
    text = _NEXT_YEAR.sub(f"{asked + 1}年", text, count=1)
    return _YEAR_BEFORE.sub(f"{asked - 1}年", text, count=1)


def _stands_alone(question: Question, own: float) -> bool:
    """Say whether a question that does not point back is whole: it has a subject, or asks for a period in general."""
    if not question.terms:
        return bool(question.periods) and names_general(question) and question.kind != "figure"
    if question.kind in _OPEN_KINDS:
        return not asks(question.text) or any(term.weight >= _SUBJECT for term in question.terms)
    return own >= (_MIN_OWN_WEIGHT if question.kind == "figure" else _MIN_OWN_WEIGHT * 2 / 3)


def _inherit(question: Question, before: Question, *, bare: bool) -> Question:
    """Take over the period and place that are not said anew, and the kind and unit of a question without a verb."""
    kind = before.kind if bare else question.kind
    return replace(
        question,
        kind=kind,
        units=before.units if bare and not question.units and not _own_subject(question) else question.units,
        periods=question.periods or before.periods,
        places=question.places or before.places,
        status=question.status if question.periods or question.status else before.status,
        compares=question.compares or (before.compares and not question.periods),
        report_year=question.report_year or (None if question.periods else before.report_year),
    )


def _own_subject(question: Question) -> bool:
    return sum(term.weight for term in question.terms) >= _MIN_OWN_WEIGHT / 2


def _joined(first: Sequence[Term], second: Sequence[Term]) -> tuple[Term, ...]:
    return tuple({term.text: term for term in (*first, *second)}.values())


def _weighted(terms: Sequence[Term], own: Sequence[Term], keep: float) -> tuple[Term, ...]:
    known = {term.text for term in own}
    return tuple(replace(term, weight=keep * term.weight) for term in terms if term.text not in known)
