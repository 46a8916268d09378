"""Notes that define: “九大攻坚”行动：… says what the words before its colon comprise."""

from __future__ import annotations

import re

from index.soft import SoftMatch
from qa.coverage import Floats, term_matches
from qa.question import Question

_HEAD_WORD = re.compile(r"(?:[（(]?\d{1,3}[）)]?[.．、]?\s*)?(?P<head>[^，。；：:、]{2,30})[：:](?=.)")
_ASKED = ("list", "name", "summary")


def defines(question: Question, weights: Floats, sentence: str, soft: SoftMatch) -> float:
    """Give the share of the question's terms, by weight, that a sentence with a colon defines: 0 to 1."""
    head = _HEAD_WORD.match(sentence) if question.kind in _ASKED else None
    if head is None or not question.terms:
        return 0.0
    own = weights[: len(question.terms)]
    return float(term_matches(question.terms, [head["head"]], soft)[0] @ own / max(float(own.sum()), 1e-6))
