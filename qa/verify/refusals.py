"""Sentences that claim nothing: 未找到依据, and the frames a model puts around its claims."""

from __future__ import annotations

import re

from qa.verify.markers import read_markers

_REFUSAL = re.compile(
    r"^(?:很?抱歉|对不起|不好意思)?[，,]?(?:根据|从|在|依据)?(?:所?(?:给|提供|列|收)?的?|上述|以上|现有|这些)*(?:材料|资料|报告|段落|依据|文件|信息|内容)?(?:中|里|来看)?[，,]?"
    r"(?:我)?(?:均|都|并|也|暂)?(?:未|没有?|无法)(?:能)?(?:找到|查到|发现|提供|提到|提及)(?:相关|有关|直接|明确|任何|可靠)?的?"
    r"(?:依据|信息|内容|资料|数据|记载|答案|说明)?[。！!.]*$"
)


def is_refusal(sentence: str) -> bool:
    """Say whether a sentence only says that nothing was found: 未找到依据。"""
    text = read_markers(sentence).text.replace("*", "").strip(" 「」“”\"'")
    return bool(_REFUSAL.match(text))
