import math
import random

import ir_measures
import pytest
from ir_measures import RR, R

from qa.metrics.ranking import recall_at, reciprocal_rank_at, roc_area

RANKED = ("c", "a", "e", "b")


@pytest.mark.parametrize(
    ("right", "k", "recall", "reciprocal"),
    [
        (("a",), 1, 0.0, 0.0),
        (("a",), 2, 1.0, 0.5),
        (("c",), 1, 1.0, 1.0),
        (("a", "b"), 2, 0.5, 0.5),
        (("a", "b"), 10, 1.0, 0.5),
        (("x",), 10, 0.0, 0.0),
    ],
)
def test_known_rankings(right, k, recall, reciprocal):
    assert recall_at(RANKED, right, k) == recall
    assert reciprocal_rank_at(RANKED, right, k) == reciprocal


def test_as_ir_measures_has_it():
    pick = random.Random(1)
    names = [f"p{i}" for i in range(30)]
    rankings = {f"q{i}": pick.sample(names, 15) for i in range(40)}
    right = {question: pick.sample(names, pick.randint(1, 3)) for question in rankings}
    qrels = {question: dict.fromkeys(gold, 1) for question, gold in right.items()}
    run = {q: {name: 100.0 - rank for rank, name in enumerate(ranked)} for q, ranked in rankings.items()}
    oracle = ir_measures.calc_aggregate([R @ 1, R @ 10, RR @ 10], qrels, run)
    for measure, ours in ((R @ 1, (recall_at, 1)), (R @ 10, (recall_at, 10)), (RR @ 10, (reciprocal_rank_at, 10))):
        function, k = ours
        mean = sum(function(rankings[q], right[q], k) for q in rankings) / len(rankings)
        assert mean == pytest.approx(oracle[measure])


@pytest.mark.parametrize(
    ("scores", "positive", "area"),
    [
        ([0.9, 0.8, 0.1], [True, True, False], 1.0),
        ([0.1, 0.9], [True, False], 0.0),
        ([0.5, 0.5], [True, False], 0.5),
        ([3, 1, 2, 2], [True, True, False, False], 0.5),
        ([3, 2, 2, 1], [True, True, False, False], 0.875),
        ([math.inf, 0.2, -math.inf], [True, False, False], 1.0),
    ],
)
def test_pairs_in_the_right_order(scores, positive, area):
    assert roc_area(scores, positive) == area


def test_no_area_where_one_kind_is_missing():
    assert math.isnan(roc_area([0.3], [True]))
