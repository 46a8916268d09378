from __future__ import annotations

import numpy as np

from index.bulk import in_parts, sums

TABLE = np.array([[0, 0], [3, 4], [0, 2], [1, 0]], np.float32)


def test_parts_come_back_in_order():
    assert [n for part in in_parts(list, range(5000)) for n in part] == list(range(5000))
    assert in_parts(list, []) == []


def test_rows_are_added_up():
    tokens = [np.array([1, 3, 2], np.int32), np.zeros(0, np.int32), np.array([1, 1], np.uint16)]
    added = sums(TABLE, tokens)
    assert added.tolist() == [[4, 6], [0, 0], [6, 8]]
    assert added.dtype == np.float32
    assert sums(TABLE, []).shape == (0, 2)
