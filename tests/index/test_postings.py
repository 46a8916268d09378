from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.postings import MAX_PASSAGES, hashed, postings_of, sorted_runs, unpack
from index.terms import terms_of

NO_KEYS = np.zeros(0, np.uint64)


def key(term: int, passage: int, times: int) -> int:
    """37 bits of hash, 22 of passage, 5 of times."""
    return term << 27 | passage << 5 | times


def keys(*rows: tuple[int, int, int]) -> np.ndarray:
    return np.array([key(*row) for row in rows], np.uint64)


def unpacked(packed: np.ndarray) -> list[tuple[int, int, int]]:
    return list(zip(*(part.tolist() for part in unpack(packed)), strict=True))


def hash_of(character: str) -> int:
    (found,) = hashed(terms_of(character)[0]).tolist()
    return found


def test_a_key_is_taken_apart():
    rows = [(1, 2, 3), (2**37 - 1, MAX_PASSAGES - 1, 31)]
    assert unpacked(keys(*rows)) == rows
    assert [part.dtype for part in unpack(NO_KEYS)] == [np.uint64, np.int32, np.int32]


def test_the_terms_of_some_texts():
    postings = postings_of(["盐湖", "", "盐盐"])
    (pair,), (double,) = (hashed(terms_of(text)[1]).tolist() for text in ("盐湖", "盐盐"))
    # 盐 once in the first and twice in the last, 湖 and the two pairs once.
    rows = [(hash_of("盐"), 0, 1), (hash_of("盐"), 2, 2), (hash_of("湖"), 0, 1), (pair, 0, 1), (double, 2, 1)]
    assert unpacked(postings.keys) == sorted(rows)
    assert postings.lengths.tolist() == [3, 0, 3]
    assert postings.lengths.dtype == np.int32
    assert postings.keys.dtype == np.uint64


@pytest.mark.parametrize(("times", "kept"), [(30, 30), (31, 31), (32, 31), (500, 31)])
def test_how_often_a_term_stands_is_counted_to_31(times: int, kept: int):
    postings = postings_of(["盐，" * times])
    assert unpacked(postings.keys) == [(hash_of("盐"), 0, kept)]
    assert postings.lengths.tolist() == [times]


@pytest.mark.parametrize("texts", [[], [""], ["，。", ""]])
def test_texts_without_terms(texts: list[str]):
    postings = postings_of(texts)
    assert (postings.keys.tolist(), postings.lengths.tolist()) == ([], [0] * len(texts))
    assert postings.shifted(7).keys.tolist() == []


def test_shifted_passages():
    postings = postings_of(["盐", "湖"]).shifted(100)
    assert sorted(unpacked(postings.keys)) == sorted([(hash_of("盐"), 100, 1), (hash_of("湖"), 101, 1)])
    assert postings.lengths.tolist() == [1, 1]


def test_runs_are_merged_in_order_and_never_part_a_term():
    # The five highest of 37 bits choose the run: terms 0 and 1 go in the first, 2**32 in the second, the last in the last.
    last = 2**37 - 1
    blocks = [keys((0, 0, 1), (1, 0, 2), (last, 0, 1)), keys((1, 1, 1), (2**32, 1, 1), (last, 1, 3)), NO_KEYS]
    runs = [unpacked(run) for run in sorted_runs(blocks) if len(run)]
    assert runs == [[(0, 0, 1), (1, 0, 2), (1, 1, 1)], [(2**32, 1, 1)], [(last, 0, 1), (last, 1, 3)]]


def test_no_blocks():
    assert [len(run) for run in sorted_runs([])] == []
    assert sum(len(run) for run in sorted_runs([NO_KEYS])) == 0


@given(st.lists(st.text("盐湖工业区年月5", max_size=8), max_size=6), st.integers(0, 6))
def test_blocks_merged_are_what_all_texts_give_at_once(texts: list[str], cut: int):
    blocks = [postings_of(texts[:cut]).keys, postings_of(texts[cut:]).shifted(len(texts[:cut])).keys]
    runs = list(sorted_runs(blocks))
    assert np.concatenate([NO_KEYS, *runs]).tolist() == postings_of(texts).keys.tolist()
    terms = [set(unpack(run)[0].tolist()) for run in runs]
    assert sum(map(len, terms)) == len(set().union(*terms))
