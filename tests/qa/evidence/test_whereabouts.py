"""Where a thing stands, and sentences that only tell of the thing."""

from __future__ import annotations

import pytest

from qa.evidence.whereabouts import lacks_whereabouts

BEGUN = "开工建设市老年人活动中心，新增社区食堂46家。"


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("市老年人活动中心在哪儿？", BEGUN, True),
        ("市老年人活动中心在城里哪个位置？", BEGUN, True),
        ("市老年人活动中心在哪儿？", "在城南开工建设市老年人活动中心。", False),
        ("市老年人活动中心在哪儿？", "开工建设稷山市老年人活动中心。", False),
        ("市老年人活动中心建好了吗？", BEGUN, False),
        ("省下来的钱花在哪儿？", "省下来的钱全部用于民生。", False),
    ],
)
def test_a_sentence_that_adds_no_place(read, question: str, sentence: str, lacks: bool):
    assert lacks_whereabouts(read(question), sentence) is lacks
