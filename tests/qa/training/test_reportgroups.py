import random

import pytest

from index.training.asked import Asked
from qa.training.reportgroups import asked_groups, bare, made_groups, told_in

LINES = [
    f"第{i}项工作是建成{thing}{i}个，惠及居民{i}万人。"
    for i, thing in enumerate("食堂 公园 学校 医院 桥梁 车站".split() * 4, 1)
]
REPORT = {
    "place": "临江市",
    "year": 2023,
    "paragraphs": ["一、民生", "".join(LINES), "二、其他", "粮食丰收，市场平稳。"],
}


def test_each_sentence_with_its_heading_and_how_its_paragraph_begins():
    told = told_in(REPORT)
    assert told[0] == (LINES[0], "一、民生")
    assert told[1] == (LINES[1], f"一、民生 {LINES[0][:30]}")
    assert told[-1] == ("粮食丰收，市场平稳。", "二、其他")
    assert len(told) == 25


@pytest.mark.parametrize(
    ("question", "left"),
    [("2023年临江市建了几个食堂", "建了几个食堂"), ("临江市食堂", "食堂"), ("建了几个食堂", "建了几个食堂")],
)
def test_places_and_periods_are_left_out(question, left):
    assert bare(question) == left


def test_questions_written_for_a_sentence_and_one_it_leaves_open(encoder):
    one = Asked("临江市-2023", LINES[0][:12], ("食堂建了几个", "2022年食堂"), ("食堂一顿饭多少钱",))
    groups = list(asked_groups([REPORT], encoder, (one, Asked("无此市-2023", "甲", ("问",), ("问",)))))
    assert [(g.question, g.answered) for g in groups] == [
        ("食堂建了几个", True), ("食堂", True), ("食堂一顿饭多少钱", False),
    ]  # fmt: skip
    assert all(group.candidates[0][0] == LINES[0] for group in groups)
    assert [len(group.candidates) for group in groups] == [13, 13, 8]


def test_questions_made_from_sentences_that_answer_them(encoder):
    groups = list(made_groups([REPORT], encoder, random.Random(1)))
    assert len(groups) > 10
    for group in groups:
        texts = [text for text, _ in group.candidates]
        assert group.question
        assert texts[0] in [text for text, _ in told_in(REPORT)]
        assert texts[0] not in texts[1:]
