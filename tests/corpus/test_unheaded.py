from __future__ import annotations

from corpus.types import Paragraph, Period, Section
from corpus.unheaded import settle_unheaded

LAST, THIS, TERM = (Period(2020, 2020), "done"), (Period(2021, 2021), "planned"), (Period(2016, 2020), "done")
NONE = (None, None)


NO_HEADING = Section((), None, None)


def told(*texts: str, section: Section = NO_HEADING) -> list[tuple[Period | None, str | None]]:
    paragraphs = [Paragraph(f"r#{i}", "r", "body", section, text, 0, len(text)) for i, text in enumerate(texts)]
    return [(p.section.period, p.section.status) for p in settle_unheaded(2021, paragraphs)]


def test_text_without_headings_turns_from_the_last_year_to_the_plan():
    assert told(
        "各位代表：",
        "一、回顾2020年，我们攻坚克难。",
        "打通断头路30条。",
        "二、展望2021年，前景光明。",
        "新建学校5所。",
    ) == [NONE, LAST, LAST, THIS, THIS]


def test_it_turns_from_the_term_to_its_last_year():
    assert told("过去的五年，经济总量翻番。", "公路成网。", "刚刚过去的2020年，投资增长。", "今年，要稳就业。") == [
        TERM,
        TERM,
        LAST,
        THIS,
    ]


def test_a_plan_does_not_turn_back():
    assert told("今年的目标是增长6%。", "2020年的基数较高。", "去年底开工的项目要建成。") == [THIS, THIS, THIS]


def test_a_heading_on_the_review_and_the_aims_begins_with_the_review():
    section = Section(("一、2020年工作回顾和2021年工作总体要求",), Period(2020, 2021), None)
    assert told("粮食总产量167亿斤。", "2021年，是开局之年。", "就业52万人。", section=section) == [LAST, THIS, THIS]


def test_a_heading_on_a_review_of_both_years_stays():
    section = Section(("一、2020年和今年以来工作回顾",), Period(2020, 2021), "done")
    assert told("投资增长。", "今年以来，外贸回升。", section=section) == [(section.period, "done")] * 2


def test_a_heading_on_two_plans_begins_with_the_one_that_ended():
    section = Section(("一、“十三五”主要成就和“十四五”奋斗目标",), Period(2016, 2025), None)
    ahead = (Period(2021, 2025), "planned")
    assert told("“十三五”时期，经济翻番。", "“十四五”时期的目标是：", "年均增长6%。", section=section) == [
        TERM,
        ahead,
        ahead,
    ]


def test_headings_below_text_without_one_go_on_with_it():
    paragraphs = [
        Paragraph("r#0", "r", "body", Section((), None, None), "2020 年，我们做了以下工作：", 0, 15),
        Paragraph("r#1", "r", "body", Section(("（一）稳增长",), None, None), "投资翻番。", 16, 21),
        Paragraph("r#2", "r", "body", Section(("（二）惠民生",), None, None), "2021年，要办好实事。", 22, 33),
    ]
    told_below = [(p.section.period, p.section.status) for p in settle_unheaded(2021, paragraphs, below=True)]
    assert told_below == [LAST, LAST, THIS]


def test_other_sections_stay_as_they_are():
    section = Section(("二、重点工作",), Period(2021, 2021), "planned")
    assert told("2020年的成绩来之不易。", section=section) == [THIS]
