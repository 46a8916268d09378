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
        ("永济市2024年政府信息公开工作年度报告", Period(2024, 2024), "done"),
        ("关于2023年度县本级预算执行的审计工作报告", Period(2023, 2023), "done"),
        ("关于2024年十件民生实事完成情况的通报", Period(2024, 2024), "done"),
        ("1982年国务院机构改革", Period(1982, 1982), "done"),
        ("教育局2024年工作总结和2025年工作计划", None, None),
    ],
)
def test_the_one_period_of_a_title(title: str, period: Period | None, status: str | None):
    assert base_section(title, 2025) == Section((), period, status)


def test_a_heading_that_names_nothing_inherits():
    outer = Section(("2025年工作亮点",), Period(2025, 2025), "done")
    assert section_under(outer, "工业", 2025) == Section(("2025年工作亮点", "工业"), Period(2025, 2025), "done")
    assert section_under(outer, "2026年", 2025).status == "planned"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("（三）落实国省市决策部署，抓实十个方面工作", "done"),
        ("（一）思忧患谋长远，发展思路更加清晰", "done"),
        ("下一步打算", "planned"),
        ("重点工作安排", "planned"),
    ],
)
def test_a_heading_of_a_review_plans_only_where_it_says_so(heading: str, status: str):
    outer = Section(("2022年工作回顾",), Period(2022, 2022), "done")
    assert section_under(outer, heading, 2023, 1).status == status


def test_the_basis_of_a_plan_of_several_years_was_reached_before_it():
    plan = Section((), Period(2021, 2025), "planned")
    assert section_under(plan, "第一节 发展基础", 2021) == Section(("第一节 发展基础",), None, "done")
    assert section_under(plan, "第二节 发展目标", 2021).period == Period(2021, 2025)
    assert section_under(plan, "夯实产业基础", 2021).status == "planned"
    year = Section((), Period(2021, 2021), "planned")
    assert section_under(year, "夯实发展基础", 2021).status == "planned"


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


def test_results_that_a_plan_aims_at_are_planned():
    plan = Section(("2022年重点工作安排",), Period(2022, 2022), "planned")
    assert section_under(plan, "一、推动绿色转型取得新成效", 2022, 1).status == "planned"
    assert section_under(plan, "2022年上半年工作回顾", 2022, 1).status == "done"
    assert section_under(Section((), None, None), "2022年各项工作务求新成效", 2022, 1).status == "planned"
    assert section_under(Section((), None, None), "2022年各项工作取得新成效", 2022, 12).status == "done"


def test_a_plan_given_late_stays_a_plan():
    plan = Section(("2014年工作安排",), Period(2014, 2014), "planned")
    assert section_under(plan, "一、稳增长", 2015, 1).status == "planned"


def test_the_last_year_of_a_plan_is_not_the_plan():
    assert periods_named("三、确保“十四五”圆满收官", 2025, 1) == []
    assert periods_named("一、“十三五”圆满收官", 2021, 1) == [Period(2016, 2020)]
    assert periods_named("“十二五”经济社会发展开局良好", 2012, 1) == []


def test_the_new_year_is_the_report_s():
    assert periods_named("新的一年", 2015, 1) == [Period(2015, 2015)]


def test_a_plan_whose_years_are_over_was_carried_out():
    outer = Section((), None, None)
    assert section_under(outer, "一、“八五”计划的完成为今后的发展奠定了基础", 1996, 2).status == "done"


def test_a_term_without_years():
    assert periods_named("一、本届政府工作回顾", 2007, 5) == [Period(2002, 2006)]
    assert periods_named("一、本届政府工作总结", 2021, 10) == [Period(2017, 2021)]
    assert periods_named("新一届政府工作的总体要求", 2012, 6) == [Period(2012, 2016)]
    assert periods_named("二、政府工作的总体要求", 2012, 6) == []
