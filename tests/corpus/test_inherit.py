from __future__ import annotations

import pytest

from corpus.inherit import base_section, periods_named, section_under
from corpus.types import Period, Section


@pytest.mark.parametrize(
    ("title", "period", "status"),
    [
        ("盐湖区2023年国民经济和社会发展统计公报", Period(2023, 2023), "done"),
        ("“十五五”规划纲要", Period(2026, 2030), "planned"),
        ("国民经济和社会发展第十四个五年规划和2035年远景目标纲要", Period(2021, 2025), "planned"),
        ("2025年工作要点", Period(2025, 2025), None),
        ("“十四五”规划2023年实施计划", None, None),
        ("关于2024年计划草案的报告", None, None),
        ("盐湖区2024年政府工作报告", None, None),
        ("统计公报", None, None),
        ("2024年大事", None, None),
    ],
)
def test_the_one_period_of_a_title(title: str, period: Period | None, status: str | None):
    assert base_section(title, 2025) == Section((), period, status)


def test_a_heading_that_names_nothing_inherits():
    outer = Section(("2025年工作亮点",), Period(2025, 2025), "done")
    assert section_under(outer, "工业", 2025) == Section(("2025年工作亮点", "工业"), Period(2025, 2025), "done")
    assert section_under(outer, "2026年", 2025).status == "planned"


def test_the_month_says_where_the_past_year_ends():
    outer = Section((), None, None)
    assert section_under(outer, "过去一年工作回顾", 2024, 1).period == Period(2023, 2023)
    assert section_under(outer, "过去一年工作回顾", 2024, 12).period == Period(2024, 2024)


def test_a_period_only_compared_with_is_not_named():
    assert periods_named("2025年较2020年", None) == [Period(2025, 2025)]


def test_a_heading_of_a_review_that_sounds_like_a_plan_still_tells_deeds():
    outer = Section(("一、2024年工作回顾",), Period(2024, 2024), "done")
    assert section_under(outer, "（五）高水平推进城市规划建设", 2025).status == "done"
    assert section_under(outer, "下一步工作安排", 2025).status == "planned"
    assert section_under(outer, "2026年工作计划", 2025).status == "planned"


def test_a_heading_on_a_term_and_its_last_year_covers_the_term():
    assert section_under(Section((), None, None), "一、本届政府及2021年工作回顾", 2022, 1).period == Period(2017, 2021)


def test_the_first_year_of_a_plan_is_not_the_plan():
    assert section_under(Section((), None, None), "三、实现“十四五”良好开局", 2021, 1).period is None


def test_a_period_that_has_ended_was_done_whatever_was_aimed_at():
    assert section_under(Section((), None, None), "一、完成2013年目标任务", 2014, 1).status == "done"


def test_this_year_of_a_review_is_the_year_reviewed():
    outer = Section(("一、2024年工作回顾",), Period(2024, 2024), "done")
    assert section_under(outer, "这一年，我们内外联动", 2025, 1).period == Period(2024, 2024)


def test_a_review_since_a_year_covers_all_years_up_to_the_last():
    outer = Section((), None, None)
    assert section_under(outer, "一、2008年以来的工作回顾", 2012, 2).period == Period(2008, 2011)
    assert section_under(outer, "一、2011年以来的工作回顾", 2012, 2).period == Period(2011, 2011)
    assert section_under(outer, "一、去年以来的工作", 2012, 2).period == Period(2011, 2011)
