from __future__ import annotations

import numpy as np
import pytest

from index.fuse import DENSE, LEXICAL, QUOTED, SOFT, first_pass, quoted, second_pass, standardise


def floats(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_z_scores_by_hand():
    # Mean 2, deviations -1, 0 and 1, so the spread is the root of 2/3.
    assert standardise(floats(1, 2, 3)).tolist() == pytest.approx([-(1.5**0.5), 0, 1.5**0.5])


def test_z_scores_against_others():
    # Population 0 and 2: mean 1, spread 1.
    assert standardise(floats(3, 1), floats(0, 2)).tolist() == [2, 0]


def test_where_nothing_differs_all_are_zero():
    assert standardise(floats(5, 5)).tolist() == [0, 0]
    assert standardise(floats(7), floats(5, 5)).tolist() == [0]
    assert standardise(floats()).tolist() == []


def test_the_weighted_sums():
    assert (LEXICAL, DENSE) == (1.0, 0.7)
    assert first_pass(floats(1, 0), floats(0, 1), floats(0, 0.8)).tolist() == pytest.approx([LEXICAL, DENSE])
    assert second_pass(floats(1, 1), floats(0, 2)).tolist() == pytest.approx([1 - SOFT, 1 + SOFT])
    assert second_pass(floats(2, 1), floats(3, 3)).tolist() == [2, 1]


def test_a_quotation_goes_before_all_else():
    assert quoted(floats(0, 0.89, 0.9, 1)).tolist() == [0, 0, 1, 2]
    assert first_pass(floats(5, -1), floats(1, -1), floats(0.5, 1)).tolist() == pytest.approx([5.7, 2 * QUOTED - 1.7])
