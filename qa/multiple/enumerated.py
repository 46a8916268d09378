"""Several things counted in one question: 稻谷、小麦和玉米的产量分别是多少 asks of each."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.understanding.question import Question
from qa.understanding.terms import Term

_EACH = re.compile("分别|各(?![类级种地项界方部自行业族县市区省])|都(?:是|有)多少")
_BETWEEN = re.compile("[、和与跟及]")
_MOST = 5


def split_enumeration(question: Question) -> tuple[Question, ...]:
    """Give one question for each thing that is enumerated before 分别 or 各; a single one as it is."""
    members = _members(question)
    if not 1 < len(members) <= _MOST:
        return (question,)
    return tuple(_on_one(question, member, members) for member in members)


def _members(question: Question) -> tuple[Term, ...]:
    """Give the terms that stand on both sides of the marks between things enumerated."""
    each = _EACH.search(question.text)
    if question.kind not in ("figure", "list") or each is None or not any(c in question.text for c in "多几"):
        return ()
    text = question.text.lower()
    found: dict[str, Term] = {}
    for mark in _BETWEEN.finditer(text, 0, each.start()):
        before = next((t for t in question.terms if t.text and text.endswith(t.text, 0, mark.start())), None)
        after = next((t for t in question.terms if t.text and text.startswith(t.text, mark.end())), None)
        if before and after:
            found |= {before.text: before, after.text: after}
    return tuple(found.values())


def _on_one(question: Question, member: Term, members: tuple[Term, ...]) -> Question:
    """Ask of one thing only; what it is counted by stays."""
    others = {term.text for term in members} - {member.text}
    terms = tuple(term for term in question.terms if term.text not in others)
    counted = tuple(word for word in question.counted if word not in others)
    return replace(question, kind="figure", terms=terms, counted=counted, compares=False)
