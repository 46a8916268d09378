"""What a claim is held to: quoted sentences with what stands around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.periods import find_periods
from corpus.sentences import Span, split_sentences
from corpus.status import sentence_status
from corpus.types import Period, Report, Status
from index.soft import SoftMatch
from index.types import Hit
from qa.coverage import term_matches
from qa.draft import Source
from qa.evidence import sentence_period
from qa.terms import Term

_LOOKED_AT = 4


def folded(text: str) -> str:
    """Fold widths and case, and drop spaces, so that what is written the same reads the same."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


@dataclass(frozen=True, slots=True)
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
    def around(self) -> str:
        """The quotes' paragraphs and headings, and their reports' titles and places, folded: where names may stand."""
        parts: list[str] = []
        for quote in self.quotes:
            section = quote.hit.passage.paragraph.section
            parts += [quote.hit.passage.text, *section.path, quote.report.title, *quote.report.place_path]
        return folded(" ".join(dict.fromkeys(parts)))

    @cached_property
    def periods(self) -> frozenset[Period]:
        """The periods that the quotes speak of or name."""
        named = {m.period for q in self.quotes for m in find_periods(q.span.text, q.report.year)}
        return frozenset(named | {q.period for q in self.quotes if q.period})


def quotes_of(hits: Sequence[Hit], report: Callable[[str], Report]) -> list[Quote]:
    """Give every sentence of the hits."""
    return [
        Quote(hit, Span(hit.passage.start + s.start, hit.passage.start + s.end, s.text), source)
        for hit in hits
        for source in (report(hit.passage.paragraph.report_id),)
        for s in split_sentences(hit.passage.text)
    ]


def candidates(
    terms: Sequence[Term], quotes: Sequence[Quote], soft: SoftMatch, least: float
) -> Iterator[tuple[Support, NDArray[np.float32]]]:
    """Yield the likeliest sentences with their matches of the terms, best first."""
    if not terms or not quotes:
        return
    weights = np.array([term.weight for term in terms], np.float32)
    weights /= weights.sum()
    matches = term_matches(terms, [quote.span.text for quote in quotes], soft)
    order = [int(i) for i in np.argsort(-(matches @ weights), kind="stable")]
    for i in order[:_LOOKED_AT]:
        if matches[i] @ weights >= least:
            yield Support((quotes[i],)), matches[i]
