import math

import pytest

from qa.metrics.calibration import Bin, brier, calibration_error, reliability

SAID = [0.1, 0.3, 0.8, 1.0]
HAPPENED = [False, True, True, True]


def test_the_table():
    assert reliability(SAID, HAPPENED, bins=2) == (
        Bin(0.0, 0.5, 2, pytest.approx(0.2), 0.5),
        Bin(0.5, 1.0, 2, pytest.approx(0.9), 1.0),
    )


def test_empty_bins_are_left_out():
    assert [(b.low, b.count) for b in reliability([0.05, 0.95, 1.0], [False, True, True])] == [(0.0, 1), (0.9, 2)]


def test_the_errors():
    assert brier(SAID, HAPPENED) == pytest.approx((0.01 + 0.49 + 0.04 + 0.0) / 4)
    assert calibration_error(SAID, HAPPENED, bins=2) == pytest.approx(0.5 * 0.3 + 0.5 * 0.1)


def test_no_questions():
    assert math.isnan(brier([], []))
    assert math.isnan(calibration_error([], []))
