from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.parts import is_opening, settle_parts
from corpus.types import Paragraph, Period, Report, Section

Y = Period


def report(*, date: str = "2016-01", title: str = "临江市2016年政府工作报告") -> Report:
    return Report("r", "r.md", "0" * 64, "各位代表：", title, "临江市", (), None, date, ())


def bodies(*heads: str, section: Section | None = None) -> list[Paragraph]:
    return [
        Paragraph(f"r#{i}", "r", "body", section or Section((head,), None, None), "内容。", i * 4, i * 4 + 3)
        for i, head in enumerate(heads)
    ]


def settled(*heads: str, **more: str) -> list[tuple[Period | None, str | None]]:
    return [(p.section.period, p.section.status) for p in settle_parts(report(**more), bodies(*heads))]


def test_the_first_part_reviews_the_year_before_and_the_others_plan_the_year():
    assert settled("一、攻坚克难，稳中向好", "二、奋力开创新局面", "三、建设法治政府") == [
        (Y(2015, 2015), "done"),
        (Y(2016, 2016), "planned"),
        (Y(2016, 2016), "planned"),
    ]


def test_a_review_of_a_term_is_on_its_five_years_and_one_that_counts_them_on_so_many():
    assert settled("一、本届政府工作回顾", "二、今年的工作")[0] == (Y(2011, 2015), "done")
    assert settled("一、五年来的成就", "二、今年的工作")[0] == (Y(2011, 2015), "done")
    assert settled("一、四年工作回顾", "二、今年的工作")[0] == (Y(2012, 2015), "done")


def test_a_review_of_several_years_that_does_not_count_them_stays_open():
    assert settled("一、改革开放以来的成就", "二、今年的工作")[0] == (None, None)


def test_parts_behind_a_review_without_a_heading_are_all_plans():
    opening = replace(bodies("")[0], text="2015年是不平凡的一年。", section=Section((), None, None))
    told = [(p.section.period, p.section.status) for p in settle_parts(report(), [opening, *bodies("一、稳中求进")])]
    assert told == [(Y(2015, 2015), "done"), (Y(2016, 2016), "planned")]


def test_a_first_part_that_plans_is_no_review():
    assert settled("一、目标任务", "二、保障措施")[0] == (Y(2016, 2016), "planned")


@pytest.mark.parametrize("more", [{"date": "2016-12"}, {"title": "临江市要点", "date": "2016-12"}, {"date": "2016-07"}])
def test_a_report_given_later_in_its_year_may_review_it(more: dict[str, str]):
    assert settled("一、攻坚克难", "二、新局面", **more) == [(None, None), (None, None)]


def test_one_part_alone_says_nothing():
    assert settled("一、攻坚克难") == [(None, None)]


def test_a_period_that_a_heading_names_stays():
    (first, second) = bodies("一、攻坚克难", "二、“十三五”目标")
    named = replace(second, section=Section(second.section.path, Y(2016, 2020), "planned"))
    assert settle_parts(report(), [first, named])[1] == named


def test_a_part_on_the_year_itself_is_a_plan_when_the_year_has_only_begun():
    (first, second) = bodies("一、攻坚克难", "二、着眼2016")
    named = replace(second, section=Section(second.section.path, Y(2016, 2016), None))
    assert settle_parts(report(), [first, named])[1].section.status == "planned"


def test_what_opens_a_year():
    assert is_opening(report())
    assert is_opening(report(date="2016"))  # a work report that tells no month is given in January
    assert not is_opening(report(date="2016-11"))


def test_numbered_parts_go_on_with_the_text_that_announces_them():
    opening = replace(bodies("")[0], text="2015年，我们做了以下工作：", section=Section((), None, None))
    heading = Paragraph("r#h", "r", "heading", Section(("（一）稳增长",), None, None), "（一）稳增长", 20, 26)
    told = settle_parts(report(), [opening, heading, *bodies("（一）稳增长")])
    assert {(p.section.period, p.section.status) for p in told} == {(Y(2015, 2015), "done")}


def test_a_first_part_on_the_tasks_of_the_year_before_reviews_it():
    first, second = bodies("一、四次会议确定的目标任务执行情况", "二、目标任务")
    told = settle_parts(report(), [replace(first, text="2015年，我们紧紧围绕主题。"), second])
    assert [(p.section.period, p.section.status) for p in told] == [
        (Y(2015, 2015), "done"),
        (Y(2016, 2016), "planned"),
    ]


def test_parts_numbered_below_a_review_without_a_heading_go_on_with_it():
    none = Section((), None, None)
    opening = replace(bodies("")[0], text="2015年是不平凡的一年，主要工作如下：", section=none)
    listed = bodies("一、稳字当头", "二、创新驱动")
    heads = [replace(p, kind="heading", text=p.section.path[0]) for p in listed]
    ahead = Section(("2016年工作安排",), Y(2016, 2016), "planned")
    plan = [replace(p, kind=kind, section=ahead) for p, kind in zip(bodies("", ""), ("heading", "body"), strict=True)]
    review = [opening, heads[0], listed[0], heads[1], listed[1]]
    told = settle_parts(report(), [*review, *plan])
    assert [p.section.period.first for p in told if p.section.period] == [2015, 2015, 2015, 2015, 2015, 2016, 2016]
    unnamed = settle_parts(report(), review)
    assert [p.section.period.first for p in unnamed if p.kind == "body" and p.section.period] == [2015, 2016, 2016]


def test_the_first_run_of_inner_headings_reviews_where_its_own_heading_is_lost():
    done, plan = (Y(2015, 2015), "done"), (Y(2016, 2016), "planned")
    assert settled("（一）工业提速", "（二）着力抓好农业", "今年的目标", "一、抓工业") == [done, done, plan, plan]
    assert settled("（一）经济形势", "（二）经济体制改革") == [done, plan]


def headed(*texts: str) -> list[Paragraph]:
    """Paragraphs without any section: a text that begins with a number is a heading, with a section of its own."""
    made: list[Paragraph] = []
    path: tuple[str, ...] = ()
    for i, text in enumerate(texts):
        heading = text.startswith(("（", "一、", "二、"))
        path = (text,) if heading else path
        section = Section(path, None, None)
        made.append(Paragraph(f"r#{i}", "r", "heading" if heading else "body", section, text, 0, len(text)))
    return made


def test_headings_below_a_review_without_a_heading_go_on_up_to_where_their_numbers_begin_anew():
    texts = ("过去的一年，很不平凡。", "（一）工业", "投产3家。", "（二）农业", "增产2%。", "（一）抓工业", "投产5家。")
    told = [p.section.period for p in settle_parts(report(), headed(*texts))]
    assert told == [Y(2015, 2015)] * 5 + [Y(2016, 2016)] * 2


def test_a_report_that_reviews_its_own_year_plans_the_next():
    review = Section(("一、2016年工作回顾",), Y(2016, 2016), "done")
    first = [
        replace(bodies("")[0], kind=kind, section=review, text=t)
        for kind, t in (("heading", review.path[0]), ("body", "好。"))
    ]
    told = settle_parts(report(), [*first, *bodies("二、聚焦产业")])
    assert (told[-1].section.period, told[-1].section.status) == (Y(2017, 2017), "planned")


def test_a_report_of_june_opens_its_year():
    assert settled("一、攻坚克难", "二、新局面", date="2016-06") == [
        (Y(2015, 2015), "done"),
        (Y(2016, 2016), "planned"),
    ]
