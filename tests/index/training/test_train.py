import numpy as np
import torch

from index.static import StaticEncoder
from index.training.batches import tokenize_source
from index.training.model import read_vectors
from index.training.pairs import Source
from index.training.train import Recipe, loss, thinned, train

PAIRS = (("甲", "乙"), ("丙", "丁"), ("戊", "己"), ("庚", "辛"))
RECIPE = Recipe(seed=7, batch=4, rate=0.05, drop=0.0)


def trained(folder, recipe=RECIPE):
    encoder = StaticEncoder.load(folder)
    source = tokenize_source(encoder, Source("x", PAIRS, 30.0))
    return train(read_vectors(folder), [source], recipe, say=lambda _: None)


def cosine(vectors, a, b):
    return float(vectors[a] @ vectors[b] / np.linalg.norm(vectors[a]) / np.linalg.norm(vectors[b]))


def test_the_loss_falls_and_a_pair_gets_nearer(tiny_model):
    before = read_vectors(tiny_model)
    after, losses = trained(tiny_model)
    assert losses[-1] < losses[0] / 2
    assert all(cosine(after, i, i + 1) > cosine(before, i, i + 1) for i in (1, 3, 5, 7))
    assert (after[0] == before[0]).all()  # the token that never occurs


def test_the_same_seed_gives_the_same_weights(tiny_model):
    assert (trained(tiny_model)[0] == trained(tiny_model)[0]).all()


def test_an_equal_answer_is_no_wrong_one():
    unit = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    same, other = np.array([0, 0]), np.array([0, 1])
    assert loss((unit, unit), [other, same], 20.0) == 0
    assert abs(float(loss((unit, unit), [other, other], 20.0)) - np.log(2)) < 1e-6


def test_a_near_miss_counts_against_the_question_alone():
    unit = torch.tensor([[1.0, 0.0]])
    row, miss = np.array([0]), np.array([1])
    assert abs(float(loss((unit, unit, unit), [row, row, miss], 20.0)) - np.log(2) / 2) < 1e-6
    assert loss((unit, unit, unit), [row, row, row], 20.0) == 0


def test_a_share_of_the_tokens_is_left_out_but_never_all():
    chance, tokens = np.random.default_rng(1), np.arange(1000, dtype=np.int32)
    assert 650 < len(thinned(tokens, 0.3, chance)) < 750
    assert len(thinned(tokens[:1], 0.999, chance)) == 1
    assert thinned(tokens, 0.0, chance) is tokens
