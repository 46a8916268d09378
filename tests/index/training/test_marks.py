import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from corpus.errors import InputError
from index.static import StaticEncoder
from index.training.marks import SHARE, with_marks
from index.weights import TokenTable

TOKENS = ["<unk>", "科目二", "科目三", "车牌"]


def tiny(learned: np.ndarray) -> StaticEncoder:
    description = Tokenizer(Unigram([(token, -5.0) for token in TOKENS], unk_id=0)).to_str().encode()
    return StaticEncoder("tiny", "f", description, TokenTable(learned))


def test_tokens_that_share_characters_are_nearer_by_their_marks():
    learned = np.array([[0, 0], [3, 4], [0, 2], [1, 0]], np.float32)
    encoder = tiny(learned)
    made = with_marks(learned, encoder, columns=4096)
    assert made.shape == (4, 2 + 4096)
    assert (made[:, :2] == learned).all()
    marks = made[:, 2:]
    lengths = np.linalg.norm(marks, axis=1)
    assert lengths == pytest.approx(SHARE * np.array([0, 5, 2, 1]), abs=1e-4)
    cosines = marks[1:] @ marks[1:].T / np.outer(lengths[1:], lengths[1:])
    # Four signs each, two of which are the same characters'; 1/64 is what chance does with so many columns.
    assert cosines[0, 1] == pytest.approx(2 / 4, abs=4 / 64)
    assert cosines[0, 2] == pytest.approx(0, abs=4 / 64)
    assert (with_marks(learned, encoder, columns=4096) == made).all()


def test_vectors_for_more_tokens_than_there_are():
    learned = np.ones((5, 2), np.float32)
    with pytest.raises(InputError, match="有 4 个词元、5 个向量"):
        with_marks(learned, tiny(learned))
