"""Questions and sentences as the network reads them: token vectors, and what each token finds on the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.soft import SoftMatch
from index.static import Tokens
from qa.scorer.maths import Floats

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Pair = tuple[Tokens, Tokens, Tokens]
"""A question, a sentence, and the sentence's context."""

QUESTION, SENTENCE, CONTEXT = 24, 64, 20
"""Tokens read of each; of the context the last."""
_RARITY = np.float32(0.1)
_LENGTH = np.float32(40.0)
_LEAST = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Pairs of a question and a sentence with its context, padded with zeros to the same lengths."""

    question: Floats
    """Unit vectors of the tokens: shape `(pairs, question tokens, dimensions)`."""
    sentence: Floats
    """Those of the sentence, then of its context: shape `(pairs, sentence tokens, dimensions)`."""
    question_features: Floats
    """Shape `(pairs, question tokens, 5)`."""
    sentence_features: Floats
    """Shape `(pairs, sentence tokens, 5)`."""
    cosines: Floats
    """Of each question token with each sentence token, not below 0."""
    equal: Floats
    """1 where the two are the same token."""
    in_context: Bools
    """Which sentence tokens are the context's."""
    question_padding: Bools
    sentence_padding: Bools
    totals: Floats
    """Shape `(pairs, 4)`: what share of the question the sentence holds, in three ways, and the sentence's length."""


def read_pairs(pairs: Sequence[Pair], soft: SoftMatch) -> Inputs:
    """Lay out the pairs."""
    asked = [question[:QUESTION] for question, _, _ in pairs]
    own = [sentence[:SENTENCE] for _, sentence, _ in pairs]
    told = [np.concatenate([s, context[-CONTEXT:]]) for s, (_, _, context) in zip(own, pairs, strict=True)]
    question, question_padding = _padded(asked)
    sentence, sentence_padding = _padded(told)
    in_sentence = np.arange(sentence.shape[1]) < np.array([len(s) for s in own])[:, None]
    sought, offered = _vectors(question, question_padding, soft), _vectors(sentence, sentence_padding, soft)
    cosines = np.maximum(sought @ offered.transpose(0, 2, 1), 0)
    both = ~question_padding[:, :, None] & ~sentence_padding[:, None, :]
    equal = ((question[:, :, None] == sentence[:, None, :]) & both).astype(np.float32)
    rarity = np.where(question_padding, np.float32(0), soft.rarity[question] * _RARITY)
    rarity_told = np.where(sentence_padding, np.float32(0), soft.rarity[sentence] * _RARITY)
    features = _question_features(cosines, equal, in_sentence, rarity)
    return Inputs(
        question=sought,
        sentence=offered,
        question_features=features,
        sentence_features=_sentence_features(cosines, equal, rarity_told),
        cosines=cosines,
        equal=equal,
        in_context=~in_sentence & ~sentence_padding,
        question_padding=question_padding,
        sentence_padding=sentence_padding,
        totals=_totals(features, rarity, in_sentence.sum(axis=1) / _LENGTH),
    )


def _padded(texts: Sequence[Tokens]) -> tuple[Numbers, Bools]:
    longest = max(1, *(len(ids) for ids in texts))
    tokens = np.zeros((len(texts), longest), np.int64)
    padding = np.ones((len(texts), longest), np.bool_)
    for row, ids in enumerate(texts):
        tokens[row, : len(ids)] = ids
        padding[row, : len(ids)] = False
    return tokens, padding


def _vectors(tokens: Numbers, padding: Bools, soft: SoftMatch) -> Floats:
    ids, place = np.unique(tokens, return_inverse=True)
    table = soft.encoder.unit_vectors(ids.astype(np.int32))
    return np.asarray(np.where(padding[..., None], np.float32(0), table[place.reshape(tokens.shape)]))


def _question_features(cosines: Floats, equal: Floats, in_sentence: Bools, rarity: Floats) -> Floats:
    """Give what each token finds at best in the sentence and beside it, by meaning and by word, and its rarity."""
    inside = in_sentence[:, None, :]
    features = [
        np.where(inside, cosines, 0).max(axis=2),
        np.where(inside, equal, 0).max(axis=2),
        cosines.max(axis=2),
        equal.max(axis=2),
        rarity,
    ]
    return np.stack(features, axis=-1).astype(np.float32)


def _sentence_features(cosines: Floats, equal: Floats, rarity: Floats) -> Floats:
    near, same = cosines.max(axis=1), equal.max(axis=1)
    return np.stack([near, near * near, same, same * rarity, rarity], axis=-1).astype(np.float32)


def _totals(features: Floats, rarity: Floats, lengths: Floats) -> Floats:
    """Give the share of the question, by rarity, that stands in the sentence or beside it, and the own length."""
    share = rarity / np.maximum(rarity.sum(axis=1, keepdims=True), _LEAST)
    near, same, beside = features[..., 0], features[..., 1], features[..., 2]
    totals = [(near * near * share).sum(1), (same * share).sum(1), (beside * beside * share).sum(1), lengths]
    return np.stack(totals, axis=1).astype(np.float32)
