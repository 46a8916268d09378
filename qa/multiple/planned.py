"""What was planned beside what was done, asked in one question: 目标和实际完成数各是多少 is answered twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from qa.drafts.draft import Draft, best_belief
from qa.drafts.world import World
from qa.understanding.question import Question
from qa.wording import NOT_FOUND

_BOTH = re.compile(
    "(?:目标|计划|年初(?:说|定|打算|提)|原定|打算)[^。]{0,18}?(?:实际|完成数|最[后终]|年底|到头来|结果)[^。]{0,12}(?:各|分别|多少|几)"
)
_ONE_ASKED = re.compile("而不是|不是|别|不说|不要|不看")


def plan_and_deed(question: Question, world: World, answer: Callable[[Question, World], Draft]) -> Draft | None:
    """Answer for the plan, then for the deed; None where only one of them is asked for."""
    both = _BOTH.search(question.text)
    if question.kind != "figure" or len(question.periods) != 1 or both is None or _ONE_ASKED.search(both.group()):
        return None
    if not _asks_twice(both.group()):
        return None
    terms = tuple(term for term in question.terms if term.text not in ("实际", "目标", "计划", "完成"))
    counted = tuple(word for word in question.counted if word not in ("实际", "目标", "计划", "完成"))
    asked = replace(question, terms=terms, counted=counted, compares=False, actual=False)
    drafts = [
        answer(replace(asked, status="planned"), world),
        answer(replace(asked, status="done", actual=True), world),
    ]
    statements = dict.fromkeys(statement for draft in drafts for statement in draft.statements)
    notes = tuple(
        f"{name}：{NOT_FOUND}" for name, draft in zip(("计划", "完成"), drafts, strict=True) if not draft.statements
    )
    return Draft(tuple(statements), notes=notes, belief=best_belief(drafts)) if statements else None


def _asks_twice(text: str) -> bool:
    return len(re.findall("多少|几", text)) > 1 or bool(re.search("各|分别", text))
