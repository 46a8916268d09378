"""Refusal as a choice: how many questions are answered, and how many of these wrongly, as the gate's threshold moves.

(El-Yaniv & Wiener 2010; the area as in Geifman, Uziel & El-Yaniv 2019.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from qa.metrics.ranking import roc_area


@dataclass(frozen=True, slots=True)
class Trial:
    """One question: what the gate thought, and whether the answer is right."""

    belief: float
    """Probability of the best evidence; inf where no gate was asked and an answer given, -inf where none could be."""
    right: bool
    """Whether the answer is right that is given, or would be were the threshold low enough."""
    answerable: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold does."""

    threshold: float
    coverage: float
    """Share of all questions that are answered."""
    risk: float
    """Share of these that are answered wrongly."""


def refusal_curve(trials: Sequence[Trial]) -> tuple[Point, ...]:
    """Give a point for each belief, from the strictest threshold to the most open one."""
    points, answered, wrong = [], 0, 0
    ranked = sorted((trial for trial in trials if trial.belief > -math.inf), key=lambda trial: -trial.belief)
    for belief, group in groupby(ranked, key=lambda trial: trial.belief):
        rights = [trial.right for trial in group]
        answered += len(rights)
        wrong += rights.count(False)
        points.append(Point(belief, answered / len(trials), wrong / answered))
    return tuple(points)


def risk_area(trials: Sequence[Trial]) -> float:
    """Give the mean risk over all coverages that can be reached, 0 the best; nan where nothing can be answered."""
    curve = refusal_curve(trials)
    area = last = 0.0
    for point in curve:
        area += point.risk * (point.coverage - last)
        last = point.coverage
    return area / last if last else math.nan


def answerable_area(trials: Sequence[Trial]) -> float:
    """Give the area under the ROC curve of the gate's probability for „can this question be answered“."""
    return roc_area([trial.belief for trial in trials], [trial.answerable for trial in trials])
