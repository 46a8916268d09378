"""Spans of years that a claim counts: 五年里, 过去三年; a time, not a figure of something."""

from __future__ import annotations

import re

from corpus.numbers import find_quantities
from qa.verify.support import Support, folded

_COUNT = r"[二两三四五六七八九十\d]{1,3}年"
_SPAN = re.compile(
    rf"(?:过去|近|这|前|此前)(?P<after>{_COUNT})(?:来|里|间|中|内)?|(?P<before>{_COUNT})(?:来|里|间|中|时间)"
)


def without_spans(text: str) -> str:
    """Blank out the spans, so that offsets stay."""
    return _SPAN.sub(lambda m: "　" * len(m.group()), text)


def wrong_span(claim: str, support: Support) -> str:
    """Give the first span of the claim that is neither as long as the quotes' period nor written near them."""
    return next((m.group() for m in _SPAN.finditer(claim) if not _spoken_of(m["after"] or m["before"], support)), "")


def _spoken_of(years: str, support: Support) -> bool:
    count = next((int(q.value) for q in find_quantities(years)), 0)
    periods = [quote.period for quote in support.quotes if quote.period]
    return folded(years) in support.around or any(p.last - p.first + 1 == count for p in periods)
