"""Figures of a claim: each stands in a quote, with its unit, beside the words that it stands beside in the claim."""

from __future__ import annotations

import re

from corpus.numbers import Quantity, find_quantities
from corpus.periods import find_periods, without_periods
from qa.verify.measures import measure
from qa.verify.shares import is_shared, wrong_share
from qa.verify.support import Support, folded

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BREAK = re.compile(r"[，。；：、！？,;:（）()]")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十](?![一二三四五六七八九十届次个批产\d])|首[个家次位批]|唯一|最[大高多好强先]|首位|全[国省球]|世界"
)
_NOISE = re.compile(r"[\d.%“”]")
_WINDOW = 10
_MARGIN = 0.25
_SIMILAR = 0.5
# A figure of another unit is less of a rival.
_OTHER_UNIT = 0.1


def missing_figures(claim: str, support: Support) -> list[Quantity]:
    """Give the quantities of the claim that no quote holds."""
    return [q for q in find_quantities(claim) if not any(measure(q) in quote.measures for quote in support.quotes)]


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
    text = without_periods(folded(claim))
    quotes = support.text.split("；")
    beside = dict.fromkeys(folded(quote.hit.passage.text) for quote in support.quotes)
    places = [(quote, q) for quote in quotes for q in find_quantities(quote) if not is_shared(quote, q)]
    rivals = [(passage, q) for passage in beside for q in find_quantities(passage) if not is_shared(passage, q)]
    for q in find_quantities(text):
        same = [(t, p) for t, p in places if measure(p) == measure(q)]
        others = [(t, p) for t, p in rivals if measure(p) != measure(q)]
        if not same or not others or is_shared(text, q):
            continue
        here = max(_likeness(text, q, t, p) for t, p in same)
        for t, p in others:
            there = _likeness(text, q, t, p) - (0 if measure(p)[1] == measure(q)[1] else _OTHER_UNIT)
            if there >= _SIMILAR and there - here >= _MARGIN:
                return True
    return any(wrong_share(text, quote) for quote in quotes)


def _likeness(claim: str, q: Quantity, quote: str, p: Quantity) -> float:
    """Compare the words on both sides of two figures, side by side and together: 0 to 1."""
    before, after = _before(claim, q), _after(claim, q)
    told_before, told_after = _before(quote, p), _after(quote, p)
    sides = [(_overlap(one, other), len(one)) for one, other in ((before, told_before), (after, told_after)) if one]
    apart = sum(score * size for score, size in sides) / sum(size for _, size in sides) if sides else 0.0
    pairs = [words[i : i + 2] for words in (before, after) for i in range(len(words) - 1)]
    together = sum(pair in told_before or pair in told_after for pair in pairs) / len(pairs) if pairs else 0.0
    return max(apart, together)


def _before(text: str, q: Quantity) -> str:
    return _NOISE.sub("", _BREAK.split(text[max(0, q.start - _WINDOW) : q.start])[-1])


def _after(text: str, q: Quantity) -> str:
    return _NOISE.sub("", _BREAK.split(text[q.end : q.end + _WINDOW])[0])


def _overlap(one: str, other: str) -> float:
    return sum(c in other for c in one) / len(one)
