"""Word vectors from nothing: which tokens stand near which, as mutual information, in fewer dimensions.

A factorisation gives what a skip-gram learns (Levy and Goldberg, 2014, with their context smoothing), and
the same seed gives the same vectors whatever the machine's number of cores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from index.static import Tokens

Floats = NDArray[np.float32]

_WINDOW = 5
_BLOCK = 4_000_000
_SMOOTHING = 0.75
_SEEN = 2.5
"""Weight of a pair's meetings below which it counts as chance: a near neighbour counts 1, the fifth .2."""
_ROUNDS = 4
# Arora, Liang and Ma (2017): a token of probability p counts a / (a + p) in a mean of vectors.
_COMMON = 1e-3


def count_neighbours(documents: Iterable[Tokens], size: int) -> sparse.csr_matrix:
    """Count which tokens stand within five of each other, the nearer the more: shape `(size, size)`, symmetric.

    Token 0, the unknown one, is nobody's neighbour.
    """
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for block in _blocks(documents):
        for distance in range(1, _WINDOW + 1):
            left, right = block[:-distance].astype(np.int64), block[distance:].astype(np.int64)
            both = (left > 0) & (right > 0)
            pairs, times = np.unique(left[both] * size + right[both], return_counts=True)
            shape = (size, size)
            total = total + sparse.csr_matrix((times.astype(np.float32) / distance, divmod(pairs, size)), shape)
    return sparse.csr_matrix(total + total.T)


def _blocks(documents: Iterable[Tokens]) -> Iterator[Tokens]:
    """Join documents, with a gap of unknown tokens between, into blocks of some millions of tokens."""
    gap = np.zeros(_WINDOW, np.int32)
    block: list[Tokens] = []
    length = 0
    for document in documents:
        block += [document, gap]
        length += len(document) + _WINDOW
        if length >= _BLOCK:
            yield np.concatenate(block)
            block, length = [], 0
    if block:
        yield np.concatenate(block)


def mutual_information(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Give log(P(a, b) / (P(a) P(b)^.75)) where that is above 0: shape as `counts`."""
    rows = np.asarray(counts.sum(axis=1), np.float64).ravel()
    contexts = rows**_SMOOTHING
    contexts /= max(contexts.sum(), 1e-12)
    kept = counts.tocoo()
    seen = kept.data >= _SEEN
    row, column, data = kept.row[seen], kept.col[seen], kept.data[seen].astype(np.float64)
    values = np.log(data / (rows[row] * contexts[column]))
    positive = values > 0
    entries = values[positive].astype(np.float32), (row[positive], column[positive])
    return sparse.csr_matrix(entries, counts.shape, dtype=np.float32)


def factorise(matrix: sparse.csr_matrix, dimensions: int, seed: int) -> Floats:
    """Give the left singular vectors times the roots of the singular values: shape `(tokens, dimensions)`."""
    left, values, _ = randomized_svd(matrix, dimensions, n_iter=_ROUNDS, random_state=seed)
    return np.asarray(left * np.sqrt(values), np.float32)


def start_vectors(counts: sparse.csr_matrix, probabilities: Floats, dimensions: int, seed: int) -> Floats:
    """Give each token the vector to train on from: direction by its neighbours, length by its rarity.

    A token that was never seen has a vector of zeros.
    """
    vectors = factorise(mutual_information(counts), dimensions, seed)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units = vectors / np.maximum(lengths, 1e-9)
    return np.asarray(units * (_COMMON / (_COMMON + probabilities))[:, None], np.float32)
