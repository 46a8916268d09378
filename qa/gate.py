"""The refusal gate: whether the best sentence says what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.coverage import plain
from qa.evidence import Evidence
from qa.question import Question

Reason = Literal["period", "place", "unsaid", "instruction", "off_topic"]

# Coverage at which a sentence is believed, by what else speaks for it; chosen on the development questions.
_ENOUGH = 0.55
_ENOUGH_FIGURE = 0.5
_MIN_COUNTED = 0.5


@dataclass(frozen=True, slots=True)
class Features:
    """What the gate looks at."""

    coverage: float
    own: float
    missing: float
    similarity: float
    """Cosine of question and sentence."""
    counted: float
    """Coverage of what the figure counts; 1 where the question does not say."""


def believe(question: Question, evidence: Evidence) -> bool:
    """Say whether the sentence may be given as the answer."""
    if question.kind in ("figure", "date") and not evidence.answers:
        return False
    if question.counted and not any(word in plain(evidence.sentence.text) for word in question.counted):
        return False
    return evidence.coverage >= (_ENOUGH_FIGURE if question.kind == "figure" else _ENOUGH)
