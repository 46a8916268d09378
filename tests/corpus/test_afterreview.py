from __future__ import annotations

import pytest

from corpus.afterreview import is_wanting, settle_after_review
from corpus.types import Paragraph, ParagraphKind, Period, Section

LAST, OWN, TERM = "2020", "2021", "2021-2025"
WANTING = "在肯定成绩的同时，我们也清醒地看到，发展还存在不少问题。"
DEEDS = ("修路10公里。", "办学3所。", "植树20万株。")


def told(*texts: str, more: tuple[Paragraph, ...] = ()) -> list[str]:
    """Give the periods of a review of 2020 in a report of 2021; a text that begins with （ is a heading."""
    section = Section(("一、2020年工作回顾",), Period(2020, 2020), "done")
    kinds: list[ParagraphKind] = ["heading" if text.startswith("（") else "body" for text in texts]
    paragraphs = [
        Paragraph(f"r#{i}", "r", kind, section, text, 0, len(text))
        for i, (kind, text) in enumerate(zip(kinds, texts, strict=True))
    ]
    return [str(p.section.period) for p in settle_after_review(2021, [*paragraphs, *more])]


def test_the_year_that_is_named_behind_the_problems_is_planned():
    assert told(*DEEDS, "一年来不易。", WANTING, "今年经济社会发展的主要预期目标是：增长8%。", "修桥2座。")[3:] == [
        LAST,
        LAST,
        OWN,
        OWN,
    ]


def test_the_years_of_a_term_too():
    assert told(*DEEDS, "不易。", WANTING, "今后五年，我们要翻一番。", "2021年要做好以下工作：", "修桥2座。")[5:] == [
        TERM,
        OWN,
        OWN,
    ]


def test_a_term_that_is_over_is_still_reviewed():
    assert told(*DEEDS, "不易。", WANTING, "“十三五”时期，城乡面貌一新。")[5:] == [LAST]


def test_a_heading_behind_the_problems_opens_a_plan_that_stands_nowhere_else():
    assert told(*DEEDS, "不易。", WANTING, "感谢大家！", "（一）抓项目", "修桥2座。")[5:] == [LAST, OWN, OWN]


def test_a_heading_opens_none_where_the_report_has_its_plan():
    ahead = Section(("二、2021年工作安排",), Period(2021, 2021), "planned")
    plan = Paragraph("r#p", "r", "body", ahead, "修桥2座。" * 20, 0, 100)
    assert told(*DEEDS, "不易。", WANTING, "（五）抓项目", "修桥2座。", more=(plan,))[5:] == [LAST, LAST, OWN]


def test_without_problems_nothing_turns():
    assert told(*DEEDS, "不易。", "今年主要预期目标是：增长8%。") == [LAST] * 5


@pytest.mark.parametrize(
    ("text", "wanting"),
    [
        (WANTING, True),
        ("同时，我们清醒认识到，产业结构不优，短板突出。", True),
        ("一年来，我们破解了许多困难和问题。", False),
        ("问题很多，我们清醒地看到了希望。", False),
    ],
)
def test_the_paragraph_on_problems(text: str, wanting: bool):
    assert is_wanting(text) is wanting
