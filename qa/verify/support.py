"""What a claim is held to: quoted sentences with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.sentences import Span, split_sentences
from corpus.status import sentence_status
from corpus.types import Period, Report, Status
from index.soft import SoftMatch
from index.types import Hit
from qa.drafts.draft import Source
from qa.evidence.agreement import sentence_period
from qa.evidence.coverage import term_matches
from qa.understanding.orders import is_order
from qa.understanding.terms import Term
from qa.verify.measures import Measure, measure

_WIDTH = {
    full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F) if chr(full - 0xFEE0).isalnum() or full in (0xFF05, 0xFF0E)
}
_LOOKED_AT = 4
# A word of the headings counts, but less than one of the sentence itself.
_ABOVE = 0.8

Floats = NDArray[np.float32]


def folded(text: str) -> str:
    """Fold the widths of letters and digits and case, and drop spaces; Chinese punctuation stays, clauses end at it."""
    return "".join(text.translate(_WIDTH).lower().split())


@dataclass(frozen=True)
class Quote:
    """A sentence of a report."""

    hit: Hit
    span: Span
    """Offsets in the report's text."""
    report: Report

    @property
    def source(self) -> Source:
        """The quote as an answer cites it."""
        return Source(self.hit.passage.paragraph, self.span)

    @cached_property
    def measures(self) -> frozenset[Measure]:
        """The quantities that stand in the sentence."""
        return frozenset(measure(quantity) for quantity in find_quantities(self.span.text))

    @property
    def period(self) -> Period | None:
        """The period that the sentence speaks of."""
        return sentence_period(self.span.text, self.hit.passage.paragraph, self.report.year)

    @property
    def status(self) -> Status | None:
        """Whether it tells of deeds or plans."""
        return sentence_status(self.span.text, self.hit.passage.paragraph.section, self.report.year)


@dataclass(frozen=True)
class Support:
    """The quotes that a claim is held to."""

    quotes: tuple[Quote, ...]

    @cached_property
    def text(self) -> str:
        """The quotes, folded."""
        return "；".join(folded(quote.span.text) for quote in self.quotes)

    @cached_property
    def spelled_out(self) -> str:
        """The quotes with 城乡居民 told apart, whose halves a claim may name alone."""
        return "；".join(quote.span.text for quote in self.quotes).replace("城乡居民", "城乡居民（城镇居民、农村居民）")

    @cached_property
    def headings(self) -> str:
        """The headings above the quotes, and their reports' places; a title may say anything and counts for nothing."""
        parts: list[str] = []
        for quote in self.quotes:
            path = quote.hit.passage.paragraph.section.path
            parts += [*path, *quote.report.place_path]
        return " ".join(part for part in dict.fromkeys(parts) if not is_order(part))

    @cached_property
    def around(self) -> str:
        """The quotes' paragraphs and headings, folded: where names may stand."""
        passages = dict.fromkeys(quote.hit.passage.text for quote in self.quotes)
        return folded(" ".join((*passages, self.headings)))

    @cached_property
    def neighbours(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The other sentences of the quotes' paragraphs, folded, each with the units of its figures."""
        quoted = {quote.span.text for quote in self.quotes}
        passages = dict.fromkeys(quote.hit.passage.text for quote in self.quotes)
        others = [s.text for text in passages for s in split_sentences(text) if s.text not in quoted]
        return tuple((folded(text), frozenset(measure(q)[1] for q in find_quantities(text))) for text in others)

    @cached_property
    def titles(self) -> str:
        """The titles of the quotes' reports, folded: a claim may name its source."""
        return folded(" ".join(quote.report.title for quote in self.quotes))

    @cached_property
    def periods(self) -> frozenset[Period]:
        """The periods that the quotes speak of."""
        return frozenset(self._named(baseline=False) | {q.period for q in self.quotes if q.period})

    @cached_property
    def baselines(self) -> frozenset[Period]:
        """The periods that the quotes compare with."""
        return frozenset(self._named(baseline=True))

    def _named(self, *, baseline: bool) -> set[Period]:
        mentions = [m for q in self.quotes for m in find_periods(q.span.text, q.report.year)]
        return {m.period for m in mentions if m.baseline == baseline}


def quotes_of(hit: Hit, report: Report) -> tuple[Quote, ...]:
    """Give every sentence of a hit."""
    start = hit.passage.start
    return tuple(
        Quote(hit, Span(start + s.start, start + s.end, s.text), report) for s in split_sentences(hit.passage.text)
    )


def candidates(
    terms: Sequence[Term], quotes: Sequence[Quote], soft: SoftMatch, least: float
) -> Iterator[tuple[Support, Floats]]:
    """Yield the likeliest sentences, each with how well it and what stands around it hold the terms; best first."""
    if not terms or not quotes:
        return
    weights = np.array([term.weight for term in terms], np.float32)
    weights /= weights.sum()
    supports = [Support((quote,)) for quote in quotes]
    headings = [support.headings for support in supports]
    unique = list(dict.fromkeys(headings))
    matches = term_matches(terms, [*(support.spelled_out for support in supports), *unique], soft)
    above = dict(zip(unique, matches[len(quotes) :], strict=True))
    matches = np.maximum(matches[: len(quotes)], _ABOVE * np.stack([above[heading] for heading in headings]))
    scores = matches @ weights
    for i in np.argsort(-scores, kind="stable")[:_LOOKED_AT]:
        if scores[i] >= least:
            yield supports[i], matches[i]
