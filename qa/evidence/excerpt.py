"""What of a long sentence the network reads: the run of clauses that speaks of the question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import split_clauses
from index.soft import SoftMatch
from qa.evidence.coverage import term_matches
from qa.scorer.pairs import SENTENCE
from qa.understanding.terms import Term

Floats = NDArray[np.float32]


def excerpt_for(terms: Sequence[Term], weights: Floats, sentence: str, soft: SoftMatch) -> str:
    """Give a sentence of at most SENTENCE tokens whole; of a longer one the clauses that match best."""
    if len(soft.encoder.tokenize([sentence])[0]) <= SENTENCE or not terms:
        return sentence
    clauses = split_clauses(sentence)
    lengths = [len(tokens) for tokens in soft.encoder.tokenize([clause.text for clause in clauses])]
    matches = term_matches(terms, [clause.text for clause in clauses], soft)
    first, last = max(_runs(lengths), key=lambda run: _worth(matches[run[0] : run[1]], weights))
    return sentence[clauses[first].start : clauses[last - 1].end]


def _runs(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Give for each clause the longest run of clauses from it that fits, but at least that clause."""
    runs = []
    for first in range(len(lengths)):
        last, total = first + 1, lengths[first]
        while last < len(lengths) and total + lengths[last] <= SENTENCE:
            total += lengths[last]
            last += 1
        runs.append((first, last))
    return runs


def _worth(matches: Floats, weights: Floats) -> float:
    """Give the weight of the terms that a run of clauses holds."""
    return float(matches.max(axis=0) @ weights)
