from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import StoreError
from index.lexical import Lexical, load_lexical, match, write_lexical
from index.postings import postings_of

TEXTS = ["盐湖", "盐", "工业盐"]
NAMES = {f"base-{name}.npy" for name in ("vocabulary", "offsets", "passages", "impacts", "lengths")}
# What a term adds is kept in steps of a 255th of 2.2.
WITHIN = 0.01


def lexical(folder: Path, texts: list[str], prefix: str = "base-", mean: float | None = None) -> Lexical:
    postings = postings_of(texts)
    write_lexical(folder, prefix, [postings.keys], postings.lengths, mean)
    return load_lexical(folder, prefix)


def scores(index: Lexical, query: str, also: str = "") -> list[float]:
    return match([index], query, also).scores.tolist()


@pytest.fixture
def index(tmp_path: Path) -> Lexical:
    return lexical(tmp_path, TEXTS)


def test_bm25_by_hand(index: Lexical):
    # Terms: 盐 湖 盐湖 | 盐 | 工 业 盐 工业 业盐, so lengths are 3, 1 and 5, their mean 3.
    # 湖 stands once, in one of three texts; k1 = 1.2 and b = .75 give the norm 1.2 · (.25 + .75 · 3 / 3) = 1.2.
    weight = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5)) * 1 * 2.2 / (1 + 1.2)
    assert scores(index, "湖") == pytest.approx([weight, 0, 0], rel=WITHIN)
    assert weight == pytest.approx(math.log(8 / 3))
    assert (index.count, index.mean_length) == (3, 3)


def test_the_steps_in_which_a_term_is_kept(index: Lexical):
    # 湖 adds 1 before its idf: 115.9 steps of 2.2 / 255, kept as 116.
    assert scores(index, "湖")[0] == pytest.approx(math.log(8 / 3) * 116 * 2.2 / 255, rel=1e-6)
    assert index.impacts.dtype == np.uint8


def test_a_common_term_counts_less_and_a_short_text_more(index: Lexical):
    idf = math.log(1 + (3 - 3 + 0.5) / (3 + 0.5))
    norms = [1.2 * (0.25 + 0.75 * length / 3) for length in (3, 1, 5)]
    assert scores(index, "盐") == pytest.approx([idf * 2.2 / (1 + norm) for norm in norms], rel=WITHIN)


def test_what_is_gone_makes_no_term_common(tmp_path: Path, index: Lexical):
    delta = lexical(tmp_path, ["湖"], "delta-", index.mean_length)
    # Without the second text and the third 盐 stands in one of two texts, and without the first as well in none of one.
    assert match([index, delta], "盐", gone=[(1, 3)]).scores[0] == pytest.approx(
        scores(index, "盐")[0] * math.log(1 + 1.5 / 1.5) / math.log(1 + 0.5 / 3.5)
    )
    assert match([index, delta], "湖", gone=[(0, 1), (1, 3)]).scores[3] == pytest.approx(
        math.log(1 + 0.5 / 1.5) * 2.2 / (1 + 1.2 * (0.25 + 0.75 / 3)), rel=WITHIN
    )


def test_a_query_s_terms_add_up_and_repeats_count(index: Lexical):
    salt, lake = np.array(scores(index, "盐")), np.array(scores(index, "湖"))
    # 盐湖 is 盐, 湖 and the pair, which like 湖 stands in the first text alone.
    np.testing.assert_allclose(scores(index, "盐湖"), salt + 2 * lake, rtol=1e-6)
    np.testing.assert_allclose(scores(index, "湖，湖"), 2 * lake, rtol=1e-6)


def test_the_repeats_of_a_term_in_a_text(tmp_path: Path):
    # 盐盐 is 盐 twice and the pair: length 3, of a mean of 2.
    idf = math.log(1 + (2 - 1 + 0.5) / 1.5)
    expected = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))
    assert scores(lexical(tmp_path, ["盐盐", "湖"]), "盐") == pytest.approx([expected, 0], rel=WITHIN)


@pytest.mark.parametrize("query", ["", "，。", "闻喜"])
def test_what_is_not_shared_scores_nothing(index: Lexical, query: str):
    found = match([index], query)
    assert (found.scores.dtype, found.pairs.dtype) == (np.float32, np.float32)
    assert found.scores.tolist() == found.pairs.tolist() == [0, 0, 0]


def test_an_unknown_term_beside_known_ones(index: Lexical):
    both = np.array(scores(index, "湖")) + scores(index, "盐")
    np.testing.assert_allclose(scores(index, "湖盐闻"), both, rtol=1e-6)


def test_further_words_count_half_and_once_and_not_in_pairs(index: Lexical):
    found = match([index], "盐湖", also="工业 工业 盐湖")
    half = (np.array(scores(index, "盐湖")) + scores(index, "盐湖，工业")) / 2
    np.testing.assert_allclose(found.scores, half, rtol=1e-6)
    assert found.pairs.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("query", "shares"),
    [
        ("盐湖", [1, 0, 0]),
        ("工业盐", [0, 0, 1]),
        ("工业盐湖", [1 / 3, 0, 2 / 3]),
        ("业盐业盐", [0, 0, 1 / 2]),
        ("盐", [0, 0, 0]),
    ],
)
def test_the_share_of_the_query_s_pairs(index: Lexical, query: str, shares: list[float]):
    # 业盐业盐 has two pairs, 业盐 and 盐业, one of them twice.
    assert match([index], query).pairs.tolist() == pytest.approx(shares)


def test_segments_share_one_idf(tmp_path: Path):
    whole = lexical(tmp_path, TEXTS)
    parts = [
        lexical(tmp_path, TEXTS[:2], "one-", whole.mean_length),
        lexical(tmp_path, TEXTS[2:], "two-", whole.mean_length),
    ]
    for query in ("盐", "湖", "工业盐湖", "闻"):
        ours, expected = match(parts, query), match([whole], query)
        assert ours.scores.tolist() == pytest.approx(expected.scores.tolist())
        assert ours.pairs.tolist() == pytest.approx(expected.pairs.tolist())
    # 盐 stands in all three, so that its idf is that of three in three and not of one in one.
    assert match(parts, "盐").scores[2] == pytest.approx(math.log(1 + 0.5 / 3.5) * 2.2 / 2.8, rel=WITHIN)


def test_blocks_are_one_index(tmp_path: Path):
    whole = lexical(tmp_path, TEXTS)
    first, rest = postings_of(TEXTS[:1]), postings_of(TEXTS[1:])
    lengths = np.concatenate([first.lengths, rest.lengths])
    write_lexical(tmp_path, "blocks-", [first.keys, rest.shifted(1).keys], lengths)
    again = load_lexical(tmp_path, "blocks-")
    for name in ("vocabulary", "offsets", "passages", "impacts"):
        assert getattr(again, name).tolist() == getattr(whole, name).tolist()


@pytest.mark.parametrize("texts", [[], ["", "，"]])
def test_texts_without_terms(tmp_path: Path, texts: list[str]):
    empty = lexical(tmp_path, texts)
    assert scores(empty, "盐") == [0.0] * len(texts)
    assert (empty.count, empty.mean_length) == (len(texts), 1)


def test_the_files(tmp_path: Path):
    lexical(tmp_path, TEXTS)
    assert {path.name for path in tmp_path.iterdir()} == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_damaged_file_is_named(tmp_path: Path, name: str):
    lexical(tmp_path, TEXTS)
    (tmp_path / name).write_bytes(b"words")
    with pytest.raises(StoreError, match=rf"^索引文件 {name} 已损坏：请运行 yanxiaoge build --full 重建。$"):
        load_lexical(tmp_path, "base-")
