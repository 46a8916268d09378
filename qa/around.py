"""A place of which only the reports of those around it tell: 抚松县 in 白山市's, 西安世园会 in 陕西省's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.places import Place, short_name
from qa.draft import Draft, Statement
from qa.question import Question
from qa.world import World


def answer_near(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft:
    """Answer from the reports of the place asked about, else from those of the places around it that name it."""
    known = len(question.places) != 1 or world.knows(question.places[0])
    first = answer(question, world) if known else None
    for asked in () if first and first.statements else world.wider(question):
        draft = _naming(answer(asked, world), asked.within)
        if draft.statements:
            return draft
        first = first or draft
    return first or _naming(answer(question, world), name_within(question.places[0].places[0]))


def name_within(place: Place) -> str:
    """Give the name by which the reports of the places around call it: 抚松, but 长沙县 inside 长沙市."""
    short = short_name(place.name)
    return place.name if any(short_name(name) == short for name in place.path[:-1]) else short


def _naming(draft: Draft, place: str) -> Draft:
    """Keep of a draft the statements that speak of the place."""
    return replace(draft, statements=tuple(s for s in draft.statements if tells_of(s, place)))


def tells_of(statement: Statement, place: str) -> bool:
    """Say whether a quoted sentence or a heading above it has the place's name."""
    told = (part for source in statement.sources for part in (*source.paragraph.section.path, source.quote.text))
    return any(place in part for part in told)
