import math

import pytest

from qa.metrics.intervals import interval, ratio_interval


def test_what_never_varies_has_no_width():
    assert ratio_interval([(1, 1)] * 5) == (1.0, 1.0)
    assert ratio_interval([(2, 4), (1, 2), (0, 0)]) == (0.5, 0.5)


def test_nothing_to_count():
    assert ratio_interval([]) is None
    assert ratio_interval([(0, 0), (0, 0)]) is None
    assert interval(3, lambda _drawn: math.nan) is None


def test_a_share_of_a_hundred_is_as_sure_as_the_normal_law_says():
    low, high = ratio_interval([(1, 1)] * 80 + [(0, 1)] * 20)
    half = 1.96 * math.sqrt(0.8 * 0.2 / 100)
    assert (low, high) == (pytest.approx(0.8 - half, abs=0.015), pytest.approx(0.8 + half, abs=0.015))


def test_it_comes_out_the_same_every_time():
    pairs = [(i % 3 == 0, 1) for i in range(30)]
    assert ratio_interval(pairs) == ratio_interval(pairs)


def test_questions_with_nothing_to_count_change_nothing():
    pairs = [(i % 3 == 0, 1) for i in range(30)]
    assert ratio_interval([*pairs, (0, 0)]) == ratio_interval(pairs)


def test_undefined_draws_are_left_out():
    low, high = interval(2, lambda drawn: math.nan if drawn[0] == drawn[1] else 7.0)
    assert (low, high) == (7.0, 7.0)
