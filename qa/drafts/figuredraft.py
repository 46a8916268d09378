"""The draft for a question on a figure: which figures of the believed sentences are given, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.places import find_places
from corpus.types import Period
from qa.drafts.compose import figure_statement
from qa.drafts.draft import Draft, Statement
from qa.drafts.world import World
from qa.evidence.agreement import OTHER_STATUS
from qa.evidence.types import Evidence
from qa.figures.chosen import chosen
from qa.figures.figures import Figure, find_figures
from qa.understanding.question import Question

_MOST_OPEN = 3
# Two years' figures for one question that names no year are both given when they fit equally well.
_TIE = 0.93
_OWN_ANYWHERE = 0.75
"""Where several places' figures fit alike, they must hold most of the question: 永定土楼接待多少游客."""
_FIGURE_FIT = 0.4
_Option = tuple[Evidence, tuple[Figure, ...]]


def figure_draft(question: Question, believed: Sequence[Evidence], world: World) -> Draft | None:
    """Give the figure that fits best, and those of other years or places where the question leaves these open."""
    options = [(e, find_figures(question, e.sentence.text, world.soft)) for e in believed]
    options = [o for o in options if o[1] and not _is_of_inner(question, o[1][0])]
    options = _deed_first(question, sorted(options, key=lambda option: -_fit(option, question)))
    if not options:
        return None
    given = {_whose(options[0], world): options[0]}
    for option in options[1:]:
        if _whose(option, world) not in given and _also_meant(question, option, options[0], world):
            given[_whose(option, world)] = option
    if len({place for place, _ in given}) > 1 and not question.places and options[0][0].own < _OWN_ANYWHERE:
        return None
    told = sorted(list(given.values())[:_MOST_OPEN], key=_newest)
    return Draft(tuple(_figure_statement(question, option, world) for option in told))


def _deed_first(question: Question, options: list[_Option]) -> list[_Option]:
    """Put the best deed before a plan for the same year that says no more of what is asked, where a deed is meant."""
    if not options or question.status != "done" or options[0][0].status != "planned":
        return options
    plan = options[0][0]
    deeds = (o for o in options if o[0].status == "done" and o[0].period == plan.period)
    deed = next((o for o in deeds if o[0].own >= _TIE * plan.own), None)
    return [deed, *(o for o in options if o is not deed)] if deed else options


def _newest(option: _Option) -> int:
    """Order the years that a question leaves open, the newest first."""
    period = option[0].period
    return -period.last if period else 0


def _whose(option: _Option, world: World) -> tuple[str | None, Period | None]:
    evidence = option[0]
    return world.place_of(evidence.paragraph.report_id), evidence.period


def _also_meant(
    question: Question,
    option: _Option,
    best: _Option,
    world: World,
) -> bool:
    """Say whether a figure fits as well as the best one but for a year or place that the question does not name."""
    place, period = _whose(option, world)
    best_place, best_period = _whose(best, world)
    year_open = not question.periods and not question.status and period is not None
    if (period != best_period and not year_open) or (place != best_place and question.places):
        return False
    return _fit(option, question) >= _TIE * _fit(best, question) and option[0].own >= _TIE * best[0].own


def _figure_statement(question: Question, option: _Option, world: World) -> Statement:
    evidence, figures = option
    return figure_statement(question, evidence, chosen(question, figures), world.soft, world.lead)


def _fit(option: _Option, question: Question) -> float:
    evidence, figures = option
    meant = not (question.status and evidence.status and question.status != evidence.status)
    return evidence.score + _FIGURE_FIT * figures[0].coverage * (1 if meant else OTHER_STATUS)


def _is_of_inner(question: Question, figure: Figure) -> bool:
    """Say whether what stands before the figure names a place inside the one asked about: 抚松县 where 白山市 is."""
    piece = figure.told.text if figure.told else figure.piece.text[: figure.quantity.start - figure.piece.start]
    if question.within and question.within in piece:
        return False
    asked = [place for mention in question.places for place in mention.places]
    mentions = [m for m in find_places(piece) if piece[m.start : m.end] not in question.text] if asked else []
    named = [place for mention in mentions for place in mention.places]
    if not question.within and len(mentions) > 1 and mentions[-1].end == len(piece):
        return False  # 昌黎、卢龙、青龙4家 are counted together
    return any(inner.lies_in(outer) for inner in named for outer in asked)
