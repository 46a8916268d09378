"""A figure with how sure it is, as it is printed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qa.metrics.intervals import Indexes, Interval, interval, ratio_interval


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of what is counted, with its 95% interval over the questions; none where nothing is."""

    count: int
    total: int
    interval: Interval | None

    @property
    def share(self) -> float:
        """0 to 1; 0 for nothing counted."""
        return self.count / self.total if self.total else 0.0

    def to_dict(self) -> dict[str, object]:
        """Give it for JSON."""
        return {"count": self.count, "all": self.total, "interval": self.interval}


@dataclass(frozen=True, slots=True)
class Score:
    """A figure that is no share, with its 95% interval over the questions."""

    value: float
    """nan where it is not defined."""
    interval: Interval | None

    def to_dict(self) -> dict[str, object]:
        """Give it for JSON."""
        return {"value": None if math.isnan(self.value) else self.value, "interval": self.interval}


def rate_of(pairs: Sequence[tuple[int, int]]) -> Rate:
    """Add up what was counted and what there was to count, a pair a question."""
    return Rate(sum(count for count, _ in pairs), sum(total for _, total in pairs), ratio_interval(pairs))


def score_of(size: int, statistic: Callable[[Indexes], float]) -> Score:
    """Compute a statistic of `size` questions from their indexes."""
    return Score(statistic(np.arange(size)), interval(size, statistic))


def mean_of(values: Sequence[float]) -> Score:
    """Give the mean; nan for no values."""
    mean = sum(values) / len(values) if values else math.nan
    return Score(mean, ratio_interval([(value, 1) for value in values]))


def rate_line(name: str, rate: Rate) -> str:
    """Write a share with its interval."""
    ends = f"  [{rate.interval[0]:.1%}, {rate.interval[1]:.1%}]" if rate.interval else ""
    return f"{name:<20}{rate.count:>5}/{rate.total:<5}{rate.share:7.1%}{ends}"


def score_line(name: str, score: Score) -> str:
    """Write a figure with its interval."""
    ends = f"  [{score.interval[0]:.4f}, {score.interval[1]:.4f}]" if score.interval else ""
    return f"{name:<31}{score.value:7.4f}{ends}"
