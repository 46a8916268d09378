"""One sentence of a model against the passages it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from corpus.numbers import find_quantities
from corpus.periods import find_periods
from corpus.places import find_places
from corpus.types import Report
from index.soft import SoftMatch
from index.types import Hit
from qa.drafts.draft import Source, Statement
from qa.understanding.orders import has_markup, is_order
from qa.verify.checks import Asked, reason_against
from qa.verify.derived import Derived, derive
from qa.verify.figures import claim_figures, missing_figures
from qa.verify.markers import read_markers
from qa.verify.measures import measure
from qa.verify.moment import bare_plan
from qa.verify.names import claim_terms
from qa.verify.parts import parts_of
from qa.verify.support import Quote, Support, candidates, quotes_of
from qa.verify.types import Verified

_EDGE = "。；;！!，,、：: -*•·\u3000"
_COVERED = 0.6
# A part has few words, so that each counts.
_COVERED_PART = 0.75
_NOT_SAID = "所引原文没有这样说"
_BESIDE = "与所问的无关"
_MARKUP = "句中有链接或代码"
_PLAN = "（计划）"


@dataclass(frozen=True, slots=True)
class _Found:
    """What a claim is supported by, or the reason why by nothing."""

    quotes: tuple[Quote, ...] = ()
    reason: str = _NOT_SAID
    added: str = ""
    """What the shown sentence must say besides: （计划）, a formula."""


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
        is_relevant: Callable[[Statement], bool] = lambda _: True,
    ) -> None:
        """Take the passages that the model read, the year that 今年 is, and a test of what is to the point."""
        self._is_relevant = is_relevant
        self._hits = tuple(hits)
        self._soft = soft
        # A sentence is looked at over the passages cited, over the others, and in parts.
        self._terms = cache(partial(claim_terms, soft=soft))
        self._year = year
        self._report = report
        periods = frozenset(mention.period for mention in find_periods(question, year))
        places = frozenset(place.path for mention in find_places(question) for place in mention.places)
        self._known: dict[int, tuple[Quote, ...]] = {}
        self._asked = Asked(periods, places)

    def check(self, sentence: str) -> Verified:
        """Check one sentence as the model wrote it, with its markers."""
        marked = read_markers(sentence)
        text = marked.text.replace("**", "").strip(_EDGE)
        if not self._terms(text) or (marked.text.rstrip("* ").endswith(("：", ":")) and not marked.markers):
            return Verified(None)  # a frame: 具体如下：
        if has_markup(text):
            return Verified(None, _MARKUP)
        cited = [self._hits[n - 1] for n in marked.markers if 1 <= n <= len(self._hits)]
        others = [hit for hit in self._hits if hit not in cited]
        reason = ""
        for hits, repaired in ((cited, False), (others, True)):
            quotes = [quote for hit in hits for quote in self._quotes(hit)]
            found = self._whole(text, quotes)
            if not found.quotes:
                found = self._in_parts(text, quotes) or (not repaired and self._derived(text, quotes)) or found
            if found.quotes:
                sources: tuple[Source, ...] = tuple(quote.source for quote in found.quotes)
                return Verified(Statement(text + found.added, sources), "", repaired)
            reason = reason or found.reason
        return Verified(None, reason)

    def _quotes(self, hit: Hit) -> tuple[Quote, ...]:
        if hit.rank not in self._known:
            tainted = is_order(hit.passage.text)
            self._known[hit.rank] = () if tainted else quotes_of(hit, self._report(hit.passage.paragraph.report_id))
        return self._known[hit.rank]

    def _whole(self, text: str, quotes: Sequence[Quote], least: float = _COVERED) -> _Found:
        """Find one sentence that says all of it."""
        terms = self._terms(text)
        figures = {measure(quantity): quantity.text for quantity in claim_figures(text)}
        holding = [quote for quote in quotes if figures.keys() <= quote.measures]
        reason = ""
        for support, matches in candidates(terms, holding, self._soft, least):
            wrong = reason_against(text, terms, matches, support, self._asked, self._year)
            statement = Statement(text, tuple(quote.source for quote in support.quotes))
            wrong = wrong or ("" if self._is_relevant(statement) else _BESIDE)
            if not wrong:
                return _Found(support.quotes, "", _PLAN if bare_plan(text, support) else "")
            reason = reason or wrong
        told = {one for quote in quotes for one in quote.measures}
        missing = next((text for figure, text in figures.items() if figure not in told), "")
        return _Found((), f"所引原文里没有“{missing}”" if missing else reason or _NOT_SAID)

    def _in_parts(self, text: str, quotes: Sequence[Quote]) -> _Found | None:
        """Find a sentence for each part of the claim; None where one part has none."""
        parts = parts_of(text)
        if len(parts) < 2:
            return None
        found: list[_Found] = []
        for part in filter(self._terms, parts):
            found.append(self._whole(part, quotes, _COVERED_PART))
            if not found[-1].quotes:
                return None
        if not found:
            return None
        unique = {quote.span.start: quote for one in found for quote in one.quotes}
        return _Found(tuple(unique.values()), "", next((one.added for one in found if one.added), ""))

    def _derived(self, text: str, quotes: Sequence[Quote]) -> _Found | None:
        """Find the two figures that one new figure of the claim was worked out from; the rest must stand as ever."""
        missing = missing_figures(text, Support(tuple(quotes)))
        if len(missing) != 1:
            return None
        figure = missing[0]
        bare = text[: figure.start] + text[figure.end :]
        terms = [term for term in self._terms(bare) if term.value is None]
        near = [support.quotes[0] for support, _ in candidates(terms, quotes, self._soft, _COVERED / 2)]
        years = [quote.period.last if quote.period else 0 for quote in near]
        made = derive(text, figure, near, years)
        if made is None or not self._holds(text, made):
            return None
        return _Found(made.quotes, "", f"（{made.formula}）")

    def _holds(self, text: str, made: Derived) -> bool:
        """Say whether the claim with either operand in place of the figure would stand, by its words, in the quotes."""
        support = Support(made.quotes)
        named = {mention.period for mention in find_periods(text, self._year)}
        if not named <= support.periods:
            return False
        bare = text
        for quantity in reversed(find_quantities(text)):
            bare = bare[: quantity.start] + bare[quantity.end :]
        terms = self._terms(bare)
        for quote in made.quotes:
            one = Support((quote,))
            for _, matches in candidates(terms, [quote], self._soft, 0.0):
                if reason_against(bare, terms, matches, one, None, None, only_words=True):
                    return False
        return bool(terms)
