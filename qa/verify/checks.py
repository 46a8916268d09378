"""All checks of a claim against its support, in the order of what they cost a reader if they fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.places import find_places
from corpus.types import Period
from qa.understanding.terms import Term
from qa.verify.figures import missing_figures, stray_digits, stray_rank, swapped
from qa.verify.moment import of_other_year, wrong_status, wrong_year
from qa.verify.names import strange_name, strange_word
from qa.verify.sense import turned_round
from qa.verify.spans import wrong_span
from qa.verify.support import Support


@dataclass(frozen=True, slots=True)
class Asked:
    """What the question named, which a claim without a year or place of its own seems to speak of."""

    periods: frozenset[Period]
    places: frozenset[tuple[str, ...]]


def reason_against(
    claim: str,
    terms: Sequence[Term],
    matches: NDArray[np.float32],
    support: Support,
    asked: Asked | None,
    year: int | None,
    *,
    only_words: bool = False,
) -> str:
    """Say in Chinese why the quotes do not say what the claim says; empty where they do.

    `only_words` leaves out figures, years and status: for what was worked out from two quotes.
    """
    if not only_words and (reason := _against_facts(claim, support, asked, year)):
        return reason
    strange = strange_name(claim, support) or strange_word(terms, matches, support)
    return f"所引原文里没有“{strange}”" if strange else ""


def _against_facts(claim: str, support: Support, asked: Asked | None, year: int | None) -> str:
    missing = missing_figures(claim, support)
    stray = missing[0].text if missing else stray_digits(claim, support) or stray_rank(claim, support)
    if stray:
        return f"所引原文里没有“{stray}”"
    other = wrong_year(claim, support, year) or wrong_span(claim, support)
    if other:
        return f"所引原文说的不是{other}"
    if asked and (of_other_year(asked.periods, claim, support) or _of_other_place(asked, support)):
        return "所引原文说的是别的年份或地区"
    if wrong_status(claim, support):
        return "完成还是计划，所引原文不是这样说的"
    if turned_round(claim, support):
        return "所引原文的意思相反"
    return "所引原文里，这个数字说的是别的事" if swapped(claim, support) else ""


def _of_other_place(asked: Asked, support: Support) -> bool:
    """Say whether the quotes speak for none of the places asked about, nor for one in or around them."""
    if not asked.places:
        return False
    paths = [quote.report.place_path for quote in support.quotes if quote.report.place_path]
    paths += [p.path for q in support.quotes for m in find_places(q.span.text) for p in m.places]
    return not any(
        path[: len(place)] == place or place[: len(path)] == path for path in paths for place in asked.places
    )
