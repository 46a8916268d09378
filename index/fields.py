"""Which passages a search may find: those of some reports, of a period, and never those that no longer count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import Period
from index.store import Place, Store

Years = NDArray[np.int16]
"""Shape `(passages, 2)`: first and last year; 0 where the passage has no period."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: these reports' ids (None: all), and passages whose period touches this one or is unknown."""

    reports: frozenset[str] | None = None
    period: Period | None = None


def gaps(places: Iterable[Place], size: int) -> tuple[tuple[int, int], ...]:
    """Give the stretches of `size` passages that none of these reports holds: first, and last, which is not in it."""
    found, reached = [], 0
    for first, last in sorted((place.first, place.last) for place in places):
        if first > reached:
            found.append((reached, first))
        reached = max(reached, last)
    return (*found, (reached, size)) if reached < size else tuple(found)


class Fields:
    """The years of all passages, and which passages belong to which report."""

    def __init__(self, years: Years, store: Store) -> None:
        self._first, self._last = np.ascontiguousarray(years.T)
        self._store = store
        living = sum(place.last - place.first for place in store.places.values())
        self.living = None if living == len(years) else self._of(store.places)
        """The passages that count; None for all."""

    def allowed(self, scope: Scope) -> NDArray[np.bool_] | None:
        """Say which passages lie in the scope; None for all."""
        mask = self.living if scope.reports is None else self._of(scope.reports)
        if scope.period is None:
            return mask
        inside = (self._first <= scope.period.last) & (self._last >= scope.period.first) | (self._first == 0)
        return np.asarray(inside if mask is None else inside & mask)

    def _of(self, reports: Iterable[str]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self._first), np.bool_)
        for report_id in reports:
            place = self._store.places.get(report_id)
            if place:
                mask[place.first : place.last] = True
        return mask
