import numpy as np
import pytest
from scipy import sparse

from index.training.wordvectors import count_neighbours, factorise, mutual_information, start_vectors


def ids(*numbers):
    return np.array(numbers, np.int32)


def test_neighbours_count_by_their_distance_in_both_directions():
    counts = count_neighbours([ids(1, 2, 3)], 4).toarray()
    assert counts[1, 2] == counts[2, 1] == 1
    assert counts[2, 3] == 1
    assert counts[1, 3] == 0.5
    assert counts[3, 3] == 0


def test_the_unknown_token_and_the_next_document_are_no_neighbours():
    counts = count_neighbours([ids(1, 0, 2), ids(3)], 4).toarray()
    assert counts[1, 2] == 0.5
    assert counts[0].sum() == counts[:, 0].sum() == 0
    assert counts[2, 3] == 0


def test_mutual_information_of_a_table_worked_out_by_hand():
    table = sparse.csr_matrix(np.array([[0, 4], [4, 8]], np.float32))
    smoothed = 4**0.75 + 12**0.75
    found = mutual_information(table).toarray()
    assert found[0, 1] == pytest.approx(np.log(4 / 4 / (12**0.75 / smoothed)))
    assert found[1, 0] == pytest.approx(np.log(4 / 12 / (4**0.75 / smoothed)), abs=1e-6) or found[1, 0] == 0
    assert found[0, 0] == 0


def test_pairs_seen_too_seldom_and_those_below_chance_are_left_out():
    table = sparse.csr_matrix(np.array([[0, 2], [2, 9]], np.float32))
    assert mutual_information(table).toarray()[0, 1] == 0
    assert mutual_information(sparse.csr_matrix(np.array([[9, 3], [3, 9]], np.float32))).toarray()[0, 1] == 0


def test_a_factorisation_gives_the_matrix_back_and_is_the_same_every_time():
    matrix = sparse.csr_matrix(np.diag([4.0, 1.0, 9.0]).astype(np.float32))
    vectors = factorise(matrix, 3, seed=1)
    assert np.allclose(vectors @ vectors.T, matrix.toarray(), atol=1e-4)
    assert (vectors == factorise(matrix, 3, seed=1)).all()


def test_rare_tokens_are_longer_and_unseen_ones_zero():
    counts = count_neighbours([ids(1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3)] * 4, 5)
    vectors = start_vectors(counts, np.array([0, 0.5, 0.25, 0.25, 0], np.float32), 2, seed=1)
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths[1] < lengths[2]
    assert lengths[4] == 0
