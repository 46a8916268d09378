"""The refusal gate: the probability that the best sentence says what is asked.

Three small logistic regressions: for questions on a figure, for those on one thing that is said in words, and for broad
ones. The first is fitted on the question sets that were looked at, each with the words of the others (`qa.usual`), the
others on those sets and on questions written for sentences of reports, with some that these leave open (`qa.training`).
"""

from __future__ import annotations

import math

from qa.bars import barred
from qa.evidence import Evidence
from qa.kinds import BROAD, WORDED, Kind, asks_at_large
from qa.question import Question
from qa.reading import SURE

# Chosen on the sets that were looked at, each with the words of the others: of their figures 3,261 right answers pass
# and 159 wrong ones, 3,250 and 211 without a look at what is usual.
_FIGURES = 0.45
# By the sets that were looked at, seed sets among them: from there on 5% of what is answered in words are lost and 28%
# of what is left open pass.
_ONE_THING = 0.3
# Lists and summaries: which they are and how it is done needs more than what there is on a matter, for which any
# sentence on it helps: so 92 and 96 of 100 answers of the seed sets pass.
_PARTICULAR, _AT_LARGE = 0.15, 0.05
# Where the sentence has so much of the question, less will do.
_COMPLETE, _ALL = 0.15, 0.9
# From here on what is counted need not be named: on unread sets four right answers more, no wrong one; from .75 on
# 大绿洲幼儿园有几位老师 was answered with places for children.
_CLEAR = 0.85
# What neither stands out nor is read as an answer is a figure of something else more often than not.
_OUTSTANDING, _DOUBTED = 0.3, -2.0

# Of what is answered in words and holds hardly a word of the question, 9 of 53 sentences were right, by the same sets.
_NOTHING = 0.15

# What is barred still stands in order, so that one can tell how near a question came to be answered.
_BARRED = 0.1

# More matched weight than this says nothing more.
_MASS = 20.0

# Nor do more usual words: a long story has many of them. Cutting the unusual ones as well, at -3, changes nothing.
_USUAL = 2.0


FEATURES = ("own", "mass", "counted", "reading", "ahead", "usual", "sought")
"""What the gate looks at: see `features`."""
FIGURE_FEATURES, WORDED_FEATURES = FEATURES[:6], FEATURES[3:]
"""What of these the regressions have weights for; that for broad questions looks at the latter too."""
# Each the constant, and the weights of the features.
_FIGURE_WEIGHTS = (-4.35, (0.97, 0.36, 0.79, 0.97, 4.47, 1.58, 0.0))
_BROAD_WEIGHTS = (-1.61, (0.0, 0.0, 0.0, 2.04, 2.18, 0.76, 0.84))
_WORDED_WEIGHTS = (-1.03, (0.0, 0.0, 0.0, 2.48, 2.15, 0.98, 0.73))


def believe(question: Question, evidence: Evidence) -> bool:
    """Say whether the sentence may be given as the answer."""
    least = _least(question)
    if _says_all(question, evidence):
        least = _COMPLETE
    elif _by_chance(question, evidence):
        return False
    return not closed(question, evidence) and probability(question, evidence) >= least


def _least(question: Question) -> float:
    if question.kind in BROAD:
        return _AT_LARGE if asks_at_large(question.text) else _PARTICULAR
    return _ONE_THING if question.kind in WORDED else _FIGURES


def _by_chance(question: Question, evidence: Evidence) -> bool:
    """Say whether the sentence came near though little speaks for it."""
    if question.kind == "figure":
        return evidence.ahead < _OUTSTANDING and evidence.reading < _DOUBTED
    return evidence.own < _NOTHING and _least(question) > _AT_LARGE


def _says_all(question: Question, evidence: Evidence) -> bool:
    """Say whether a sentence on the very year has nearly every word of the question, and a figure in its unit.

    A short question has too little weight, and the network may not know its words: 用上燃气 in 燃气入户4.4万户.
    """
    exact = question.kind == "figure" and bool(question.units) and evidence.agreement == 1
    return exact and evidence.answers and min(evidence.own, evidence.counted) >= _ALL


def probability(question: Question, evidence: Evidence) -> float:
    """Estimate how likely the sentence answers the question: 0 to 1, and at most a tenth where it is barred."""
    likely = _likely(question, evidence)
    return _BARRED * likely if closed(question, evidence) else likely


def closed(question: Question, evidence: Evidence) -> bool:
    """Say whether no threshold would let the sentence pass."""
    return barred(question, evidence, clear=_likely(question, evidence) >= _CLEAR)


def _likely(question: Question, evidence: Evidence) -> float:
    constant, weights = _weights_for(question.kind)
    total = constant + sum(weight * feature for weight, feature in zip(weights, features(evidence), strict=True))
    return 1 / (1 + math.exp(-total))


def _weights_for(kind: Kind) -> tuple[float, tuple[float, ...]]:
    return _WORDED_WEIGHTS if kind in WORDED else _BROAD_WEIGHTS if kind in BROAD else _FIGURE_WEIGHTS


def features(evidence: Evidence) -> tuple[float, ...]:
    """Give what the sentence covers of the question's terms, and what the network makes of it.

    In the order of FEATURES: the share covered, by weight; the weight covered, in parts of 20; how well what the figure
    counts is covered; the network's reading, in parts of what it can be; how far the sentence stands out; how
    usual it is for reports to tell what is asked; how much it covers of what is asked for in words.
    """
    mass = min(evidence.mass, _MASS) / _MASS
    usual = min(evidence.usual, _USUAL)
    return evidence.own, mass, evidence.counted, evidence.reading / SURE, evidence.ahead, usual, evidence.sought
