"""One sentence of a model against the passages it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from corpus.numbers import find_quantities
from corpus.sentences import Span, split_sentences
from corpus.types import Report
from index.soft import SoftMatch
from index.types import Hit
from qa.coverage import term_matches
from qa.draft import Source, Statement
from qa.terms import find_terms
from qa.verify.markers import read_markers
from qa.verify.types import Verified

_STOPS = "。；;！!，,、：: "
_COVERED = 0.6


class Verifier:
    """Holds a model's sentences to the passages; marker n means `hits[n - 1]`. Made once an answer."""

    def __init__(
        self,
        hits: Sequence[Hit],
        *,
        question: str,
        soft: SoftMatch,
        year: int | None,
        report: Callable[[str], Report],
    ) -> None:
        self._hits = tuple(hits)
        self._question = question
        self._soft = soft
        self._year = year
        self._report = report

    def check(self, sentence: str) -> Verified:
        """Check one sentence as the model wrote it, with its markers."""
        marked = read_markers(sentence)
        text = marked.text.replace("**", "").rstrip(_STOPS)
        cited = [self._hits[n - 1] for n in marked.markers if 1 <= n <= len(self._hits)]
        others = [hit for hit in self._hits if hit not in cited]
        for hits, repaired in ((cited, False), (others, True)):
            source = self._supporting(text, hits)
            if source:
                return Verified(Statement(text, (source,)), "", repaired)
        return Verified(None, "所引原文没有这样说")

    def _supporting(self, text: str, hits: Sequence[Hit]) -> Source | None:
        terms = find_terms(text, self._soft)
        spans = [
            (hit, Span(hit.passage.start + s.start, hit.passage.start + s.end, s.text))
            for hit in hits
            for s in split_sentences(hit.passage.text)
        ]
        if not terms or not spans:
            return None
        weights = np.array([term.weight for term in terms], np.float32)
        scores = term_matches(terms, [span.text for _, span in spans], self._soft) @ weights / weights.sum()
        wanted = {(q.value, q.unit) for q in find_quantities(text)}
        for i in np.argsort(-scores):
            hit, span = spans[int(i)]
            if scores[i] < _COVERED:
                return None
            if wanted <= {(q.value, q.unit) for q in find_quantities(span.text)}:
                return Source(hit.passage.paragraph, span)
        return None
