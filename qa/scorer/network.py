"""The scorer's network, in numpy: each token of the question looks in the sentence for what answers it.

A question attends to a sentence with the cosines of the encoder's token vectors added to the attention, as in Parikh et
al., "A Decomposable Attention Model for Natural Language Inference", 2016; blocks are pre-norm transformers (Xiong et
al., 2020). Trained by `qa.training`; the same network stands there in torch, and a test holds the two equal.
"""

from __future__ import annotations

import numpy as np

from qa.scorer.maths import Floats, Weights, gelu, layer_norm, linear, softmax
from qa.scorer.pairs import Bools, Inputs

_NEVER = np.float32(-1e4)
"""Added to the attention of what is only padding."""
_EMBEDDED = np.float32(4.0)
"""Token vectors of length 1 are scaled up to about the size of what is added to them."""


class Network:
    """Weights by the names that the training gives them."""

    def __init__(self, weights: Weights, blocks: int, heads: int) -> None:
        self._weights = weights
        self._blocks = blocks
        self._heads = heads

    def score(self, inputs: Inputs) -> Floats:
        """Give the logit of each pair: shape `(pairs,)`."""
        question = self._question(inputs)
        sentence = self._sentence(inputs)
        question = _with_first(question, self._weights["cls"])
        sentence = _with_first(sentence, self._weights["null"])
        question_mask, sentence_mask = _mask(inputs.question_padding), _mask(inputs.sentence_padding)
        around = ((0, 0), (1, 0), (1, 0))
        cosines, equal = np.pad(inputs.cosines, around), np.pad(inputs.equal, around)
        for i in range(self._blocks):
            name = f"blocks.{i}."
            own = layer_norm(question, self._weights, f"{name}n0")
            question = question + self._attend(own, own, question_mask, f"{name}me")
            near = self._bias(cosines, equal, f"{name}cross.sim")
            sought = layer_norm(question, self._weights, f"{name}n1")
            offered = layer_norm(sentence, self._weights, f"{name}ny")
            question = question + self._attend(sought, offered, sentence_mask + near, f"{name}cross")
            hidden = gelu(linear(layer_norm(question, self._weights, f"{name}n2"), self._weights, f"{name}f1"))
            question = question + linear(hidden, self._weights, f"{name}f2")
        return self._judge(layer_norm(question, self._weights, "norm"), inputs)

    def _question(self, inputs: Inputs) -> Floats:
        features = linear(inputs.question_features, self._weights, "feat")
        embedded = linear(inputs.question * _EMBEDDED, self._weights, "proj") + features
        return self._window(_there(embedded + self._weights["seg.weight"][0], inputs.question_padding), "qconv")

    def _sentence(self, inputs: Inputs) -> Floats:
        features = linear(inputs.sentence_features, self._weights, "feat") * np.float32(0.5)
        kinds = self._weights["seg.weight"][np.where(inputs.in_context, 2, 1)]
        embedded = linear(inputs.sentence * _EMBEDDED, self._weights, "proj") + features + kinds
        told = self._window(_there(embedded, inputs.sentence_padding), "yconv")
        return self._window(_there(told, inputs.sentence_padding), "yconv2")

    def _judge(self, question: Floats, inputs: Inputs) -> Floats:
        gate = linear(question[:, 1:], self._weights, "gate")[..., 0]
        gate = softmax(np.where(inputs.question_padding, _NEVER, gate))
        pooled = (question[:, 1:] * gate[..., None]).sum(axis=1)
        hidden = gelu(linear(np.concatenate([question[:, 0], pooled, inputs.totals], axis=1), self._weights, "out.0"))
        return np.asarray(linear(hidden, self._weights, "out.2")[:, 0], np.float32)

    def _window(self, tokens: Floats, name: str) -> Floats:
        """Add to each token what it and its two neighbours tell together."""
        zero = np.zeros_like(tokens[:, :1])
        around = np.concatenate(
            [np.concatenate([zero, tokens[:, :-1]], 1), tokens, np.concatenate([tokens[:, 1:], zero], 1)], axis=-1
        )
        return tokens + gelu(linear(around, self._weights, f"{name}.l"))

    def _attend(self, sought: Floats, offered: Floats, bias: Floats, name: str) -> Floats:
        width = sought.shape[-1] // self._heads
        queries = _split(linear(sought, self._weights, f"{name}.q"), self._heads)
        keys, values = np.split(linear(offered, self._weights, f"{name}.kv"), 2, axis=-1)
        scores = queries @ _split(keys, self._heads).transpose(0, 1, 3, 2) * np.float32(width**-0.5)
        found = softmax(scores + bias) @ _split(values, self._heads)
        return linear(found.transpose(0, 2, 1, 3).reshape(sought.shape), self._weights, f"{name}.o")

    def _bias(self, cosines: Floats, equal: Floats, name: str) -> Floats:
        weight = self._weights[name][None, :, :, None, None]
        return np.asarray(weight[:, :, 0] * cosines[:, None] + weight[:, :, 1] * equal[:, None], np.float32)


def _there(tokens: Floats, padding: Bools) -> Floats:
    """Blank out the padding, which the windows would read."""
    return np.asarray(np.where(padding[..., None], np.float32(0), tokens), np.float32)


def _with_first(tokens: Floats, first: Floats) -> Floats:
    return np.concatenate([np.broadcast_to(first, (len(tokens), 1, len(first))), tokens], axis=1)


def _mask(padding: Bools) -> Floats:
    mask = np.pad(np.where(padding, _NEVER, np.float32(0)), ((0, 0), (1, 0)))
    return np.asarray(mask[:, None, None, :], np.float32)


def _split(values: Floats, heads: int) -> Floats:
    return values.reshape(*values.shape[:2], heads, -1).transpose(0, 2, 1, 3)
