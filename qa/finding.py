"""Which sentences of the retrieved passages say what is asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import Span, split_sentences
from corpus.status import sentence_status
from index.soft import SoftMatch
from index.types import Hit
from qa.agreement import OTHER_STATUS, agreement_of, of_other_status, sentence_period
from qa.coverage import term_matches, weights_of, without_shares
from qa.definitions import defines
from qa.evidence import Evidence
from qa.holds import holds_answer
from qa.question import Question
from qa.reading import by_score, read_closely
from qa.respective import spelled_out_for
from qa.terms import Term

Floats = NDArray[np.float32]

# A term found in the headings above counts nearly as in the sentence; one found beside it in the paragraph may be
# about something else.
_IN_PATH = 0.85
_IN_PARAGRAPH = 0.45
_KIND_FACTOR = {"body": 1.0, "heading": 0.85, "title": 0.6, "caption": 0.6, "slogan": 0.4, "credit": 0.5}
_RETRIEVED = 0.06
# Chosen on questions written for sentences of places whose questions the encoder was not trained on: the one meant
# comes first among those of its report for 351 of 472, for 329 without the cosine.
_NEAR = 2.0
_SCALE = 1.6
_WEIGHED = 24
"""So many sentences of the period asked for are looked at closely, those that cover most."""
_UNSAID = 0.7
"""For how much is covered of what a question does not say that it asks for."""
# A sentence that defines all that is asked for gains this.
_DEFINES = 0.4


def find_evidence(
    question: Question, hits: Sequence[Hit], soft: SoftMatch, *, year: int | None
) -> tuple[Evidence, ...]:
    """Score the sentences of the hits that speak of the question's period; best first."""
    rows = [(hit, span) for hit in hits for span in _sentences(hit)]
    if not rows:
        return ()
    terms = (*question.terms, *question.carried)
    texts = [spelled_out_for(question.text, without_shares(question.text, span.text)) for _, span in rows]
    headings = [" ".join(hit.passage.paragraph.section.path) for hit in hits]
    soft.encoder.tokenize([*texts, *headings])  # all at once is quicker; the encoder remembers them
    own = term_matches(terms, texts, soft)
    near = _near(question, [span.text for _, span in rows], soft)
    paths = _by_hit(terms, hits, headings, soft)
    ranks = np.array([hit.rank for hit, _ in rows])
    paragraphs = {int(rank): own[ranks == rank].max(axis=0) for rank in np.unique(ranks)}
    weights = weights_of(terms)
    around = np.array([np.maximum(_IN_PATH * paths[h.rank], _IN_PARAGRAPH * paragraphs[h.rank]) for h, _ in rows])
    promise = (np.maximum(own, around) + 0.25 * own) @ weights / _total(weights) + _NEAR * near
    found: list[Evidence] = []
    for i in np.argsort(-promise, kind="stable").tolist():
        hit, span = rows[i]
        evidence = _evidence(
            question, weights, hit, span, own[i], around[i], paths[hit.rank], float(near[i]), year, soft
        )
        if evidence:
            found.append(evidence)
        if len(found) == _WEIGHED:
            break
    return read_closely(question, sorted(found, key=by_score), soft)


def _total(weights: Floats) -> float:
    return max(float(weights.sum()), 1e-6)


def _evidence(
    question: Question,
    weights: Floats,
    hit: Hit,
    span: Span,
    own: Floats,
    around: Floats,
    path: Floats,
    near: float,
    year: int | None,
    soft: SoftMatch,
) -> Evidence | None:
    paragraph = hit.passage.paragraph
    period = sentence_period(span.text, paragraph, year, question.periods[0] if question.periods else None)
    agreement = agreement_of(question, period, span.text, hit.passage.years, year)
    if period is None and question.periods and paragraph.kind != "body" and agreement < 1:
        return None  # a caption has no year of its own
    if agreement == 0 or not any(question.within in told for told in (span.text, *paragraph.section.path)):
        return None
    total = _total(weights)
    best = np.maximum(own, around)
    coverage = float(best @ weights) / total
    count = len(question.terms)
    answers = holds_answer(question, span.text, period)
    status = sentence_status(span.text, paragraph.section, None)
    score = (coverage + 0.25 * float(own @ weights) / total + (0.2 if answers else 0) + _NEAR * near) / _SCALE
    score *= agreement * _KIND_FACTOR[paragraph.kind]
    if of_other_status(question, status, year):
        score *= OTHER_STATUS
    score += _DEFINES * defines(question, weights, span.text, soft)
    score += _RETRIEVED / hit.rank
    return Evidence(
        hit,
        span,
        period,
        status,
        coverage,
        float(own @ weights) / total,
        float(own[:count] @ weights[:count]),
        _counted(question, np.maximum(own, path)[:count]),
        _subject(question, np.maximum(own, path)[:count]),
        _sought(question, own[:count]),
        near,
        answers,
        agreement,
        score,
    )


def _near(question: Question, texts: Sequence[str], soft: SoftMatch) -> Floats:
    vectors = soft.encoder.encode_passages([question.meaning, *texts])
    return np.asarray(np.maximum(vectors[1:] @ vectors[0], 0), np.float32)


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
    return sum(weight * c for weight, c in pairs) / weight if weight else _UNSAID


def _sentences(hit: Hit) -> list[Span]:
    start = hit.passage.start
    return [Span(start + s.start, start + s.end, s.text) for s in split_sentences(hit.passage.text)]


def _by_hit(terms: Sequence[Term], hits: Sequence[Hit], texts: list[str], soft: SoftMatch) -> dict[int, Floats]:
    matches = term_matches(terms, texts, soft)
    return {hit.rank: matches[i] for i, hit in enumerate(hits)}
