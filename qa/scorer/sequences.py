"""Questions and sentences as the joint reader reads them: one sequence each, and what its two sides share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.soft import SoftMatch
from qa.scorer.maths import Floats
from qa.scorer.pairs import CONTEXT, QUESTION, Numbers, Pair

SENTENCE = 110
"""Tokens read of the sentence; of the question and the context as many as the smaller network reads."""
OPENING, CLOSING = 0, 1
"""Two tokens behind the vocabulary: one opens the sequence, one closes the question."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One pair as a sequence: the opening mark, the question, the closing mark, the sentence, its context."""

    tokens: Numbers
    sides: Numbers
    """0 for the question and its marks, 1 for the sentence, 2 for the context."""
    asked: int
    """How many tokens the question has with its marks."""


@dataclass(frozen=True, slots=True)
class Sequenced:
    """A sequence, and what the question's tokens and the others are to each other."""

    laid: Laid
    cosines: Floats
    """Of each of the question's with each other token, not below 0: shape `(asked, others)`; of the marks 0."""
    equal: Floats
    """1 where the two are the same token."""

    @property
    def found(self) -> Floats:
        """What each token finds at best on the other side, by meaning and by word: shape `(tokens, 2)`."""
        sides = [(one.max(axis=1, initial=0), one.max(axis=0, initial=0)) for one in (self.cosines, self.equal)]
        return np.stack([np.concatenate(both) for both in sides], axis=1)


def lay_out(pair: Pair, vocabulary_size: int) -> Laid:
    """Put the pair in a row; what is beyond the lengths read is left out, and the context's beginning first."""
    question, sentence, context = pair
    opening, closing = [vocabulary_size + OPENING], [vocabulary_size + CLOSING]
    asked = np.concatenate([opening, question[:QUESTION], closing])
    parts = asked, sentence[:SENTENCE], context[-CONTEXT:]
    sides = np.repeat([0, 1, 2], [len(part) for part in parts])
    return Laid(np.concatenate(parts).astype(np.int64), sides, len(asked))


def sequenced(pairs: Sequence[Pair], soft: SoftMatch) -> list[Sequenced]:
    """Lay out the pairs, each with at least one token behind the question's."""
    return [_sequenced(lay_out(pair, soft.encoder.vocabulary_size), soft) for pair in pairs]


def _sequenced(laid: Laid, soft: SoftMatch) -> Sequenced:
    asked, told = laid.tokens[1 : laid.asked - 1], laid.tokens[laid.asked :]
    sought, offered = (soft.encoder.unit_vectors(ids.astype(np.int32)) for ids in (asked, told))
    around = ((1, 1), (0, 0))
    cosines = np.pad(np.maximum(sought @ offered.T, np.float32(0)), around)
    return Sequenced(laid, cosines, np.pad((asked[:, None] == told).astype(np.float32), around))
