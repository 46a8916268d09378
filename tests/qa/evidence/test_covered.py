import numpy as np
import pytest

from index.types import Hit
from qa.evidence.covered import Covered, cover

HIT = Hit(None, 1, 1.0)


def matches(*rows):
    return np.array(rows, np.float32)


def test_shares_are_weighed_and_what_is_around_counts_less():
    covered = Covered(
        ((HIT, None),),
        np.array([3.0, 1.0], np.float32),
        own=matches([1, 0]),
        path=matches([0, 1]),
        passage=matches([1, 0.5]),
        near=np.zeros(1, np.float32),
    )
    assert covered.own_share[0] == pytest.approx(3 / 4)
    assert covered.passage_share[0] == pytest.approx(3.5 / 4)
    assert covered.share[0] == pytest.approx((3 + 0.85) / 4)  # the heading's .85 is more than the passage's .45 × .5


def test_a_passage_covers_what_its_sentences_cover_together(read, soft, city_hits):
    question = read("新建了几所幼儿园，新增了多少学位？")
    covered = cover(question, city_hits, soft)
    for hit in city_hits:
        of_hit = [i for i, (one, _) in enumerate(covered.rows) if one is hit]
        assert np.array_equal(covered.passage[of_hit[0]], covered.own[of_hit].max(axis=0))
    assert covered.own.shape == (len(covered.rows), len(question.terms))
