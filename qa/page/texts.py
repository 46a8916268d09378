"""Every Chinese string on screen, so that wording is changed in one place."""

from __future__ import annotations

import re
from typing import Final

NAME: Final = "盐小哥"
TITLE: Final = "盐小哥 · 政府报告问答"
TAGLINE: Final = "政府报告问答，句句有出处"
GREETING: Final = (
    "您好，我是盐小哥，一个只读政府报告的问答程序。\n"
    "您可以直接问：某项工作做了多少、哪一年要做什么、两个时期有什么不同。\n"
    "答案后面的数字是出处，点一下就能看到报告原文。报告里没有写的，我会直说没有。"
)
PLACEHOLDER: Final = "请输入问题，按回车发送"
QUESTION_LABEL: Final = "您的问题"
SEND: Final = "提问"
CLEAR: Final = "清空对话"
COPY: Final = "复制回答"
COPIED: Final = "已复制"
CLOSE: Final = "关闭"
SWITCH_THEME: Final = "深色 / 浅色"
SOURCES: Final = "报告原文"
NO_SOURCES_YET: Final = "提问之后，回答所依据的原文会显示在这里，引用的句子会标亮。"
NO_EVIDENCE: Final = "这一问没有可引用的原文：报告里没有找到依据。"
NO_SOURCE_NEEDED: Final = "这一问谈的是盐小哥自己，不引用报告原文。"
READ_REPORTS: Final = "已读的报告"
WRITING: Final = "正在查找报告原文……"
LABEL: Final = "本回答由人工智能依据所列公开文件自动生成，仅供参考，以发布机关正式文件为准。"
COMPLAIN: Final = "投诉与纠错"
NO_CONTACT: Final = "运行单位尚未公布联系方式；可直接向报告的发布机关反映。"
BUSY: Final = "现在提问的人较多，请稍等片刻再试。"
BROKEN: Final = "服务内部出错，已记入日志；请稍后再试。"
LATE: Final = "这个问题用时过长，已停止；请换一种问法，或稍后再试。"

_ANSWERERS: Final = {"extractive": "摘取原文（不用语言模型）"}


def date_in_words(date: str | None) -> str:
    """Write `2025-12` as 2025年12月; 日期不详 for None."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", date or "")
    if match is None:
        return date or "日期不详"
    year, month, day = match.groups()
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def answerer_in_words(answerer: str) -> str:
    """Say how an answer was made, in a citizen's words; a language model keeps its own name."""
    return _ANSWERERS.get(answerer, f"语言模型 {answerer}")


def reads_facts(reports: int, date: str | None, generation: str, answerer: str) -> tuple[str, ...]:
    """Say what the assistant knows: how many reports, up to when, in which index generation; and how it answers."""
    read = f"只依据 {reports} 份公开报告回答", f"数据截至{date_in_words(date)}", f"索引代 {generation}"
    return *read, f"应答方式：{answerer_in_words(answerer)}"


def made_line(date: str | None, generation: str, answerer: str) -> str:
    """Say what an answer was made from and by what; stands under the AI label."""
    return f"数据日期：{date_in_words(date)} · 索引代：{generation} · 应答方式：{answerer_in_words(answerer)}"
