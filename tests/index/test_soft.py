from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram, WordLevel

from index.embed import Encoder
from index.soft import FLOOR, SoftMatch, token_encoder
from index.static import StaticEncoder
from index.weights import TokenTable

VOCABULARY = [("<unk>", -14.0), ("改造", -6.0), ("翻新", -6.0), ("小区", -3.0), ("湖", -5.0)]
# 改造 and 翻新 have the cosine .8, 翻新 and 小区 .6; 湖 and 改造 .3, which is chance.
TABLE = np.array([[0, 0, 0], [1, 0, 0], [0.8, 0.6, 0], [0, 2, 0], [0.3, 0, 0.91**0.5]], np.float32)


@pytest.fixture
def soft() -> SoftMatch:
    return SoftMatch(
        StaticEncoder("tiny", "f", Tokenizer(Unigram(VOCABULARY, unk_id=0)).to_str().encode(), TokenTable(TABLE))
    )


def covered(soft: SoftMatch, query: str, texts: list[str]) -> list[float]:
    return soft.coverage(query, soft.encoder.tokenize(texts)).tolist()


def test_rare_tokens_weigh_more_and_common_ones_never_nothing(soft: SoftMatch):
    assert soft.rarity.tolist() == pytest.approx([10, 2, 2, 0.5, 1])


def test_coverage_by_hand(soft: SoftMatch):
    # 改造 (weight 2) finds 翻新 at .8² and 小区 (weight .5) itself.
    texts = ["翻新小区", "改造小区", "湖", ""]
    assert covered(soft, "改造小区", texts) == pytest.approx([(2 * 0.64 + 0.5) / 2.5, 1, 0, 0])


def test_a_repeat_in_the_question_counts_once(soft: SoftMatch):
    assert covered(soft, "改造改造小区", ["小区"]) == pytest.approx([0.5 / 2.5])


def test_likeness_by_chance_counts_nothing(soft: SoftMatch):
    assert FLOOR > 0.3
    assert covered(soft, "改造", ["湖"]) == [0]


def test_nothing_to_compare(soft: SoftMatch):
    assert covered(soft, "", ["改造"]) == [0]
    assert covered(soft, "改造", []) == []
    assert covered(soft, "改造", ["", ""]) == [0, 0]


def test_matches_by_token(soft: SoftMatch):
    tokens = np.array([1, 3], np.int32)
    texts = [np.array([2], np.int32), np.zeros(0, np.int32), np.array([4, 3], np.int32)]
    np.testing.assert_allclose(soft.matches(tokens, texts), [[0.64, 0.36], [0, 0], [0, 1]], rtol=1e-5)
    assert soft.matches(np.zeros(0, np.int32), texts).shape == (3, 0)


def test_only_token_vectors_with_known_frequencies_are_compared(soft: SoftMatch):
    class Other:
        """An encoder of whole sentences."""

    words = StaticEncoder(
        "words", "f", Tokenizer(WordLevel({"湖": 0}, unk_token="湖")).to_str().encode(), TokenTable(TABLE)
    )
    other: Encoder = Other()  # type: ignore[assignment]
    assert token_encoder(soft.encoder) is soft.encoder
    assert token_encoder(words) is token_encoder(other) is None
