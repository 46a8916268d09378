import math

import pytest

from qa.metrics.figures import Rate, Score, mean_of, rate_line, rate_of, score_line, score_of


def test_a_share():
    rate = rate_of([(1, 2), (2, 4), (0, 0)])
    assert rate == Rate(3, 6, (0.5, 0.5))
    assert rate.to_dict() == {"count": 3, "all": 6, "interval": (0.5, 0.5)}
    assert rate_line("fact", rate).split() == ["fact", "3/6", "50.0%", "[50.0%,", "50.0%]"]


def test_nothing_counted():
    assert rate_line("fact", rate_of([])).split() == ["fact", "0/0", "0.0%"]
    assert mean_of([]).to_dict() == {"value": None, "interval": None}


def test_a_statistic():
    assert score_of(3, lambda drawn: float(len(drawn))) == Score(3.0, (3.0, 3.0))
    assert mean_of([0.25, 0.25]) == Score(0.25, (0.25, 0.25))
    assert score_line("area", Score(0.25, (0.2, 0.3))).split() == ["area", "0.2500", "[0.2000,", "0.3000]"]
    assert math.isnan(mean_of([]).value)
    assert mean_of([0.0, 1.0]).interval == (pytest.approx(0.0), pytest.approx(1.0))
