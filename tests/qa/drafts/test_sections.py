import dataclasses

import pytest

from corpus.types import Paragraph, Period, Section
from qa.drafts.sections import find_heading, part_of, sentences_of


def headings_of(report):
    return [paragraph for paragraph in report.paragraphs if paragraph.kind == "heading"]


@pytest.fixture(scope="module")
def parts(city_report):
    return [part_of(city_report, heading) for heading in headings_of(city_report)]


def test_every_section_with_its_members_and_bodies(parts):
    assert [
        (part.section.path, len(part.members), [body.text[:6] for body in part.bodies], str(part.section.period))
        for part in parts
    ] == [
        (("一、2022年工作回顾",), 0, ["过去一年，全", "全市地区生产", "改造老旧小区", "新建公办幼儿"], "2022"),
        (("二、2023年工作安排",), 4, [], "2023"),
        (("二、2023年工作安排", "（一）壮大特色工业"), 0, ["建成人参加工"], "2023"),
        (("二、2023年工作安排", "（二）提升城市品质"), 0, ["改造老旧小区"], "2023"),
        (("二、2023年工作安排", "（三）发展冰雪旅游"), 0, ["举办冰雪旅游"], "2023"),
        (("二、2023年工作安排", "（四）办好民生实事"), 0, ["新建社区食堂"], "2023"),
    ]
    assert [member.text for member in parts[1].members] == [
        "（一）壮大特色工业",
        "（二）提升城市品质",
        "（三）发展冰雪旅游",
        "（四）办好民生实事",
    ]


def test_a_body_that_lost_its_heading_is_a_member(shipped):
    report = shipped._serving.current().report("盐湖区-两会专版-2025-12")
    (heading,) = [p for p in headings_of(report) if p.section.path == ("2025年工作亮点",)]
    work = part_of(report, heading)
    assert [(m.kind, m.text[:8]) for m in work.members] == [
        ("heading", "经济运行加快向好"),
        ("body", "率先推出基于De"),
        ("heading", "城乡品质加快提升"),
        ("heading", "民生福祉加快增进"),
    ]


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("2023年有哪些安排", "二、2023年工作安排"),
        ("2022年工作情况", "一、2022年工作回顾"),
        ("去年干得怎么样", "一、2022年工作回顾"),
        ("提升城市品质有哪些", "（二）提升城市品质"),
        ("冰雪旅游怎么发展", "（三）发展冰雪旅游"),
        ("2022年提升城市品质有哪些", None),
        ("老旧小区改造", None),
        ("2024年有哪些安排", None),
        ("有哪些", None),
        ("有哪些安排", None),
    ],
)
def test_the_section_a_question_is_about(read, soft, city_report, question, heading):
    found = find_heading(read(question), headings_of(city_report), soft)
    assert (found.text if found else None) == heading


def test_no_sections_no_part(read, soft):
    assert find_heading(read("2023年有哪些安排"), (), soft) is None


def test_sentences_have_offsets_in_the_report(city_report):
    pairs = sentences_of([p for p in city_report.paragraphs if p.kind == "body"])
    assert len(pairs) == 15
    assert pairs[-1][1].text == "深化医药卫生体制改革，推进分级诊"
    assert all(city_report.text[span.start : span.end] == span.text for _, span in pairs)
    assert all(paragraph.start <= span.start < span.end <= paragraph.end for paragraph, span in pairs)


def heading(text, period, status):
    return Paragraph("r#1", "r", "heading", Section((text,), period, status), text, 0, len(text))


def test_what_was_reached_is_told_by_no_plan_and_no_name(read, soft):
    """The year's own section is a plan; a review of several years that ends with it is not."""
    asked = dataclasses.replace(read("2022年取得了哪些成绩"), periods=(Period(2022, 2022),))
    plan = heading("二、2022年工作安排", Period(2022, 2022), "planned")
    review = heading("一、2018—2022年工作回顾", Period(2018, 2022), "done")
    speaker = heading("临江市市长 张三", Period(2022, 2022), "done")
    assert find_heading(asked, [plan], soft) is None
    assert find_heading(asked, [speaker], soft) is None
    assert find_heading(asked, [plan, speaker, review], soft) == review
    years = dataclasses.replace(asked, periods=(Period(2018, 2022),))
    assert find_heading(years, [heading("一、2022年工作回顾", Period(2022, 2022), "done")], soft) is None
    planned = dataclasses.replace(asked, status="planned")
    assert find_heading(planned, [heading("一、2022年工作回顾", Period(2022, 2022), "done")], soft) is None
