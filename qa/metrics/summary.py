"""The figures of a question set: what is counted, how sure it is, and as a table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping
from typing import Any

from qa.evaluate import Outcome, Result
from qa.metrics.calibration import brier, calibration_error, reliability
from qa.metrics.figures import Rate, Score, rate_line, rate_of, score_line, score_of
from qa.metrics.selective import Point, Trial, answerable_area, risk_area

MARKS = "answers"
"""The name under which outcomes are saved for the next version."""

_COUNTED: Mapping[str, Callable[[Outcome], tuple[int, int]]] = {
    "refusal": lambda o: _when(o.status == "no_evidence", o.expected == "no_evidence"),
    "false_refusal": lambda o: _when(o.status == "no_evidence", o.expected == "answered"),
    "verbatim_quotes": lambda o: (o.verbatim, o.quotes),
    "citation_precision": lambda o: (o.right_quotes, o.quotes),
    "citation_recall": lambda o: (o.found, o.wanted),
    "figures_in_quotes": lambda o: (o.supported, o.figures),
}


def kinds(result: Result) -> dict[str, Rate]:
    """Give the correct ones by kind, in the order of the set; `all` comes last."""
    names = dict.fromkeys(o.kind for o in result.outcomes)
    rates = {
        name: rate_of([_when(not o.reasons, counted=True) for o in result.outcomes if o.kind == name]) for name in names
    }
    return rates | {"all": rate_of([_when(not o.reasons, counted=True) for o in result.outcomes])}


def rates(result: Result) -> dict[str, Rate]:
    """Give what is counted over all kinds."""
    return {name: rate_of([count(o) for o in result.outcomes]) for name, count in _COUNTED.items()}


def scores(result: Result) -> dict[str, Score]:
    """Give the areas under the refusal and ROC curves, and how well the gate's probability is calibrated."""
    trials = trials_of(result)
    said, happened = believed(result)
    return {
        "risk_area": score_of(len(trials), lambda i: risk_area([trials[j] for j in i])),
        "answerable_roc_area": score_of(len(trials), lambda i: answerable_area([trials[j] for j in i])),
        "brier": score_of(len(said), lambda i: brier([said[j] for j in i], [happened[j] for j in i])),
        "calibration_error": score_of(
            len(said), lambda i: calibration_error([said[j] for j in i], [happened[j] for j in i])
        ),
    }


def trials_of(result: Result) -> list[Trial]:
    """Give every question as the refusal curve needs it."""
    return [Trial(_threshold(o), bool(o.right_anyway), o.expected == "answered") for o in result.outcomes]


def believed(result: Result) -> tuple[list[float], list[bool]]:
    """Give the gate's probabilities where it was asked, and whether the answer that goes with each is right."""
    asked = [(o.belief, bool(o.right_anyway)) for o in result.outcomes]
    pairs = [(belief, right) for belief, right in asked if belief is not None]
    return [belief for belief, _ in pairs], [right for _, right in pairs]


def served(result: Result) -> Point | None:
    """Give how many questions are answered as the gate stands, and how many of these wrongly; None for no answer."""
    answered = [o for o in result.outcomes if o.status == "answered"]
    if not answered:
        return None
    wrong = sum(bool(o.reasons) for o in answered)
    return Point(math.nan, len(answered) / len(result.outcomes), wrong / len(answered))


def median_ms(result: Result) -> float:
    """Give the time of an answer."""
    return round(statistics.median(o.milliseconds for o in result.outcomes), 2)


def marks(result: Result) -> dict[str, dict[str, bool]]:
    """Name each question and say whether it was answered correctly, for a later version to be compared with."""
    return {MARKS: {f"{o.id} {o.question}": not o.reasons for o in result.outcomes}}


def to_dict(result: Result) -> dict[str, Any]:
    """Give the figures as JSON."""
    said, happened = believed(result)
    return {
        "questions": len(result.outcomes),
        "by_kind": {
            kind: {"correct": rate.count, "all": rate.total, "interval": rate.interval}
            for kind, rate in kinds(result).items()
            if kind != "all"
        },
        **{name: rate.to_dict() for name, rate in rates(result).items()},
        **{name: score.to_dict() for name, score in scores(result).items()},
        "reliability": [
            {"low": b.low, "high": b.high, "count": b.count, "said": b.said, "happened": b.happened}
            for b in reliability(said, happened)
        ],
        "median_ms": median_ms(result),
        "failures": [o.id for o in result.failures],
    }


def table(result: Result) -> str:
    """Write the figures as lines for people; the numbers in brackets are 95% intervals."""
    said, happened = believed(result)
    lines = [rate_line(name, rate) for name, rate in (kinds(result) | rates(result)).items()]
    lines += [score_line(name, score) for name, score in scores(result).items()]
    lines += [
        f"said {b.low:.1f}-{b.high:.1f}{'':<10}{b.count:>5}{'':<6}{b.said:7.1%}  right {b.happened:6.1%}"
        for b in reliability(said, happened)
    ]
    return "\n".join([*lines, f"{'median_ms':<20}{median_ms(result):.1f}"])


def _threshold(outcome: Outcome) -> float:
    """Give the threshold up to which the question is answered: inf for always, -inf for never."""
    if outcome.right_anyway is None:
        return -math.inf
    return math.inf if outcome.belief is None else outcome.belief


def _when(holds: bool, counted: bool) -> tuple[int, int]:
    return int(holds and counted), int(counted)
