"""Two questions in one sentence: 「小街小巷提升了几条，亮化的巷道又有几条？」 is answered in two statements."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from qa.draft import Draft, best_belief
from qa.kinds import asks
from qa.question import Question, understand
from qa.world import World

_CUT = re.compile(r"[，,；;。？?！!]+")
_ASKING = ("figure", "name", "date", "place", "list")
_BACKGROUND = 0.3


def split_question(question: Question, world: World) -> tuple[Question, ...]:
    """Give the questions that one sentence asks, each with its own terms; a single one as it is."""
    pieces = [piece for piece in _CUT.split(question.text) if piece.strip()]
    if len(pieces) < 2 or question.carried:
        return (question,)
    asked = [understand(piece, world.soft, year=world.year, home=()) for piece in pieces if asks(piece)]
    asked = [part for part in asked if part.kind in _ASKING and part.terms]
    if len(asked) < 2 or not any(part.kind == "figure" for part in asked):
        return (question,)
    return tuple(_completed(part, question) for part in asked)


def answer_each(
    question: Question, parts: tuple[Question, ...], world: World, answer: Callable[[Question, World], Draft]
) -> Draft:
    """Join the answers of the parts; refuse only when none is answered."""
    drafts = [answer(part, world) for part in parts]
    statements = dict.fromkeys(statement for draft in drafts for statement in draft.statements)
    if not statements:
        return answer(question, world)
    return Draft(tuple(statements), belief=best_belief(drafts))


def _completed(part: Question, whole: Question) -> Question:
    """Add to a part what the whole sentence says once for all: period, place, and the subject as background."""
    own = {term.text for term in part.terms}
    others = tuple(replace(t, weight=_BACKGROUND * t.weight) for t in whole.terms if t.text not in own)
    return replace(
        part,
        periods=part.periods or whole.periods,
        places=part.places or whole.places,
        status=part.status or whole.status,
        compares=False,
        carried=others,
    )
