"""Figures that a model worked out: a sum of two or three, a difference or a growth of two, all of them quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from corpus.numbers import Quantity, find_quantities
from qa.verify.measures import measure
from qa.verify.support import Quote

_SUM = re.compile("合计|共计|总计|一共|总共|加起来|两年共|共")
_MORE = re.compile("多|增加|增长|提高|上升|高出|增多")
_LESS = re.compile("少|减少|下降|降低|减|低")
_GAP = re.compile("相差|差距|差")
_ROUNDING = Decimal("0.0051")
# Figures of one unit that are tried in threes: 220 sums.
_TRIED = 12


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure with its operands."""

    formula: str
    """58个+45个=103个"""
    operands: tuple[Quantity, ...]
    quotes: tuple[Quote, ...]


def derive(claim: str, figure: Quantity, quotes: Sequence[Quote], earlier: Sequence[int]) -> Derived | None:
    """Find two figures of different quotes, of one unit, that give the figure in the way the claim's words say.

    `earlier` gives for each quote the year it speaks of, or 0; 比2025年少 is later minus earlier. Three figures may be
    added where each is of a year of its own.
    """
    told = [(i, q) for i, quote in enumerate(quotes) for q in find_quantities(quote.span.text)]
    for (i, a), (j, b) in combinations(told, 2):
        if i == j or measure(a)[1] != measure(b)[1]:
            continue
        first, last = ((i, a), (j, b)) if earlier[i] <= earlier[j] else ((j, b), (i, a))
        formula = _formula(claim, figure, first[1], last[1])
        if formula:
            return Derived(formula, (first[1], last[1]), (quotes[first[0]], quotes[last[0]]))
    return _sum_of_three(figure, told, quotes, earlier) if _SUM.search(claim) else None


def _sum_of_three(
    figure: Quantity, told: Sequence[tuple[int, Quantity]], quotes: Sequence[Quote], earlier: Sequence[int]
) -> Derived | None:
    wanted, unit = measure(figure)
    fitting = sorted(
        ((i, q) for i, q in told if measure(q)[1] == unit and 0 < measure(q)[0] < wanted),
        key=lambda one: earlier[one[0]],
    )
    for three in combinations(fitting[:_TRIED], 3):
        years = {earlier[i] for i, _ in three}
        if len(years) == 3 and 0 not in years and sum(measure(q)[0] for _, q in three) == wanted:
            operands = tuple(q for _, q in three)
            formula = f"{'+'.join(q.text for q in operands)}={figure.text}"
            return Derived(formula, operands, tuple(quotes[i] for i, _ in three))
    return None


def _formula(claim: str, figure: Quantity, first: Quantity, last: Quantity) -> str:
    a, b, wanted = measure(first)[0], measure(last)[0], measure(figure)[0]
    same_unit = measure(figure)[1] == measure(first)[1]
    if same_unit and _SUM.search(claim) and a + b == wanted:
        return f"{first.text}+{last.text}={figure.text}"
    if same_unit and ((_MORE.search(claim) and b - a == wanted) or (_GAP.search(claim) and abs(b - a) == wanted)):
        return f"{last.text}-{first.text}={figure.text}" if b >= a else f"{first.text}-{last.text}={figure.text}"
    if same_unit and _LESS.search(claim) and a - b == wanted:
        return f"{first.text}-{last.text}={figure.text}"
    if figure.unit == "%" and a > 0 and _grown(claim, a, b, wanted / 100):
        return f"({last.text}-{first.text})÷{first.text}={figure.text}"
    return ""


def _grown(claim: str, a: Decimal, b: Decimal, wanted: Decimal) -> bool:
    change = (b - a) / a
    if change < 0:
        return bool(_LESS.search(claim)) and abs(-change - wanted) <= _ROUNDING / 10
    return bool(_MORE.search(claim)) and abs(change - wanted) <= _ROUNDING / 10
