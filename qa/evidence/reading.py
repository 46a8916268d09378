"""The best sentences as the networks read them, and how far each stands out among the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from index.soft import SoftMatch
from qa.evidence.coverage import weights_of
from qa.evidence.excerpt import excerpt_for
from qa.evidence.respective import spelled_out_for
from qa.evidence.types import Evidence
from qa.scorer.shipped import WEIGHTS, WORDED_WEIGHTS, answer_logits, joint_logits
from qa.understanding.kinds import IN_WORDS
from qa.understanding.question import Question
from qa.understanding.usual import usualness

Floats = NDArray[np.float32]

_READ = 8
"""So many sentences are put to the network at most,"""
_IN_REACH = 0.6
"""of those that score so much of what the best does."""
_CLOSEST = 4
"""The best of these are put to the joint reader too,"""
JOINT = 0.67
"""which tells so much of what a sentence is read as."""
SURE = 6.0
"""The log-odds beyond which they say nothing more."""
# Chosen on questions written for sentences of places left out: the one meant comes first for 891 of 1,035, 860 without.
_READING = 0.25
_UNREAD = -3.0
"""What is out of reach of the best is taken for no answer, as little as the worst that was read."""
_OPENING = 30
_COMPARED = 12
"""With so many of the best a sentence is compared to tell whether it stands out."""


def by_score(evidence: Evidence) -> tuple[float, int, int]:
    """Order sentences by score, then as they were retrieved and as they stand."""
    return -evidence.score, evidence.hit.rank, evidence.sentence.start


def read_closely(question: Question, ranked: Sequence[Evidence], soft: SoftMatch) -> tuple[Evidence, ...]:
    """Put the best sentences to the networks, each with its heading and how its paragraph begins; best first."""
    near = [e for e in ranked[:_READ] if e.score >= _IN_REACH * ranked[0].score]
    terms = (*question.terms, *question.carried)
    weights = weights_of(terms)
    pairs = [
        (excerpt_for(terms, weights, spelled_out_for(question.text, e.sentence.text), soft), _around(e)) for e in near
    ]
    in_words = [question.kind in IN_WORDS and e.dated for e in near]
    logits = np.clip(_logits(question.meaning, pairs, in_words, soft), -SURE, SURE)
    least = float(logits.min(initial=_UNREAD))
    readings = [*map(float, logits), *[least] * (len(ranked) - len(logits))]
    usual = usualness(question.meaning, question.kind, soft)
    read = [
        replace(e, reading=reading, score=e.score + _READING * reading / SURE, usual=usual)
        for e, reading in zip(ranked, readings, strict=True)
    ]
    return _ahead(sorted(read, key=by_score))


def _logits(asked: str, pairs: Sequence[tuple[str, str]], in_words: Sequence[bool], soft: SoftMatch) -> Floats:
    """Read each pair by the network for it, of which one has learnt how reports tell words; the best by both kinds."""
    logits = np.zeros(len(pairs), np.float32)
    for network, chosen in ((WORDED_WEIGHTS, np.array(in_words, np.bool_)), (WEIGHTS, ~np.array(in_words, np.bool_))):
        if chosen.any():
            logits[chosen] = answer_logits(asked, list(compress(pairs, chosen)), soft, network)
    logits[:_CLOSEST] += np.float32(JOINT) * (joint_logits(asked, pairs[:_CLOSEST], soft) - logits[:_CLOSEST])
    return logits


def _ahead(ranked: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Tell of each sentence by how much it stands out among the best, those of the same words left aside."""
    best = [(one.sentence.text, one.score) for one in ranked[:_COMPARED]]
    told = []
    for one in ranked:
        others = [score for text, score in best if text != one.sentence.text]
        told.append(replace(one, ahead=one.score - sum(others) / max(len(others), 1)))
    return tuple(told)


def _around(evidence: Evidence) -> str:
    heading = evidence.paragraph.section.path[-1:]
    opening = evidence.paragraph.text[:_OPENING] if evidence.sentence.start > evidence.paragraph.start else ""
    return " ".join((*heading, opening)).strip()
