"""BM25 over characters and their pairs.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009;
idf as in Lucene, never negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.terms import terms_of, terms_of_all

Scores = NDArray[np.float32]

# Passages are alike in length and a term's repeats tell little there.
K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class Lexical:
    """An inverted index: for each term the passages that hold it, and what it adds to their score."""

    vocabulary: NDArray[np.uint64]
    """Term hashes, ascending."""
    offsets: NDArray[np.int64]
    """Postings of term `i` lie at `offsets[i]:offsets[i + 1]`."""
    passages: NDArray[np.int32]
    weights: NDArray[np.float32]
    count: int

    def score(self, query: str) -> Scores:
        """Score every passage for the query: shape `(count,)`, 0 where nothing is shared."""
        scores = np.zeros(self.count, np.float32)
        for term, times in zip(*np.unique(terms_of(query), return_counts=True), strict=True):
            i = int(np.searchsorted(self.vocabulary, term))
            if i < len(self.vocabulary) and self.vocabulary[i] == term:
                postings = slice(self.offsets[i], self.offsets[i + 1])
                scores[self.passages[postings]] += times * self.weights[postings]
        return scores

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Give the arrays by name, for `from_arrays`."""
        return {
            "vocabulary": self.vocabulary,
            "offsets": self.offsets,
            "passages": self.passages,
            "weights": self.weights,
            "count": np.array([self.count], np.int64),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Lexical:
        """Take back what `arrays` gave; memory-mapped arrays stay so."""
        return cls(
            arrays["vocabulary"], arrays["offsets"], arrays["passages"], arrays["weights"], int(arrays["count"][0])
        )


def build_lexical(texts: Sequence[str]) -> Lexical:
    """Index the texts; a passage's number is its place in `texts`."""
    terms, owner = terms_of_all(texts)
    count = len(texts)
    length = np.bincount(owner, minlength=count).astype(np.float32)
    order = np.lexsort((owner, terms))
    terms, owner = terms[order], owner[order]
    new = np.ones(len(terms), np.bool_)
    new[1:] = (terms[1:] != terms[:-1]) | (owner[1:] != owner[:-1])
    first = np.flatnonzero(new)
    frequency = np.diff(np.append(first, len(terms))).astype(np.float32)
    vocabulary, offsets, documents = np.unique(terms[first], return_index=True, return_counts=True)
    idf = np.log1p((count - documents + 0.5) / (documents + 0.5))
    norm = K1 * (1 - B + B * length / max(float(length.mean()) if count else 1.0, 1.0))
    weights = np.repeat(idf, documents) * frequency * (K1 + 1) / (frequency + norm[owner[first]])
    return Lexical(
        vocabulary,
        np.append(offsets, len(first)).astype(np.int64),
        owner[first].astype(np.int32),
        weights.astype(np.float32),
        count,
    )
