import numpy as np

from index.static import StaticEncoder
from index.training.negatives import mine


def test_the_nearest_passages_that_are_no_answer_are_the_misses(tiny_model):
    encoder = StaticEncoder.load(tiny_model)
    passages = ["甲丙", "甲丁", "甲", "己"]  # for 甲: 2 is nearest and gold; 1 holds the answer
    found = mine(encoder, ["甲"], passages, np.array([2]), ["丁"], 2)
    scores = encoder.encode_queries(["甲"]) @ encoder.encode_passages(passages).T
    assert list(found[0]) == sorted([0, 3], key=lambda i: -scores[0, i])


def test_the_gold_passage_fills_what_is_missing(tiny_model):
    found = mine(StaticEncoder.load(tiny_model), ["甲"], ["甲", "乙"], np.array([0]), [], 3)
    assert list(found[0]) == [1, 0, 0]
