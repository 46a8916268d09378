"""The whole whose part a question asks for: 28名医护里护士有几个 is not answered by the 28 that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from corpus.numbers import Quantity, find_quantities
from qa.units import fits

_PART_ASKED = re.compile(
    "(?:里头?|里面|中(?!小|心|医|学|央|型|专)|当中|其中)[^。？?]{0,16}?(?:多少|几|各)"
    "|[，,][^，。？?]{1,10}占了?(?:多少|几)|有(?:多少|几)[个名位]?是"
)
_REMEMBERED = 256


def without_whole(text: str, units: tuple[str, ...], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Leave out the figures that the question `text`, asking in these units, names as the whole itself."""
    named = _whole(text, units)
    return [quantity for quantity in quantities if quantity.value not in named]


@lru_cache(_REMEMBERED)
def _whole(text: str, units: tuple[str, ...]) -> frozenset[Decimal]:
    part = _PART_ASKED.search(text)
    named = find_quantities(text[: part.start() + 1]) if part else ()
    return frozenset(q.value for q in named if q.unit and fits(units, q, text))
