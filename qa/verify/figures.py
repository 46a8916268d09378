"""Figures of a claim: each stands in a quote, with its unit, beside the words that it stands beside in the claim."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.numbers import Quantity, find_quantities
from corpus.periods import find_periods
from qa.verify.support import Support, folded

# A kilometre is a thousand metres: the same fact in another unit.
_BASE = {
    "千米": ("米", 1000), "公里": ("米", 1000), "厘米": ("米", Decimal("0.01")), "毫米": ("米", Decimal("0.001")),
    "万千瓦": ("千瓦", 10**4), "兆瓦": ("千瓦", 1000), "吉瓦": ("千瓦", 10**6),
    "万千瓦时": ("千瓦时", 10**4), "兆瓦时": ("千瓦时", 1000), "吉瓦时": ("千瓦时", 10**6), "度": ("千瓦时", 1),
    "平方千米": ("平方米", 10**6), "平方公里": ("平方米", 10**6), "公顷": ("平方米", 10**4),
    "吨": ("公斤", 1000), "斤": ("公斤", Decimal("0.5")), "万元": ("元", 10**4),
    "个百分点": ("百分点", 1), "名": ("人", 1), "位": ("人", 1), "人次": ("人次", 1),
}  # fmt: skip
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BREAK = re.compile(r"[，。；：、！？,;:\s（）()“”]")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]+(?!产业|[一二三四五六七八九十]?届)|首[个家次位批]|唯一|最[大高多好强先]|首位|[全][国省市球]|世界"
)
_WINDOW = 10
_MARGIN = 0.25
_SIMILAR = 0.5

Measure = tuple[Decimal, str]


def measure(quantity: Quantity) -> Measure:
    """Give value and unit in the base unit: 1.5公里 → 1500 米."""
    unit, factor = _BASE.get(quantity.unit, (quantity.unit, 1))
    return (quantity.value * factor).normalize(), unit


def missing_figures(claim: str, support: Support) -> list[Quantity]:
    """Give the quantities of the claim that no quote holds."""
    told = {measure(quantity) for quote in support.quotes for quantity in find_quantities(quote.span.text)}
    return [quantity for quantity in find_quantities(claim) if measure(quantity) not in told]


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
    """Say whether a figure of the claim stands where another figure of the same unit stands in the quotes."""
    text = folded(claim)
    places = [(quote, q) for quote in map(folded, support.text.split("；")) for q in find_quantities(quote)]
    for q in find_quantities(text):
        same = [(t, p) for t, p in places if measure(p) == measure(q)]
        others = [(t, p) for t, p in places if measure(p)[1] == measure(q)[1] and measure(p) != measure(q)]
        if not same or not others:
            continue
        here = max(_likeness(text, q, t, p) for t, p in same)
        there = max(_likeness(text, q, t, p) for t, p in others)
        if there >= _SIMILAR and there - here >= _MARGIN:
            return True
    return any(_wrong_share(text, quote) for quote in support.text.split("；"))


def _likeness(claim: str, q: Quantity, quote: str, p: Quantity) -> float:
    """Compare the words on both sides of two figures: 0 to 1."""
    scores = []
    for one, other in ((_before(claim, q), _before(quote, p)), (_after(claim, q), _after(quote, p))):
        if one:
            scores.append((_overlap(one, other), len(one)))
    return sum(score * size for score, size in scores) / sum(size for _, size in scores) if scores else 0.0


def _before(text: str, q: Quantity) -> str:
    return re.sub(r"[\d.%]", "", _BREAK.split(text[max(0, q.start - _WINDOW) : q.start])[-1])


def _after(text: str, q: Quantity) -> str:
    return re.sub(r"[\d.%]", "", _BREAK.split(text[q.end : q.end + _WINDOW])[0])


def _overlap(one: str, other: str) -> float:
    return sum(c in other for c in one) / len(one)


_EACH = re.compile(r"(?P<who>[^，。；]{2,60}?)(?:，)?(?:[^，。；、]{0,12}?)分别(?P<what>[^。；]*)")


def _wrong_share(claim: str, quote: str) -> bool:
    """Say whether the claim gives one of several the figure of another: A、B分别增长28%、44.1%."""
    for match in _EACH.finditer(quote):
        who = match["who"].replace("城乡", "城镇、农村")
        names = [name for name in re.split(r"[、和与及]", who) if name]
        figures = find_quantities(match["what"])
        figures = figures[: len(names)]
        if len(names) < 2 or len(figures) != len(names):
            continue
        keys = [_key(name, names) for name in names]
        for q in find_quantities(claim):
            at = [i for i, figure in enumerate(figures) if measure(figure) == measure(q)]
            clause = _clause_of(claim, q)
            meant = [i for i, key in enumerate(keys) if key and key in clause]
            if at and len(meant) == 1 and meant[0] not in at:
                return True
    return False


def _key(name: str, names: list[str]) -> str:
    """Give the two characters that tell a name from the others."""
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    return next((pair for pair in pairs if sum(pair in other for other in names) == 1), "")


def _clause_of(text: str, q: Quantity) -> str:
    return re.split(r"[，。；]", text[: q.start])[-1] + re.split(r"[，。；]", text[q.start :])[0]
