from __future__ import annotations

import math

import numpy as np
import pytest

from index.lexical import Lexical, build_lexical

TEXTS = ["盐湖", "盐", "工业盐"]


def test_bm25_by_hand():
    # Terms: 盐 湖 盐湖 | 盐 | 工 业 盐 工业 业盐, so lengths are 3, 1 and 5, their mean 3.
    # 湖 stands once, in one of three texts; k1 = 1.2 and b = .75 give the norm 1.2 · (.25 + .75 · 3 / 3) = 1.2.
    weight = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5)) * 1 * 2.2 / (1 + 1.2)
    assert build_lexical(TEXTS).score("湖").tolist() == pytest.approx([weight, 0, 0], rel=1e-6)
    assert weight == pytest.approx(math.log(8 / 3))


def test_a_common_term_counts_less_and_a_short_text_more():
    idf = math.log(1 + (3 - 3 + 0.5) / (3 + 0.5))
    norms = [1.2 * (0.25 + 0.75 * length / 3) for length in (3, 1, 5)]
    assert build_lexical(TEXTS).score("盐").tolist() == pytest.approx(
        [idf * 2.2 / (1 + norm) for norm in norms], rel=1e-6
    )


def test_a_query_s_terms_add_up_and_repeats_count():
    lexical = build_lexical(TEXTS)
    # 盐湖 is 盐, 湖 and the pair, which like 湖 stands in the first text alone.
    np.testing.assert_allclose(lexical.score("盐湖"), lexical.score("盐") + 2 * lexical.score("湖"), rtol=1e-6)
    np.testing.assert_allclose(lexical.score("湖，湖"), 2 * lexical.score("湖"), rtol=1e-6)


def test_the_repeats_of_a_term_in_a_text():
    # 盐盐 is 盐 twice and the pair: length 3, of a mean of 2.
    lexical = build_lexical(["盐盐", "湖"])
    idf = math.log(1 + (2 - 1 + 0.5) / 1.5)
    assert lexical.score("盐")[0] == pytest.approx(idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2)), rel=1e-6)


@pytest.mark.parametrize("query", ["", "，。", "闻喜", "湖盐闻"])
def test_what_is_not_shared_scores_nothing(query: str):
    scores = build_lexical(TEXTS).score(query)
    assert scores.dtype == np.float32
    if query == "湖盐闻":
        assert scores.tolist() == pytest.approx(
            (build_lexical(TEXTS).score("湖") + build_lexical(TEXTS).score("盐")).tolist()
        )
    else:
        assert scores.tolist() == [0, 0, 0]


@pytest.mark.parametrize("texts", [[], ["", "，"]])
def test_texts_without_terms(texts: list[str]):
    assert build_lexical(texts).score("盐").tolist() == [0.0] * len(texts)


def test_the_arrays_give_the_index_back():
    lexical = build_lexical(TEXTS)
    again = Lexical.from_arrays(lexical.arrays())
    assert again.count == 3
    assert again.score("工业盐").tolist() == lexical.score("工业盐").tolist()
    assert set(lexical.arrays()) == {"vocabulary", "offsets", "passages", "weights", "count"}
