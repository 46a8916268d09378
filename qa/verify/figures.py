"""Figures of a claim: each stands in a quote, with its unit, beside the words that it stands beside in the claim."""

from __future__ import annotations

import re

from corpus.numbers import Quantity, find_quantities
from corpus.periods import find_periods, without_periods
from qa.verify.beside import Placed, closer, placed
from qa.verify.measures import measure
from qa.verify.shares import is_shared, wrong_share
from qa.verify.spans import without_spans
from qa.verify.support import Support, folded

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十](?![一二三四五六七八九十届次个批产\d])|首[个家次位批]|唯一|最[大高多好强先]|首位|全[国省球]|世界"
)


def claim_figures(claim: str) -> tuple[Quantity, ...]:
    """Give the quantities of the claim but for spans of years: 五年里 counts nothing."""
    return find_quantities(without_spans(claim))


def missing_figures(claim: str, support: Support) -> list[Quantity]:
    """Give the quantities of the claim that no quote holds."""
    return [q for q in claim_figures(claim) if not any(measure(q) in quote.measures for quote in support.quotes)]


def stray_digits(claim: str, support: Support) -> str:
    """Give the first number of the claim that is neither a quantity nor a year and does not stand around the quotes."""
    text = folded(claim)
    taken = [(q.start, q.end) for q in find_quantities(text)] + [(m.start, m.end) for m in find_periods(text, 2000)]
    told = set(_DIGITS.findall(support.around))
    for match in _DIGITS.finditer(text):
        inside = any(start <= match.start() and match.end() <= end for start, end in taken)
        if not inside and match.group() not in told:
            return match.group()
    return ""


def stray_rank(claim: str, support: Support) -> str:
    """Give the first rank or superlative of the claim that does not stand around the quotes: 全国第一."""
    return next((m.group() for m in _ORDINAL.finditer(folded(claim)) if m.group() not in support.around), "")


def swapped(claim: str, support: Support) -> bool:
    """Say whether a figure of the claim stands where another figure stands in the passages."""
    text = without_spans(without_periods(folded(claim)))
    quotes = support.text.split("；")
    beside = dict.fromkeys(folded(quote.hit.passage.text) for quote in support.quotes)
    told = [figure for quote in quotes for figure in _placed(quote)]
    rivals = [figure for passage in beside for figure in _placed(passage)]
    for figure in _placed(text):
        same = [one for one in told if one.measure == figure.measure]
        if same and any(one.measure != figure.measure and closer(figure, same, one) for one in rivals):
            return True
    return any(wrong_share(text, quote) for quote in quotes)


def _placed(text: str) -> list[Placed]:
    return [placed(text, q) for q in find_quantities(text) if not is_shared(text, q)]
