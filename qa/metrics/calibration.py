"""The gate's probability against what happened: reliability table, Brier score, expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose probability lies in `[low, high)`; the last bin holds 1 too."""

    low: float
    high: float
    count: int
    said: float
    """Mean probability."""
    happened: float
    """Share that came true."""


def reliability(probabilities: Sequence[float], happened: Sequence[bool], bins: int = _BINS) -> tuple[Bin, ...]:
    """Sort the questions into bins of equal width; empty ones are left out."""
    sorted_in: dict[int, list[tuple[float, bool]]] = {}
    for probability, true in zip(probabilities, happened, strict=True):
        sorted_in.setdefault(min(int(probability * bins), bins - 1), []).append((probability, true))
    return tuple(
        Bin(
            number / bins,
            (number + 1) / bins,
            len(pairs),
            sum(probability for probability, _ in pairs) / len(pairs),
            sum(true for _, true in pairs) / len(pairs),
        )
        for number, pairs in sorted(sorted_in.items())
    )


def brier(probabilities: Sequence[float], happened: Sequence[bool]) -> float:
    """Give the mean squared error, 0 the best; nan for no questions. (Brier 1950)"""
    errors = [(probability - true) ** 2 for probability, true in zip(probabilities, happened, strict=True)]
    return sum(errors) / len(errors) if errors else float("nan")


def calibration_error(probabilities: Sequence[float], happened: Sequence[bool], bins: int = _BINS) -> float:
    """Give the mean gap between what a bin says and what happened, by the bin's size; nan for no questions.

    (Expected calibration error, Naeini et al. 2015.)
    """
    table = reliability(probabilities, happened, bins)
    count = sum(row.count for row in table)
    return sum(row.count * abs(row.said - row.happened) for row in table) / count if count else float("nan")
