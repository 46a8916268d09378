"""The joint reader, in numpy: question, sentence and context as one sequence through a small transformer.

Pre-norm blocks (Xiong et al., 2020) with rotary positions (Su et al., "RoFormer", 2021); cosines and equality of
tokens across question and text are added to the attention, as in `qa.scorer.network`. Trained by `qa.training.joint`;
`qa.training.jointnet` is the same in torch, and a test holds the two equal. Sequences lie one behind the other, so
that nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from qa.scorer.maths import Floats, Weights, gelu, layer_norm, linear, softmax
from qa.scorer.sequences import Sequenced

_WAVES = 10000.0
"""The longest wave of the positions, in tokens."""


class JointReader:
    """Weights by the names that the training gives them; the token vectors at eight bits, each row with its scale."""

    def __init__(self, weights: Weights, table: NDArray[np.int8], blocks: int, heads: int) -> None:
        self._weights = weights
        self._table = table
        self._blocks = blocks
        self._heads = heads

    def score(self, sequences: Sequence[Sequenced]) -> Floats:
        """Give the logit of each pair: shape `(pairs,)`."""
        rows = [s.laid for s in sequences]
        parts = [slice(*ends) for ends in pairwise(accumulate((len(row.tokens) for row in rows), initial=0))]
        asked = np.concatenate([np.arange(p.start, p.start + row.asked) for p, row in zip(parts, rows, strict=True)])
        values = self._embed(sequences)
        turns = _turns(sequences, values.shape[1] // self._heads)
        for i in range(self._blocks):
            name = f"blocks.{i}."
            mixed = self._attend(layer_norm(values, self._weights, f"{name}n1"), name, sequences, parts, turns)
            if i + 1 == self._blocks:  # what the text's tokens come to is no longer looked at
                values, mixed = values[asked], mixed[asked]
            values = values + linear(mixed, self._weights, f"{name}o")
            hidden = gelu(linear(layer_norm(values, self._weights, f"{name}n2"), self._weights, f"{name}f1"))
            values = values + linear(hidden, self._weights, f"{name}f2")
        return self._judge(layer_norm(values, self._weights, "norm"), sequences)

    def _embed(self, sequences: Sequence[Sequenced]) -> Floats:
        tokens = np.concatenate([s.laid.tokens for s in sequences])
        vectors = self._table[tokens].astype(np.float32) * self._weights["scale"][tokens, None]
        sides = self._weights["seg.weight"][np.concatenate([s.laid.sides for s in sequences])]
        found = linear(np.concatenate([s.found for s in sequences]), self._weights, "found")
        return np.asarray(vectors + sides + found, np.float32)

    def _attend(
        self, values: Floats, name: str, sequences: Sequence[Sequenced], parts: Sequence[slice], turns: Floats
    ) -> Floats:
        """Mix the values of each sequence by what its tokens are to each other."""
        width = values.shape[1] // self._heads
        split = linear(values, self._weights, f"{name}qkv").reshape(len(values), 3, self._heads, width)
        turned = _turned(split[:, :2], turns)
        near, same = self._weights[f"{name}sim"].T[..., None, None]
        mixed = np.empty_like(values)
        for part, one in zip(parts, sequences, strict=True):
            queries, keys = turned[part].transpose(1, 2, 0, 3)
            scores = queries @ keys.transpose(0, 2, 1) * np.float32(width**-0.5)
            across = near * one.cosines + same * one.equal
            scores[:, : one.laid.asked, one.laid.asked :] += across
            scores[:, one.laid.asked :, : one.laid.asked] += across.transpose(0, 2, 1)
            found = softmax(scores) @ split[part, 2].transpose(1, 0, 2)
            mixed[part] = found.transpose(1, 0, 2).reshape(len(scores[0]), -1)
        return mixed

    def _judge(self, values: Floats, sequences: Sequence[Sequenced]) -> Floats:
        """Tell from the opening mark, and from the question's tokens as far as each is looked at."""
        gates = linear(values, self._weights, "gate")[:, 0]
        ends = list(accumulate(s.laid.asked for s in sequences))[:-1]
        pooled = [
            np.concatenate([own[0], softmax(gate) @ own])
            for own, gate in zip(np.split(values, ends), np.split(gates, ends), strict=True)
        ]
        hidden = gelu(linear(np.stack(pooled), self._weights, "out.0"))
        return np.asarray(linear(hidden, self._weights, "out.2")[:, 0], np.float32)


def _turns(sequences: Sequence[Sequenced], width: int) -> Floats:
    """Give cosine and sine of each token's turn: shape `(2, tokens, 1, 1, width)`."""
    places = np.concatenate([np.arange(len(s.laid.tokens)) for s in sequences])
    angles = places[:, None] * _WAVES ** (-np.arange(0, width, 2) / width)
    both = np.stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    return np.concatenate([both, both], axis=-1)[:, :, None, None]


def _turned(vectors: Floats, turns: Floats) -> Floats:
    first, second = np.split(vectors, 2, axis=-1)
    return np.asarray(vectors * turns[0] + np.concatenate([-second, first], axis=-1) * turns[1])
