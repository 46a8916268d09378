"""How sure a figure is: percentile bootstrap over the questions (Efron & Tibshirani 1993, chapter 13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
_SEED = 0
_PERCENTILES = (2.5, 97.5)

Interval = tuple[float, float]
Indexes = NDArray[np.intp]


def ratio_interval(pairs: Sequence[tuple[float, float]]) -> Interval | None:
    """Give the 95% interval of the sum of the first over the sum of the second, a pair a question.

    Questions whose second is 0 have nothing to count and are left out; None where all are.
    """
    counted = np.array([pair for pair in pairs if pair[1]], np.float64)

    def ratio(drawn: Indexes) -> float:
        count, total = counted[drawn].sum(axis=0)
        return float(count / total)

    return interval(len(counted), ratio)


def interval(size: int, statistic: Callable[[Indexes], float]) -> Interval | None:
    """Give the 95% interval of a statistic of `size` questions, computed from the indexes drawn.

    A draw for which it is not defined gives nan and is left out; None where all are.
    """
    found = np.array([statistic(drawn) for drawn in _draws(size)], np.float64)
    found = found[~np.isnan(found)]
    if not len(found):
        return None
    low, high = np.percentile(found, _PERCENTILES)
    return float(low), float(high)


def _draws(size: int) -> Iterator[Indexes]:
    """Draw with replacement, the same for the same size."""
    if size:
        random = np.random.default_rng(_SEED)
        yield from (random.integers(0, size, size) for _ in range(RESAMPLES))
