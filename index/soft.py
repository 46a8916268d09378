"""Soft match: how much of the question a text covers when a near word counts for the word itself.

For each token of the question, the best squared cosine with the text's tokens; weighted by the token's rarity in the
encoder's vocabulary, which unlike counts in the indexed reports means the same over five reports and five thousand.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import distinct
from index.embed import Encoder
from index.static import StaticEncoder, Tokens

Floats = NDArray[np.float32]

EVERYDAY = Path(__file__).with_name("everyday.npy")
"""Made by `index.training.everyday`."""

# Below this, two tokens' vectors are alike by chance (measured: CMRC dev and DuReader-checklist, best of .25 to .45).
FLOOR = 0.35
# The commonest words have log-probability -3 to -5: the shift leaves them the least weight, never none.
_SHIFT = 4.0
_LEAST = 0.5
_REMEMBERED = 3
"""Questions, or sets of their words, whose cosines are kept."""


def token_encoder(encoder: Encoder) -> StaticEncoder | None:
    """Give the encoder itself where it has token vectors that soft match can compare, and knows how common each is."""
    return encoder if isinstance(encoder, StaticEncoder) and encoder.weighted else None


class SoftMatch:
    """Compares tokens of the embedded static encoder."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self.encoder = encoder
        self._near: dict[bytes, _Near] = {}
        self._lock = threading.Lock()

    @cached_property
    def rarity(self) -> Floats:
        """The weight of each token of the vocabulary, from its unigram probability."""
        return np.asarray(np.clip(-self.logarithms - _SHIFT, _LEAST, None), np.float32)

    @cached_property
    def logarithms(self) -> Floats:
        """The unigram log-probability of each token, in reports and news."""
        vocabulary = json.loads(self.encoder.description)["model"]["vocab"]
        return np.array([score for _, score in vocabulary], np.float32)

    @cached_property
    def everyday(self) -> Floats:
        """The log-ratio of each token's share in people's questions to its share in reports; 0 where unknown."""
        ratios = np.load(EVERYDAY, allow_pickle=False).astype(np.float32)
        size = self.encoder.vocabulary_size
        return np.asarray(ratios if len(ratios) == size else np.zeros(size), np.float32)

    def coverage(self, query: str, texts: Sequence[Tokens]) -> Floats:
        """Give the share of the query that each text, given as tokens, covers, 0 to 1: shape `(len(texts),)`."""
        tokens = distinct(self.encoder.tokenize([query])[0])
        weights = self.rarity[tokens]
        if not len(tokens):
            return np.zeros(len(texts), np.float32)
        return np.asarray(self.matches(tokens, texts) @ weights / weights.sum(), np.float32)

    def matches(self, tokens: Tokens, texts: Sequence[Tokens]) -> Floats:
        """Give how well each text holds each token, 0 to 1: shape `(len(texts), len(tokens))`."""
        found = np.zeros((len(texts), len(tokens)), np.float32)
        lengths = np.array([len(ids) for ids in texts])
        filled = np.flatnonzero(lengths)
        if not len(filled) or not len(tokens):
            return found
        whole = np.concatenate([texts[int(i)] for i in filled])
        starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
        found[filled] = np.maximum.reduceat(self._squared(tokens, whole), starts, axis=1).T
        return found

    def _squared(self, tokens: Tokens, others: Tokens) -> Floats:
        """Give the squared cosines of the tokens with the others: shape `(len(tokens), len(others))`."""
        with self._lock:
            key = tokens.tobytes()
            near = self._near.pop(key, None) or _Near(self.encoder, tokens)
            self._near[key] = near
            if len(self._near) > _REMEMBERED:
                del self._near[next(iter(self._near))]
        return near.of(others)


class _Near:
    """The squared cosines of some tokens with all others that were asked for: one question looks at many texts."""

    def __init__(self, encoder: StaticEncoder, tokens: Tokens) -> None:
        self._encoder = encoder
        self._own = encoder.unit_vectors(tokens)
        self._column = np.full(encoder.vocabulary_size, -1, np.int32)
        self._values = np.zeros((len(tokens), 0), np.float32)
        self._lock = threading.Lock()

    def of(self, others: Tokens) -> Floats:
        """Give a column for each of the other tokens; alike by chance counts as 0."""
        with self._lock:
            new = distinct(others[self._column[others] < 0])
            if len(new):
                cosines = self._own @ self._encoder.unit_vectors(new).T
                squared = np.where(cosines > FLOOR, cosines * cosines, 0).clip(0, 1)
                self._column[new] = np.arange(len(new), dtype=np.int32) + self._values.shape[1]
                self._values = np.concatenate([self._values, squared], axis=1)
            return np.asarray(self._values[:, self._column[others]], np.float32)
