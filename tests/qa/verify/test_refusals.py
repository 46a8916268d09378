from __future__ import annotations

import pytest

from qa.verify import is_refusal


@pytest.mark.parametrize(
    "sentence",
    [
        "未找到依据",
        "未找到依据。",
        "「未找到依据」",
        "**未找到依据**。[1]",
        "抱歉，根据所给材料，未找到相关依据。",
        "报告中没有提到相关内容。",
        "所提供的资料中未提及相关信息。",
    ],
)
def test_a_refusal_is_known(sentence):
    assert is_refusal(sentence)


@pytest.mark.parametrize(
    "sentence", ["2025年未找到依据的投诉有58件。[1]", "没有发生安全事故。[1]", "报告没有提到2027年的老旧小区改造。", ""]
)
def test_a_claim_is_no_refusal(sentence):
    assert not is_refusal(sentence)
