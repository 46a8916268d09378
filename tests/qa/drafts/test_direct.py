import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.drafts.direct import direct_span


@pytest.mark.parametrize(
    ("question", "sentence", "span"),
    [
        ("新院区什么时候投入使用？", "市人民医院新院区10月投入使用。", "10月"),
        ("代表大会是哪天召开的？", "2025年12月26日至29日，代表大会召开。", "2025年12月26日至29日"),
        ("代表大会是哪天召开的？", "在关键节点，2025年12月26日，代表大会召开。", "2025年12月26日"),
        ("新院区什么时候投入使用？", "新院区3月开工，10月投入使用。", ""),
        ("新院区什么时候投入使用？", "新院区投入使用，公园10月开放。", ""),
        ("新院区什么时候投入使用？", "新院区投入使用。", ""),
        ("2025年10月投入使用的是哪天？", "新院区2025年10月投入使用。", ""),
        ("旅游服务中心设在哪里？", "旅游服务中心设在花山镇。", "花山镇"),
        ("旅游服务中心设在哪里？", "旅游服务中心设在花山镇，食堂位于桥头村。", ""),
        ("旅游服务中心设在哪里？", "旅游服务中心建成。", ""),
        ("万教授获得什么称号？", "万教授荣获“时代楷模”称号。", "时代楷模"),
        ("万教授获得什么称号？", "万教授荣获“时代楷模”“先锋”称号。", ""),
        ("万教授研究什么？", "万教授荣获“时代楷模”称号。", ""),
        ("首条自动驾驶地铁是几号线？", "首条自动驾驶地铁20号线开通运营。", "20号线"),
        ("首条自动驾驶地铁是几号线？", "地铁20号线、21号线开通运营。", ""),
        ("全省旅游大会要办第几届？", "办好全省第五届旅游大会。", "第五届"),
        ("改造多少个老旧小区？", "2023年改造老旧小区48个。", ""),
    ],
)
def test_only_what_cannot_be_mistaken(read, question, sentence, span):
    assert direct_span(read(question), sentence) == span


@settings(deadline=None)
@given(
    question=st.sampled_from(["新院区什么时候使用？", "中心设在哪里？", "获得什么称号？"]),
    sentence=st.text(alphabet="新院区中心设在位于村获得“”称号，。；2025年10月26日至上旬", max_size=40),
)
def test_a_span_is_cut_from_the_sentence(read, question, sentence):
    assert direct_span(read(question), sentence) in sentence
