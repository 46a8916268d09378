import numpy as np
import pytest

from qa.training.cloze import Clozes, Flat
from qa.training.jointnet import HIDDEN


def rows(*lengths):
    return Flat(np.arange(100 * i, 100 * i + length) for i, length in enumerate(lengths, 1))


@pytest.fixture
def clozes(soft):
    return Clozes(rows(90, 60, 80), rows(5, 6, 7), rows(40, 50, 60), soft.encoder, np.random.default_rng(3))


def test_texts_in_a_row():
    flat = rows(3, 2)
    assert flat.tokens.tolist() == [100, 101, 102, 200, 201]
    assert flat.text(1).tolist() == [200, 201]
    i, window = flat.around(1, 2)
    assert (i, window.tolist()) == (0, [101, 102])
    i, window = flat.around(2, 2)  # up to the end of its text, and as long all the same
    assert (i, window.tolist()) == (0, [101, 102])
    assert len(Flat([])) == 0


def test_hidden_words_can_be_put_back(clozes, soft):
    size = soft.encoder.vocabulary_size
    cloze = clozes.draw(64)
    tokens, hidden = cloze.rows.tokens.numpy(), cloze.hidden.numpy()
    assert hidden.sum() == len(cloze.gold)
    assert not (hidden & cloze.rows.padding.numpy()).any()
    assert cloze.gold.max() < size
    masked = (tokens == size + HIDDEN) & hidden
    assert 0.7 < masked.sum() / hidden.sum() < 0.9
    assert ((tokens == size + HIDDEN) == masked).all()


def test_half_of_the_pieces_belong_to_their_text(clozes):
    cloze = clozes.draw(400)
    assert 0.4 < cloze.belongs.mean() < 0.75
    tokens, sides = cloze.rows.tokens.numpy(), cloze.rows.sides.numpy()
    for row, side, hidden, belongs in zip(tokens, sides, cloze.hidden.numpy(), cloze.belongs.tolist(), strict=True):
        piece = row[(side == 0) & ~hidden][1:-1] // 100
        text = row[(side == 1) & ~hidden & (row > 0)] // 100
        if len(piece) and len(text) and piece[0] < 10:
            assert (piece[0] in text) == bool(belongs)
