"""Sentences that a question may be taken in by: near it in words and in meaning, and no answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from index.static import StaticEncoder

Floats = NDArray[np.float32]
_BLOCK = 256
_LENGTH = 20.0


class Pool:
    """Texts to look among: by the character pairs they share with a question, and by the encoder's cosine."""

    def __init__(self, encoder: StaticEncoder, texts: Sequence[str]) -> None:
        self._encoder = encoder
        self._numbers: dict[str, int] = {}
        counts = self._counts(texts, grow=True)
        there = np.maximum(np.asarray(counts.sum(axis=0)).ravel(), 1)
        lengths = np.sqrt(np.array([len(text) for text in texts]) + _LENGTH)
        weights = sparse.diags(np.log(1 + len(texts) / there))
        self._table = (sparse.diags(1 / lengths) @ counts @ weights).T.tocsr()
        self._vectors = encoder.encode_passages(texts)

    def nearest(self, questions: Sequence[str], most: int) -> NDArray[np.int64]:
        """Give the numbers of the `most` nearest texts, or of all, nearest first: shape `(len(questions), most)`."""
        found = []
        for first in range(0, len(questions), _BLOCK):
            some = questions[first : first + _BLOCK]
            words = np.asarray((self._counts(some, grow=False) @ self._table).todense(), np.float32)
            scores = words / (words.max(axis=1, keepdims=True) + 1e-6)
            scores += self._encoder.encode_queries(some) @ self._vectors.T
            found.append(np.argsort(-scores, axis=1, kind="stable")[:, :most])
        return np.concatenate(found)

    def _counts(self, texts: Sequence[str], *, grow: bool) -> sparse.csr_matrix:
        columns: list[int] = []
        ends = [0]
        for text in texts:
            pairs = {text[i : i + 2] for i in range(len(text) - 1)}
            if grow:
                columns += sorted(self._numbers.setdefault(pair, len(self._numbers)) for pair in sorted(pairs))
            else:
                columns += sorted(self._numbers[pair] for pair in pairs if pair in self._numbers)
            ends.append(len(columns))
        shape = (len(texts), len(self._numbers))
        return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=shape)
