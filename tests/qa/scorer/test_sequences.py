import numpy as np
import pytest

from qa.scorer.pairs import CONTEXT, QUESTION
from qa.scorer.sequences import SENTENCE, lay_out, sequenced

SIZE = 100


def ids(*numbers):
    return np.array(numbers, np.int32)


def test_a_pair_lies_in_a_row_with_its_marks():
    laid = lay_out((ids(1, 2), ids(3, 4, 5), ids(6)), SIZE)
    assert laid.tokens.tolist() == [100, 1, 2, 101, 3, 4, 5, 6]
    assert laid.sides.tolist() == [0, 0, 0, 0, 1, 1, 1, 2]
    assert laid.asked == 4


def test_what_is_too_long_is_cut_and_of_the_context_the_end_is_kept():
    long = np.arange(200, dtype=np.int32)
    laid = lay_out((long, long, long), 1000)
    asked, told = laid.tokens[1 : laid.asked - 1], laid.tokens[laid.asked :]
    assert asked.tolist() == list(range(QUESTION))
    assert told.tolist() == [*range(SENTENCE), *range(200 - CONTEXT, 200)]
    assert np.bincount(laid.sides).tolist() == [QUESTION + 2, SENTENCE, CONTEXT]


def test_what_the_two_sides_share(soft):
    pair = tuple(soft.encoder.tokenize(["社区食堂", "新建社区食堂", ""]))
    (one,) = sequenced([pair], soft)
    asked = len(pair[0])
    assert one.equal.shape == (asked + 2, len(pair[1]))
    assert one.equal.sum(axis=1).tolist() == [0.0, *[1.0] * asked, 0.0]  # the marks are no words
    assert one.cosines.min() >= 0
    assert one.cosines[1:-1].max(axis=1) == pytest.approx(np.ones(asked), abs=1e-5)
    assert one.found[1 : asked + 1] == pytest.approx(np.ones((asked, 2)), abs=1e-5)
    assert one.found[0].tolist() == [0.0, 0.0]


def test_a_sentence_without_a_token_shares_nothing(soft):
    (one,) = sequenced([tuple(soft.encoder.tokenize(["食堂", "▲", ""]))], soft)
    assert one.cosines.shape[1] == 0
    assert not one.found.any()
