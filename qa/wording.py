"""The Chinese frame around quoted text: lead-ins, refusals, greetings, markers."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.periods import plan_name
from corpus.types import Period, Report, Status

AI_LABEL = "本回答由人工智能依据所列公开文件自动生成，仅供参考，以发布机关正式文件为准。"
NOT_FOUND = "未找到依据"
COURTESY = "不客气。还想了解什么，请继续问。"


def period_words(period: Period) -> str:
    """Say the period: 2025年, “十四五”时期, 2023—2025年."""
    plan = plan_name(period)
    if plan:
        return f"{plan}时期"
    return f"{period.first}年" if period.first == period.last else f"{period.first}—{period.last}年"


def lead_in(place: str | None, period: Period | None, status: Status | None) -> str:
    """Say whose and which year's statement follows: 「盐湖区2026年（计划）：」; empty where neither is known."""
    words = (place or "") + (period_words(period) if period else "")
    if period and status == "planned":
        words += "（计划）"
    return f"{words}：" if words else ""


def marker(number: int) -> str:
    """Write a citation's marker."""
    return f"[{number}]"


def direct_words(spans: Sequence[str]) -> str:
    """Set the answer itself off before the sentence that says it: 「**45个**——」; empty for none."""
    return "、".join(f"**{span}**" for span in spans) + "——" if spans else ""


def notice_line(notice: str) -> str:
    """Say at the end of an answer how it came about; empty for nothing to say."""
    return f"\n（{notice}。）" if notice else ""


def as_understood(heard: str) -> str:
    """Say that the question was taken for another, which sounds the same."""
    return f"原话没有查到，按同音的“{heard}”查找"


def refusal(reason: str, nearest: Report | None, periods: Sequence[Period]) -> str:
    """Say what was not found, and name the nearest report with its periods."""
    text = f"{NOT_FOUND}：{reason}。"
    if nearest is None:
        return text
    told = "、".join(period_words(period) for period in periods)
    date = f"，{nearest.date.replace('-', '年')}{'月' if '-' in nearest.date else '年'}" if nearest.date else ""
    return f"{text}最接近的报告是《{nearest.title}》（{nearest.place or '未注明地区'}{date}）" + (
        f"，其中说到{told}。" if told else "。"
    )


def about(reports: Sequence[Report], examples: Sequence[str]) -> str:
    """Introduce the assistant, with what it has read and what can be asked."""
    places = "、".join(dict.fromkeys(report.place for report in reports if report.place)) or "各地"
    text = (
        f"您好，我是盐小哥，一个只读政府报告的问答程序。我读过{len(reports)}份政府报告（{places}），只依据报告原文回答，每句都标出处；"
        f"报告没有说的，我会直说“{NOT_FOUND}”。"
    )
    if examples:
        text += "您可以这样问：\n" + "\n".join(f"- {example}" for example in examples)
    return text


def period_label(period: str | None) -> str:
    """Say the period of a citation in brackets; empty for none."""
    return f"（{period_words(Period.parse(period))}）" if period else ""
