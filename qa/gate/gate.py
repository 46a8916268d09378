"""The refusal gate: whether the best sentence may be given as the answer, by how likely it says what is asked."""

from __future__ import annotations

from qa.evidence.types import Evidence
from qa.gate.bars import barred
from qa.gate.likelihood import likelihood
from qa.understanding.kinds import BROAD, WORDED, asks_at_large
from qa.understanding.question import Question

# From .38 to here four of 3,703 answers are lost on the sets that were looked at and four of 594 on questions written
# for places left out, and six of 1,174 and 13 of 882 open ones more are refused; from here on more is lost than won.
_FIGURES = 0.44
# By the same: from .3 to here two answers of 463 and seven of 952 are lost, and two of 114 and 23 of 824 open ones more
# are refused.
_ONE_THING = 0.36
# Lists and summaries: which they are and how it is done needs more than what there is on a matter, for which any
# sentence on it helps: so 91% of the answers of the same sets pass, and 99% of those for places left out.
_PARTICULAR, _AT_LARGE = 0.2, 0.05
# Of texts without a year, by the everyday questions that the regression was fitted on, on passages left out: 82 of 100
# of those answered pass, and 45 of those left open, before the bars.
_UNDATED = 0.4
# Where the sentence has so much of the question, less will do: all but for a synonym, which covers .9 of its word.
_COMPLETE, _ALL = 0.15, 0.89
# From here on what is counted need not be named: on unread sets four right answers more, no wrong one; from .75 on
# 大绿洲幼儿园有几位老师 was answered with places for children.
_CLEAR = 0.85
# What neither stands out nor is read as an answer is a figure of something else more often than not.
_OUTSTANDING, _DOUBTED = 0.3, -2.0

# Of what is answered in words and holds hardly a word of the question, 9 of 53 sentences were right, by the same sets.
_NOTHING = 0.15
# Of what holds little of it and is not read as an answer, 9 of 25 were right, by the same sets and by questions on
# places left out.
_LITTLE, _UNREAD = 0.3, -0.6

# What is barred still stands in order, so that one can tell how near a question came to be answered.
_BARRED = 0.1


def believe(question: Question, evidence: Evidence) -> bool:
    """Say whether the sentence may be given as the answer."""
    least = _least(question, evidence)
    if _says_all(question, evidence):
        least = _COMPLETE
    elif _by_chance(question, evidence):
        return False
    return not closed(question, evidence) and probability(question, evidence) >= least


def _least(question: Question, evidence: Evidence) -> float:
    if not evidence.dated:
        return _UNDATED
    if question.kind in BROAD:
        return _AT_LARGE if asks_at_large(question.text) else _PARTICULAR
    return _ONE_THING if question.kind in WORDED else _FIGURES


def _by_chance(question: Question, evidence: Evidence) -> bool:
    """Say whether a report's sentence came near though little speaks for it."""
    if not evidence.dated:
        return False
    if question.kind == "figure":
        return evidence.ahead < _OUTSTANDING and evidence.reading < _DOUBTED
    at_large = question.kind in BROAD and asks_at_large(question.text)
    unread = question.kind in WORDED and evidence.own < _LITTLE and evidence.reading < _UNREAD
    return unread or (evidence.own < _NOTHING and not at_large)


def _says_all(question: Question, evidence: Evidence) -> bool:
    """Say whether a sentence on the very year has nearly every word of the question, and a figure in its unit.

    A short question has too little weight, and the network may not know its words: 用上燃气 in 燃气入户4.4万户.
    """
    exact = question.kind == "figure" and bool(question.units and question.periods) and evidence.agreement == 1
    return exact and evidence.answers and min(evidence.own, evidence.counted) >= _ALL


def probability(question: Question, evidence: Evidence) -> float:
    """Estimate how likely the sentence answers the question: 0 to 1, and at most a tenth where it is barred."""
    likely = likelihood(question, evidence)
    return _BARRED * likely if closed(question, evidence) else likely


def closed(question: Question, evidence: Evidence) -> bool:
    """Say whether no threshold would let the sentence pass."""
    return barred(question, evidence, clear=likelihood(question, evidence) >= _CLEAR)
