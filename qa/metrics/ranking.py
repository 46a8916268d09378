"""Measures of a ranking and of a score; R@k and RR@k are defined as in ir_measures, which the tests compare with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np


def recall_at(ranked: Sequence[str], right: Collection[str], k: int) -> float:
    """Give the share of the right passages among the first `k`."""
    return len(set(ranked[:k]) & set(right)) / len(right)


def reciprocal_rank_at(ranked: Sequence[str], right: Collection[str], k: int) -> float:
    """Give 1 over the rank of the first right passage; 0 where none is among the first `k`."""
    return next((1 / rank for rank, name in enumerate(ranked[:k], 1) if name in right), 0.0)


def roc_area(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """Give the chance that a positive one scores higher than a negative one, equal scores counting half.

    nan where either kind is missing. (Mann & Whitney 1947)
    """
    labels = np.asarray(positive, bool)
    above, below = int(labels.sum()), int((~labels).sum())
    if not above or not below:
        return float("nan")
    _, where, counts = np.unique(np.asarray(scores, np.float64), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[where]
    return float((ranks[labels].sum() - above * (above + 1) / 2) / (above * below))
