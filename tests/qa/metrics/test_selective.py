import math

import pytest

from qa.metrics.selective import Point, Trial, answerable_area, refusal_curve, risk_area

TRIALS = [
    Trial(math.inf, True, True),
    Trial(0.9, True, True),
    Trial(0.5, False, False),
    Trial(0.5, True, True),
    Trial(-math.inf, False, False),
]


def test_the_curve():
    assert refusal_curve(TRIALS) == (
        Point(math.inf, 0.2, 0.0),
        Point(0.9, 0.4, 0.0),
        Point(0.5, 0.8, 0.25),
    )


def test_the_areas():
    assert risk_area(TRIALS) == pytest.approx((0.4 * 0 + 0.4 * 0.25) / 0.8)
    assert answerable_area(TRIALS) == pytest.approx(5.5 / 6)


def test_nothing_can_be_answered():
    assert refusal_curve([Trial(-math.inf, False, False)]) == ()
    assert math.isnan(risk_area([Trial(-math.inf, False, False)]))
    assert math.isnan(risk_area([]))
