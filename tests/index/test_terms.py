from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import terms_of, terms_of_all

TEXT = st.text(alphabet="盐湖5８.%％aA，。 \n𠀀é", max_size=12) | st.text(max_size=12)


def bag(text: str) -> list[int]:
    return sorted(np.concatenate(terms_of(text)).tolist())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("，。 ", 0),
        ("盐", 1),
        ("盐湖", 3),
        ("盐，湖", 2),
        ("盐湖区", 5),
        ("5728", 1),
        ("58个", 3),
        ("35.76%", 1),
        ("DeepSeek大模型", 7),
        ("5G", 3),
        ("盐盐", 3),
    ],
)
def test_characters_runs_and_pairs_are_counted(text: str, count: int):
    assert len(bag(text)) == count


@pytest.mark.parametrize(
    ("a", "b"),
    [("５８个", "58个"), ("DeepSeek", "deepseek"), ("35.76％", "35.76%"), ("（盐湖）", "盐湖"), ("盐湖。", "，盐湖\n")],
)
def test_widths_case_and_punctuation_make_no_difference(a: str, b: str):
    assert bag(a) == bag(b)


@pytest.mark.parametrize(
    ("a", "b"), [("58", "85"), ("5.8", "58"), ("5%", "5"), ("湖盐", "盐湖"), ("2025年", "2026年"), ("1.", "1.1")]
)
def test_another_number_or_order_is_another_bag(a: str, b: str):
    assert bag(a) != bag(b)


def test_a_character_of_one_text_makes_no_pair_with_the_next():
    terms, owner = terms_of_all(["盐", "", "湖区"])
    assert owner.tolist().count(0) == 1
    assert owner.tolist().count(1) == 0
    assert owner.tolist().count(2) == 3
    assert sorted(terms[owner == 2].tolist()) == bag("湖区")


@pytest.mark.parametrize(
    ("text", "units", "pairs"), [("", 0, 0), ("盐", 1, 0), ("盐湖区", 3, 2), ("盐，湖", 2, 0), ("盐湖盐湖", 4, 3)]
)
def test_single_units_and_pairs_apart(text: str, units: int, pairs: int):
    assert [len(part) for part in terms_of(text)] == [units, pairs]


def test_repeats_are_given_again_in_reading_order():
    units, pairs = terms_of("盐湖盐湖")
    assert units[:2].tolist() == units[2:].tolist()
    assert units[0] != units[1]
    assert pairs[0] == pairs[2] != pairs[1]


def test_no_texts():
    terms, owner = terms_of_all([])
    assert (len(terms), len(owner), terms.dtype) == (0, 0, np.uint64)


@given(st.lists(TEXT, max_size=5))
def test_texts_together_give_what_each_gives_alone(texts: list[str]):
    terms, owner = terms_of_all(texts)
    assert [sorted(terms[owner == i].tolist()) for i in range(len(texts))] == [bag(text) for text in texts]
