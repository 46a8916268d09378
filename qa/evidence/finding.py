"""Which sentences of the retrieved passages say what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.status import sentence_status
from index.soft import SoftMatch
from index.types import Hit
from qa.evidence.agreement import OTHER_STATUS, agreement_of, of_other_status, sentence_period
from qa.evidence.covered import Covered, cover
from qa.evidence.definitions import defines
from qa.evidence.holds import holds_answer
from qa.evidence.reading import by_score, read_closely
from qa.evidence.types import Evidence
from qa.understanding.question import Question

Floats = NDArray[np.float32]

_KIND_FACTOR = {"body": 1.0, "heading": 0.85, "title": 0.6, "caption": 0.6, "slogan": 0.4, "credit": 0.5}
_RETRIEVED = 0.06
# Chosen on questions written for sentences of places whose questions the encoder was not trained on: the one meant
# comes first among those of its report for 351 of 472, for 329 without the cosine.
_NEAR = 2.0
# What the sentence itself says counts so much once more, and that it has what the kind asks for.
_OWN, _ANSWERS = 0.25, 0.2
_SCALE = 1.6
_WEIGHED = 24
"""So many sentences of the period asked for are looked at closely, those that cover most."""
_UNSAID = 0.7
"""For how much is covered of what a question does not say that it asks for."""
_UNKNOWN = 0.5
"""For how much is covered of what no passage found knows, so that it is not among the terms any more."""
# A sentence that defines all that is asked for gains this.
_DEFINES = 0.4


def find_evidence(
    question: Question, hits: Sequence[Hit], soft: SoftMatch, *, year: int | None
) -> tuple[Evidence, ...]:
    """Score the sentences of the hits that speak of the question's period; best first."""
    if not hits:
        return ()
    covered = cover(question, hits, soft)
    promise = covered.share + _OWN * covered.own_share + _NEAR * covered.near
    found: list[Evidence] = []
    for i in np.argsort(-promise, kind="stable").tolist():
        evidence = _evidence(question, covered, i, year)
        if evidence:
            defined = defines(question, covered.weights, evidence.sentence.text, soft)
            found.append(replace(evidence, score=_score(question, evidence, float(promise[i]), defined, year)))
        if len(found) == _WEIGHED:
            break
    return read_closely(question, sorted(found, key=by_score), soft)


def _evidence(question: Question, covered: Covered, row: int, year: int | None) -> Evidence | None:
    """Look at a sentence; None where it speaks of another period, or stands in another part than the one asked for."""
    hit, span = covered.rows[row]
    paragraph = hit.passage.paragraph
    period = sentence_period(span.text, paragraph, year, question.periods[0] if question.periods else None)
    agreement = agreement_of(question, period, span.text, hit.passage.years, year)
    if period is None and question.periods and paragraph.kind != "body" and agreement < 1:
        return None  # a caption has no year of its own
    if agreement == 0 or not any(question.within in told for told in (span.text, *paragraph.section.path)):
        return None
    count = len(question.terms)
    own = covered.own[row, :count]
    named = np.maximum(own, covered.path[row, :count])
    return Evidence(
        hit,
        span,
        period,
        sentence_status(span.text, paragraph.section, None),
        coverage=float(covered.share[row]),
        own=float(covered.own_share[row]),
        told=float(covered.passage_share[row]),
        mass=float(own @ covered.weights[:count]),
        counted=_counted(question, named),
        subject=_subject(question, named),
        sought=_sought(question, own),
        near=float(covered.near[row]),
        answers=holds_answer(question, span.text, period),
        agreement=agreement,
        score=0.0,
    )


def _score(question: Question, evidence: Evidence, promise: float, defined: float, year: int | None) -> float:
    score = (promise + _ANSWERS * evidence.answers) / _SCALE
    score *= evidence.agreement * _KIND_FACTOR[evidence.paragraph.kind]
    if of_other_status(question, evidence.status, year):
        score *= OTHER_STATUS
    return score + _DEFINES * defined + _RETRIEVED / evidence.hit.rank


def _counted(question: Question, covered: Floats) -> float:
    counted = [float(c) for term, c in zip(question.terms, covered, strict=True) if term.text in question.counted]
    return max(counted, default=1.0)


def _subject(question: Question, covered: Floats) -> float:
    """Tell how well what the measure is of is covered: 粮食产量 is not 西瓜产量."""
    said = [float(c) for term, c in zip(question.terms, covered, strict=True) if term.text == question.subject]
    return max(said, default=1.0)


def _sought(question: Question, covered: Floats) -> float:
    """Give the share covered, by weight, of what stands by the asking word."""
    pairs = [(t.weight, float(c)) for t, c in zip(question.terms, covered, strict=True) if t.text in question.sought]
    weight = sum(weight for weight, _ in pairs)
    return sum(weight * c for weight, c in pairs) / weight if weight else _UNKNOWN if question.sought else _UNSAID
