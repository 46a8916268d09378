"""What each sentence of the retrieved passages covers of a question's terms, by itself and with what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import Span, split_sentences
from index.soft import SoftMatch
from index.types import Hit
from qa.evidence.coverage import term_matches, weights_of, without_shares
from qa.evidence.respective import spelled_out_for
from qa.understanding.question import Question

Floats = NDArray[np.float32]

# A term found in the headings above counts nearly as in the sentence; one found beside it in the passage may be
# about something else.
_IN_PATH = 0.85
_IN_PASSAGE = 0.45
_LEAST = 1e-6


@dataclass(frozen=True)
class Covered:
    """Sentences, and how well each covers each term of a question, then each that is carried over: 0 to 1."""

    rows: tuple[tuple[Hit, Span], ...]
    """The sentences as they stand, with offsets in the report's text."""
    weights: Floats
    """Of the terms: shape `(terms,)`."""
    own: Floats
    """By the sentence alone: shape `(sentences, terms)`, as the next two."""
    path: Floats
    """By the headings above it."""
    passage: Floats
    """By the best sentence of its passage."""
    near: Floats
    """The encoder's cosine of the sentence and the question without periods and places; 0 where below."""

    @cached_property
    def share(self) -> Floats:
        """The share of the weight covered by the sentence or, counted less, around it: shape `(sentences,)`."""
        best = np.maximum(self.own, np.maximum(_IN_PATH * self.path, _IN_PASSAGE * self.passage))
        return self._weighed(best)

    @cached_property
    def own_share(self) -> Floats:
        """The same, of the sentence alone."""
        return self._weighed(self.own)

    @cached_property
    def passage_share(self) -> Floats:
        """The same, of all sentences of its passage together."""
        return self._weighed(self.passage)

    def _weighed(self, matches: Floats) -> Floats:
        return np.asarray(matches @ self.weights / max(float(self.weights.sum()), _LEAST), np.float32)


def cover(question: Question, hits: Sequence[Hit], soft: SoftMatch) -> Covered:
    """Match every sentence of the hits, of which there is at least one, against the question."""
    rows = tuple((hit, span) for hit in hits for span in _sentences(hit))
    terms = (*question.terms, *question.carried)
    texts = [spelled_out_for(question.text, without_shares(question.text, span.text)) for _, span in rows]
    headings = [" ".join(hit.passage.paragraph.section.path) for hit in hits]
    soft.encoder.tokenize([*texts, *headings])  # all at once is quicker; the encoder remembers them
    own, above = term_matches(terms, texts, soft), term_matches(terms, headings, soft)
    order = {hit.rank: i for i, hit in enumerate(hits)}
    of_hit = np.array([order[hit.rank] for hit, _ in rows], np.intp)
    passage = np.zeros_like(above)
    np.maximum.at(passage, of_hit, own)
    near = _near(question, [span.text for _, span in rows], soft)
    return Covered(rows, weights_of(terms), own, above[of_hit], passage[of_hit], near)


def _sentences(hit: Hit) -> list[Span]:
    start = hit.passage.start
    return [Span(start + s.start, start + s.end, s.text) for s in split_sentences(hit.passage.text)]


def _near(question: Question, texts: Sequence[str], soft: SoftMatch) -> Floats:
    vectors = soft.encoder.encode_meanings([question.meaning, *texts])
    return np.asarray(np.maximum(vectors[1:] @ vectors[0], 0), np.float32)
