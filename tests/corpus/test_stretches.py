from __future__ import annotations

import pytest

from corpus.stretches import settle_stretches
from corpus.types import Paragraph, Period, Section, Status

FIVE = Period(2016, 2020)
LAST = Period(2020, 2020)


def told(
    *texts: str, period: Period | None = FIVE, status: Status | None = "done", heads: tuple[str, ...] = ()
) -> list[Period | None]:
    paragraphs = [
        Paragraph(
            f"r#{i}", "r", "body", Section((heads[i] if heads else "一、回顾",), period, status), text, 0, len(text)
        )
        for i, text in enumerate(texts)
    ]
    return [p.section.period for p in settle_stretches(2021, paragraphs)]


def test_a_review_turns_from_the_last_year_to_the_term():
    assert told(
        "2020年是“十三五”规划收官之年。",
        "减免税费46亿元。",
        "五年来，新建学校20所。",
        "建成公路100公里。",
        "一年来，政府自身建设不断加强。",
    ) == [LAST, LAST, FIVE, FIVE, LAST]


def test_a_review_turns_from_the_term_to_the_last_year():
    assert told(
        "“十三五”时期，经济总量翻番。", "产业转型加快。", "各位代表，刚刚过去的2020年，极不平凡。", "就业稳定。"
    ) == [FIVE, FIVE, LAST, LAST]


def test_a_paragraph_says_that_it_is_on_the_term():
    assert told("一年来，就业稳定。", "这是经济实力大幅提升的5年。", "5年的历程，极不平凡。", "一年来，简政放权。") == [
        LAST, FIVE, FIVE, LAST,
    ]  # fmt: skip


def test_a_list_that_begins_anew_behind_the_term_is_on_the_term():
    texts = (
        "2020年是收官之年。",
        "（一）工业",
        "厂房85万平方米。",
        "2020年是收官之年。五年来，极不平凡。",
        "（一）工业",
    )
    kinds = ("body", "heading", "body", "body", "heading")
    paragraphs = [
        Paragraph(f"r#{i}", "r", kind, Section(("一、回顾",), FIVE, "done"), text, 0, len(text))
        for i, (kind, text) in enumerate(zip(kinds, texts, strict=True))
    ]
    assert [p.section.period for p in settle_stretches(2021, paragraphs)] == [LAST, LAST, LAST, FIVE, FIVE]


def test_a_year_among_several_dates_only_its_own_deed():
    assert told("五年来，成绩显著。", "2020年，机场通航。", "公路成网。") == [FIVE, FIVE, FIVE]


def test_a_year_that_the_heading_names_beside_the_term_turns_a_paragraph():
    head = "一、过去五年及2020年工作回顾"
    texts = ("五年来，成绩显著。", "2020年喜迎华诞。", "公路成网。", "成效明显。2020年底机场通航。")
    assert told(*texts, heads=(head,) * 4) == [FIVE, LAST, LAST, LAST]
    assert told("五年来，成绩显著。", "实力增强。2020年，总量翻番。", heads=(head,) * 2) == [FIVE, FIVE]


def test_a_paragraph_that_speaks_of_both_stays_with_the_term():
    assert told("去年工作的完成，为规划划上句号。五年来，我们迈上新台阶。", "投资翻番。") == [FIVE, FIVE]


def test_the_next_part_begins_anew():
    assert told("一年来，就业稳定。", "公路成网。", heads=("一、回顾", "二、成就")) == [LAST, FIVE]


def test_a_review_of_a_term_without_years_may_turn_too():
    assert told("2020年，我们攻坚克难。", "就业稳定。", "五年来，成绩显著。", period=None) == [LAST, LAST, None]


@pytest.mark.parametrize(
    ("period", "status"),
    [
        (Period(2022, 2025), "planned"),
        (Period(2019, 2019), "done"),
        (Period(2020, 2020), "done"),
        (Period(2011, 2015), "done"),
        (FIVE, None),
    ],
)
def test_other_parts_are_left_alone(period: Period, status: Status | None):
    assert told("一年来，就业稳定。", period=period, status=status) == [period]


@pytest.mark.parametrize(
    ("opening", "turned"),
    [
        ("过去一年，", LAST),
        ("去年，", LAST),
        ("——一年来，", LAST),
        ("（一）一年来，", LAST),
        ("去年底，", FIVE),
        ("总的看，五年来，", FIVE),
        ("过去的五年，", FIVE),
        ("本届政府履职以来，", FIVE),
        ("市七届人大一次会议以来的五年，", FIVE),
        ("即将过去的2020年，", LAST),
        ("2020年是本届政府的收官之年，", LAST),
        ("2019年，", FIVE),
    ],
)
def test_how_a_turn_is_said(opening: str, turned: Period):
    assert told(f"{opening}各项事业有新的发展。") == [turned]


def test_a_year_called_the_last_one_turns_to_it_even_behind_the_term():
    assert told("“十三五”时期，我们攻坚克难。", "2020年是“十三五”的收官之年。", "就业稳定。") == [FIVE, LAST, LAST]


def test_a_plan_of_five_years_turns_to_the_tasks_of_its_first():
    plan = Period(2021, 2025)
    assert told(
        "到2025年，城市人口达到50万。",
        "2021年是实施“十四五”规划的开局之年。",
        "改造老旧小区27个。",
        "今后五年，公路成网。",
        "机场通航。",
        period=plan,
        status="planned",
    ) == [plan, Period(2021, 2021), Period(2021, 2021), plan, plan]


def test_a_review_of_one_year_may_close_with_the_term():
    assert told("就业稳定。", "——过去的五年，公路成网。", "机场通航。", "一年来，投资翻番。", period=LAST) == [
        LAST,
        FIVE,
        FIVE,
        LAST,
    ]


def test_numbers_that_begin_anew_behind_the_last_year_tell_of_it():
    section = Section(("一、“十三五”和2020年工作", "（六）民生"), FIVE, "done")
    texts = (
        ("body", "十三五时期翻番。"),
        ("heading", "（一）工业"),
        ("body", "投产3家。"),
        ("body", "2020年，很不平凡。"),
    )
    again = (("heading", "（一）工业"), ("body", "投产1家。"))
    paragraphs = [
        Paragraph(f"r#{i}", "r", kind, section, text, 0, len(text))  # type: ignore[arg-type]
        for i, (kind, text) in enumerate((*texts, *again))
    ]
    assert [p.section.period for p in settle_stretches(2021, paragraphs)] == [FIVE, FIVE, FIVE, FIVE, LAST, LAST]
