import numpy as np

from index.static import StaticEncoder
from index.training.batches import batches, tokenize_source
from index.training.pairs import Source


def tokenized(folder, times, hard=False):
    pairs = (("甲", "乙"), ("丙", "乙"), ("丁", "戊"), ("", "己"))
    return tokenize_source(StaticEncoder.load(folder), Source("x", pairs, times, hard))


def test_equal_texts_have_one_number_and_empty_ones_are_dropped(tiny_model):
    source = tokenized(tiny_model, 1.0)
    assert source.left.tolist() == [0, 2, 3]
    assert source.right.tolist() == [1, 1, 4]


def test_pairs_are_drawn_as_often_as_said(tiny_model):
    source = tokenized(tiny_model, 2.0)
    drawn = batches([source], 3, 1.0, np.random.default_rng(1))
    assert sorted(int(i) for batch in drawn for i in batch.left) == [0, 0, 2, 2, 3, 3]


def test_a_near_miss_is_never_the_right_text_where_another_exists(tiny_model):
    (batch,) = batches([tokenized(tiny_model, 1.0, hard=True)], 3, 1.0, np.random.default_rng(1))
    assert batch.misses.shape == (3,)
    assert set(batch.misses.tolist()) <= {1, 4, 6}
