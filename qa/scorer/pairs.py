"""A question and sentences as the network reads them: token vectors, and what each token finds on the other side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.soft import SoftMatch
from index.static import Tokens
from qa.scorer.network import Bools, Floats, Inputs

QUESTION, SENTENCE, CONTEXT = 24, 64, 20
"""Tokens read of each; of the context the last."""
_RARITY = np.float32(0.1)
_LENGTH = np.float32(40.0)
_LEAST = np.float32(1e-6)


def read_pairs(question: Tokens, sentences: Sequence[tuple[Tokens, Tokens]], soft: SoftMatch) -> Inputs:
    """Lay out one question with sentences, each with the context that stands above or before it."""
    asked = question[:QUESTION]
    cut = [(own[:SENTENCE], context[-CONTEXT:]) for own, context in sentences]
    count, width = len(cut), max(max((len(a) + len(b) for a, b in cut), default=0), 1)
    tokens = np.zeros((count, width), np.int64)
    padding = np.ones((count, width), np.bool_)
    in_context = np.zeros((count, width), np.bool_)
    for row, (own, context) in enumerate(cut):
        end = len(own) + len(context)
        tokens[row, :end] = np.concatenate([own, context])
        padding[row, :end] = False
        in_context[row, len(own) : end] = True
    ids, place = np.unique(tokens, return_inverse=True)
    table = soft.encoder.unit_vectors(ids.astype(np.int32))
    offered = np.where(padding[..., None], np.float32(0), table[place.reshape(tokens.shape)])
    sought = soft.encoder.unit_vectors(asked)
    cosines = np.maximum(offered @ sought.T, 0).transpose(0, 2, 1)
    equal = ((tokens[:, None, :] == asked[None, :, None]) & ~padding[:, None, :]).astype(np.float32)
    rarity = soft.rarity[asked] * _RARITY
    question_features = _question_features(cosines, equal, ~in_context & ~padding, rarity)
    return Inputs(
        question=np.broadcast_to(sought, (count, *sought.shape)),
        sentence=offered,
        question_features=question_features,
        sentence_features=_sentence_features(cosines, equal, np.where(padding, 0, soft.rarity[tokens] * _RARITY)),
        cosines=cosines,
        equal=equal,
        in_context=in_context,
        question_padding=np.zeros((count, len(asked)), np.bool_),
        sentence_padding=padding,
        totals=_totals(question_features, rarity, (~in_context & ~padding).sum(axis=1) / _LENGTH),
    )


def _question_features(cosines: Floats, equal: Floats, own: Bools, rarity: Floats) -> Floats:
    """Give what each token finds at best in the sentence and beside it, by meaning and by word, and its rarity."""
    inside = own[:, None, :]
    features = [
        np.where(inside, cosines, 0).max(axis=2),
        np.where(inside, equal, 0).max(axis=2),
        cosines.max(axis=2),
        equal.max(axis=2),
        np.broadcast_to(rarity, cosines.shape[:2]),
    ]
    return np.stack(features, axis=-1).astype(np.float32)


def _sentence_features(cosines: Floats, equal: Floats, rarity: Floats) -> Floats:
    near, same = cosines.max(axis=1), equal.max(axis=1)
    return np.stack([near, near * near, same, same * rarity, rarity], axis=-1).astype(np.float32)


def _totals(features: Floats, rarity: Floats, lengths: Floats) -> Floats:
    """Give the share of the question, by rarity, that stands in the sentence or beside it, and the sentence's length."""
    share = rarity / max(float(rarity.sum()), float(_LEAST))
    near, same, beside = features[..., 0], features[..., 1], features[..., 2]
    totals = [near * near @ share, same @ share, beside * beside @ share, lengths]
    return np.stack(totals, axis=1).astype(np.float32)
