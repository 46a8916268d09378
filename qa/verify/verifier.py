"""One sentence of a model against the passages it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.periods import find_periods
from corpus.places import find_places
from corpus.types import Report
from index.soft import SoftMatch
from index.types import Hit
from qa.draft import Statement
from qa.terms import Term, find_terms
from qa.verify.figures import missing_figures, stray_digits, stray_rank, swapped
from qa.verify.markers import read_markers
from qa.verify.moment import bare_plan, of_other_year, wrong_status, wrong_year
from qa.verify.names import strange_name, strange_words
from qa.verify.sense import turned_round
from qa.verify.support import Support, candidates, quotes_of
from qa.verify.types import Verified

_STOPS = "。；;！!，,、：: "
_COVERED = 0.6
_NOT_SAID = "所引原文没有这样说"
_PLAN = "（计划）"


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
        """Take the passages that the model read, and the year that 今年 is."""
        self._hits = tuple(hits)
        self._soft = soft
        self._year = year
        self._report = report
        self._asked = frozenset(mention.period for mention in find_periods(question, year))
        self._asked_places = frozenset(p.path for mention in find_places(question) for p in mention.places)

    def check(self, sentence: str) -> Verified:
        """Check one sentence as the model wrote it, with its markers."""
        marked = read_markers(sentence)
        text = marked.text.replace("**", "").strip(_STOPS + "-*•·　")
        terms = find_terms(text, self._soft)
        if not terms:
            return Verified(None)
        cited = [self._hits[n - 1] for n in marked.markers if 1 <= n <= len(self._hits)]
        others = [hit for hit in self._hits if hit not in cited]
        reason = ""
        for hits, repaired in ((cited, False), (others, True)):
            for support, matches in candidates(terms, quotes_of(hits, self._report), self._soft, _COVERED):
                wrong = self._wrong(text, terms, support, matches)
                if not wrong:
                    shown = text + (_PLAN if bare_plan(text, support) else "")
                    return Verified(Statement(shown, tuple(q.source for q in support.quotes)), "", repaired)
                reason = reason or wrong
        return Verified(None, reason or _NOT_SAID)

    def _wrong(self, text: str, terms: Sequence[Term], support: Support, matches: NDArray[np.float32]) -> str:
        """Say why the quotes do not support the claim; empty where they do."""
        missing = missing_figures(text, support)
        if missing:
            return f"所引原文里没有“{missing[0].text}”"
        stray = stray_digits(text, support) or stray_rank(text, support) or strange_name(text, support)
        if stray:
            return f"所引原文里没有“{stray}”"
        year = wrong_year(text, support, self._year)
        if year:
            return f"所引原文说的不是{year}"
        if of_other_year(self._asked, text, support) or self._of_other_place(support):
            return "所引原文说的是别的年份或地区"
        if wrong_status(text, support):
            return "所引原文里，完成与计划不是这样说的"
        if turned_round(text, support):
            return "所引原文的意思相反"
        if swapped(text, support):
            return "数字说的是别的事"
        strange = strange_words(terms, matches, support, self._soft)
        return f"所引原文里没有“{strange[0].text}”" if strange else ""

    def _of_other_place(self, support: Support) -> bool:
        """Say whether the quotes speak for none of the places asked about, nor for one in or around them."""
        if not self._asked_places:
            return False
        paths = [quote.report.place_path for quote in support.quotes]
        named = {p.path for q in support.quotes for m in find_places(q.span.text) for p in m.places}
        return not any(
            path[: len(asked)] == asked or asked[: len(path)] == path
            for path in (*filter(None, paths), *named)
            for asked in self._asked_places
        )
