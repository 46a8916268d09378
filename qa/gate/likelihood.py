"""How likely a sentence says what is asked: small logistic regressions over what speaks for it.

Three for reports: for questions on a figure, for those on one thing that is said in words, and for broad ones. The
weights, set by hand, lie between what `qa.training` prints for the question sets that were looked at, whose questions
the rules were made for, and what it prints for questions written for sentences of reports, with some that these leave
open. A fourth, for texts without a year, is fitted on everyday questions for all sorts of texts
(`qa.training.undated`).
"""

from __future__ import annotations

import math

from qa.evidence.reading import SURE
from qa.evidence.types import Evidence
from qa.understanding.kinds import BROAD, WORDED
from qa.understanding.question import Question

# More matched weight than this says nothing more.
_MASS = 20.0

# Nor do more usual words: a long story has many of them. Unusual ones are cut as well, for they were learnt of work
# reports and others tell what these do not: at -.5 two answers of 594 on places left out are won for a figure, and
# one of 882 open ones more is answered. Of what is asked in words too many more would be.
_USUAL = 2.0
_UNUSUAL = -0.5

Weights = tuple[float, tuple[float, ...]]
"""The constant, and the weights of the features."""

FEATURES = ("own", "mass", "counted", "reading", "ahead", "usual", "sought", "told")
"""What the regressions look at: see `features`."""
FIGURE_FEATURES, WORDED_FEATURES, UNDATED_FEATURES = FEATURES[:6], FEATURES[3:7], ("reading", "told")
"""What of these they have weights for; that for broad questions looks at what `WORDED_FEATURES` names."""
_FIGURE: Weights = (-3.3, (0.6, 0.6, 0.6, 3.0, 3.2, 1.4, 0.0, 0.0))
_WORDED: Weights = (-0.7, (0.0, 0.0, 0.0, 3.0, 1.8, 0.9, 0.75, 0.0))
_BROAD: Weights = (-1.3, (0.0, 0.0, 0.0, 2.4, 2.0, 0.76, 0.8, 0.0))
_UNDATED: Weights = (-0.8, (0.0, 0.0, 0.0, 2.08, 0.0, 0.0, 0.0, 1.36))


def likelihood(question: Question, evidence: Evidence) -> float:
    """Estimate how likely the sentence answers the question, 0 to 1, whatever bars it."""
    constant, weights = _weights_for(question, evidence)
    seen = features(question, evidence)
    total = constant + sum(weight * feature for weight, feature in zip(weights, seen, strict=True))
    return 1 / (1 + math.exp(-total))


def _weights_for(question: Question, evidence: Evidence) -> Weights:
    if not evidence.dated:
        return _UNDATED
    return _WORDED if question.kind in WORDED else _BROAD if question.kind in BROAD else _FIGURE


def features(question: Question, evidence: Evidence) -> tuple[float, ...]:
    """Give what the sentence covers of the question's terms, and what the network makes of it.

    In the order of FEATURES: the share covered, by weight; the weight covered, in parts of 20; how well what the figure
    counts is covered; the network's reading, in parts of what it can be; how far the sentence stands out; how
    usual it is for reports to tell what is asked; how much it covers of what is asked for in words; the share that its
    whole passage covers.
    """
    mass = min(evidence.mass, _MASS) / _MASS
    usual = max(min(evidence.usual, _USUAL), _UNUSUAL if question.kind == "figure" else -math.inf)
    covered = evidence.own, mass, evidence.counted
    return *covered, evidence.reading / SURE, evidence.ahead, usual, evidence.sought, evidence.told
