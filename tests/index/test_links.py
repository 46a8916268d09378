from __future__ import annotations

import numpy as np
import pytest

from corpus.normal import normalise
from index.links import MIN_LENGTH, Links, count_shared, find_sentences, hash_sentences, hashes_of

SENTENCE = "改造老旧小区58个，惠及居民1.2万户"


def hashes(text: str) -> list[int]:
    return hash_sentences(text).hashes.tolist()


def test_each_sentence_has_its_own_hash_and_place():
    text = f"一、民生。{SENTENCE}；\n　　新建公办幼儿园3所，新增学位720个。”其他"
    hashed = hash_sentences(text)
    assert [text[a:b].strip() for a, b in zip(hashed.starts, hashed.ends, strict=True)] == [
        SENTENCE + "；",
        "新建公办幼儿园3所，新增学位720个。",
    ]
    assert hashed.hashes.tolist() == [*hashes(SENTENCE), *hashes("新建公办幼儿园3所，新增学位720个")]


@pytest.mark.parametrize(
    "same",
    [
        SENTENCE + "。",
        SENTENCE + "；",
        "● **改造老旧小区58个**，惠及居民1.2万户",
        "改造“老旧小区”５８个,惠及居民1.2万户",
        " 改造老旧小区 58 个，惠及\u3000居民1.2万户 ",
    ],
)
def test_marks_widths_and_spaces_make_no_other_sentence(same: str):
    assert hashes(same) == hashes(SENTENCE)
    assert len(hashes(same)) == 1


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE.replace("58", "85"),
        SENTENCE.replace("1.2", "12"),
        SENTENCE.replace("个", "户"),
        SENTENCE.replace("改造", "未改造"),
        SENTENCE.replace("58", "5²8"),
        "惠及居民1.2万户，改造老旧小区58个",
        SENTENCE + "𠀀",
    ],
)
def test_another_digit_unit_or_order_is_another_sentence(other: str):
    assert hashes(other) != hashes(SENTENCE)


def test_equal_as_the_normal_form_says():
    pairs = [("南昌——宁波", "南昌－宁波"), ("ＧＤＰ", "gdp"), ("（甲、乙）", "(甲,乙)"), ("5～10", "5-10")]
    for a, b in pairs:
        assert normalise(a) == normalise(b)
        assert hashes(a + SENTENCE) == hashes(b + SENTENCE)


def test_short_sentences_are_left_out():
    assert MIN_LENGTH == 12
    assert hashes("一二三四五六七八九十甲。") == []
    assert len(hashes("一二三四五六七八九十甲乙。")) == 1
    assert hashes("“一二三 四五六 七八九 十甲”。") == []
    assert hashes("") == hashes("。！\n") == []


def test_a_report_has_each_hash_once():
    own = hashes_of([SENTENCE, "别的段落里也有这句话吗？" + SENTENCE])
    assert own.dtype == np.uint64
    assert own.tolist() == sorted({*hashes(SENTENCE)})
    assert hashes_of([]).tolist() == []


def test_where_a_sentence_stands():
    (key,) = hashes(SENTENCE)
    paragraphs = [("甲#1", "过去一年成绩显著。"), ("甲#2", f"“民生为大。”{SENTENCE}。"), ("甲#3", SENTENCE)]
    wanted = np.array([key], np.uint64)
    assert find_sentences(paragraphs, wanted) == [(key, "甲#2", SENTENCE + "。")]
    assert find_sentences(paragraphs, np.zeros(0, np.uint64)) == []
    assert find_sentences([], wanted) == []


def test_who_shares_what():
    a, b, c = (np.array(own, np.uint64) for own in ([1, 5, 9], [5, 7], [5, 9]))
    links = Links([("甲", a), ("乙", b), ("丙", c)])
    assert links.shared.tolist() == [5, 9]
    assert [links.owners(key) for key in (1, 5, 7, 9, 10)] == [
        frozenset(), {"甲", "乙", "丙"}, frozenset(), {"甲", "丙"}, frozenset(),
    ]  # fmt: skip
    assert links.of_report("乙").tolist() == [5]
    assert Links([]).shared.tolist() == []
    assert Links([("甲", a)]).owners(5) == frozenset()


@pytest.mark.parametrize(
    ("base", "gone", "new", "count"),
    [
        ([], [], [], 0),
        ([1, 2, 3], [], [], 0),
        ([1, 1, 2, 3, 3, 3], [], [], 2),
        ([1, 1, 2, 3, 3, 3], [[1, 2, 3]], [], 1),
        ([1, 1, 2, 3, 3, 3], [[1, 2, 3], [1, 3]], [], 0),
        ([1, 1, 2, 3, 3, 3], [], [[2, 4], [4, 5]], 4),
        ([1, 1, 2, 3, 3, 3], [[1, 2, 3]], [[1, 2, 9]], 2),
        ([], [], [[1, 2], [2, 3], [2]], 1),
        ([7, 7], [[7]], [], 0),
    ],
)
def test_how_many_sentences_are_shared(base, gone, new, count):
    arrays = [[np.array(own, np.uint64) for own in reports] for reports in (gone, new)]
    assert count_shared(np.array(base, np.uint64), *arrays) == count
