"""Numbers about every passage, for narrowing a search before it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import Period
from index.store import Entry

Fields = NDArray[np.int32]
"""Shape `(passages, 3)`: report number, first year, last year; years are 0 where the passage has no period."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: these reports (None: all), and passages whose period touches this one or is unknown."""

    reports: frozenset[int] | None = None
    period: Period | None = None


def fields_of(entries: Sequence[Entry]) -> Fields:
    """Collect the fields of all passages in order."""
    rows = []
    for number, entry in enumerate(entries):
        for passage in entry.passages:
            period = passage.paragraph.section.period
            rows.append((number, period.first if period else 0, period.last if period else 0))
    return np.array(rows, np.int32).reshape(-1, 3)


def allowed(fields: Fields, scope: Scope) -> NDArray[np.bool_] | None:
    """Say which passages lie in the scope; None for all."""
    if scope.reports is None and scope.period is None:
        return None
    mask = np.ones(len(fields), np.bool_)
    if scope.reports is not None:
        mask &= np.isin(fields[:, 0], list(scope.reports))
    if scope.period is not None:
        touches = (fields[:, 1] <= scope.period.last) & (fields[:, 2] >= scope.period.first)
        mask &= touches | (fields[:, 1] == 0)
    return mask
