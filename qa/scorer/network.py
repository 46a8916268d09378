"""The scorer's network, in numpy: each token of the question looks in the sentence for what answers it.

A question attends to a sentence with the cosines of the encoder's token vectors added to the attention, as in Parikh et
al., "A Decomposable Attention Model for Natural Language Inference", 2016; blocks are pre-norm transformers (Xiong et
al., 2020). Trained by `qa.training`; the same network stands there in torch, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from qa.scorer.pairs import Bools, Floats, Inputs

_EPSILON = np.float32(1e-5)
_NEVER = np.float32(-1e4)
"""Added to the attention of what is only padding."""
_EMBEDDED = np.float32(4.0)
"""Token vectors of length 1 are scaled up to about the size of what is added to them."""


class Network:
    """Weights by the names that the training gives them."""

    def __init__(self, weights: Mapping[str, Floats], blocks: int, heads: int) -> None:
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
            own = self._norm(question, f"{name}n0")
            question = question + self._attend(own, own, question_mask, f"{name}me")
            near = self._bias(cosines, equal, f"{name}cross.sim")
            sought = self._norm(question, f"{name}n1")
            offered = self._norm(sentence, f"{name}ny")
            question = question + self._attend(sought, offered, sentence_mask + near, f"{name}cross")
            hidden = _gelu(self._linear(self._norm(question, f"{name}n2"), f"{name}f1"))
            question = question + self._linear(hidden, f"{name}f2")
        return self._judge(self._norm(question, "norm"), inputs)

    def _question(self, inputs: Inputs) -> Floats:
        embedded = self._linear(inputs.question * _EMBEDDED, "proj") + self._linear(inputs.question_features, "feat")
        return self._window(_there(embedded + self._weights["seg.weight"][0], inputs.question_padding), "qconv")

    def _sentence(self, inputs: Inputs) -> Floats:
        features = self._linear(inputs.sentence_features, "feat") * np.float32(0.5)
        kinds = self._weights["seg.weight"][np.where(inputs.in_context, 2, 1)]
        embedded = self._linear(inputs.sentence * _EMBEDDED, "proj") + features + kinds
        told = self._window(_there(embedded, inputs.sentence_padding), "yconv")
        return self._window(_there(told, inputs.sentence_padding), "yconv2")

    def _judge(self, question: Floats, inputs: Inputs) -> Floats:
        gate = self._linear(question[:, 1:], "gate")[..., 0]
        gate = _softmax(np.where(inputs.question_padding, _NEVER, gate))
        pooled = (question[:, 1:] * gate[..., None]).sum(axis=1)
        hidden = _gelu(self._linear(np.concatenate([question[:, 0], pooled, inputs.totals], axis=1), "out.0"))
        return np.asarray(self._linear(hidden, "out.2")[:, 0], np.float32)

    def _window(self, tokens: Floats, name: str) -> Floats:
        """Add to each token what it and its two neighbours tell together."""
        zero = np.zeros_like(tokens[:, :1])
        around = np.concatenate(
            [np.concatenate([zero, tokens[:, :-1]], 1), tokens, np.concatenate([tokens[:, 1:], zero], 1)], axis=-1
        )
        return tokens + _gelu(self._linear(around, f"{name}.l"))

    def _attend(self, sought: Floats, offered: Floats, bias: Floats, name: str) -> Floats:
        width = sought.shape[-1] // self._heads
        queries = _split(self._linear(sought, f"{name}.q"), self._heads)
        keys, values = np.split(self._linear(offered, f"{name}.kv"), 2, axis=-1)
        scores = queries @ _split(keys, self._heads).transpose(0, 1, 3, 2) * np.float32(width**-0.5)
        found = _softmax(scores + bias) @ _split(values, self._heads)
        return self._linear(found.transpose(0, 2, 1, 3).reshape(sought.shape), f"{name}.o")

    def _bias(self, cosines: Floats, equal: Floats, name: str) -> Floats:
        weight = self._weights[name][None, :, :, None, None]
        return np.asarray(weight[:, :, 0] * cosines[:, None] + weight[:, :, 1] * equal[:, None], np.float32)

    def _linear(self, values: Floats, name: str) -> Floats:
        flat = values.reshape(-1, values.shape[-1]) @ self._weights[f"{name}.weight"].T
        return (flat + self._weights[f"{name}.bias"]).reshape(*values.shape[:-1], -1)

    def _norm(self, values: Floats, name: str) -> Floats:
        centred = values - values.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
        return np.asarray(centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])


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


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _gelu(values: Floats) -> Floats:
    """Hendrycks and Gimpel, 2016, in the form with tanh."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values)
    return np.asarray(np.float32(0.5) * values * (1 + np.tanh(inner)), np.float32)
