import dataclasses

import pytest

from corpus.types import Period
from qa.wording import about, direct_words, lead_in, marker, period_label, period_words, refusal


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2025, 2025), "2025年"),
        (Period(2021, 2025), "“十四五”时期"),
        (Period(2026, 2030), "“十五五”时期"),
        (Period(2022, 2023), "2022—2023年"),
    ],
)
def test_a_period_in_words(period, words):
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("place", "period", "status", "lead"),
    [
        (None, Period(2022, 2022), "done", "2022年："),
        (None, Period(2023, 2023), "planned", "2023年（计划）："),
        ("临江市", Period(2022, 2022), None, "临江市2022年："),
        ("临江市", None, "planned", "临江市："),
        (None, None, "planned", ""),
    ],
)
def test_whose_and_which_years_statement_follows(place, period, status, lead):
    assert lead_in(place, period, status) == lead


def test_markers_start_at_one():
    assert [marker(number) for number in (1, 2)] == ["[1]", "[2]"]


def test_a_refusal_names_the_nearest_report_with_its_date_and_periods(city_report):
    periods = (Period(2022, 2022), Period(2021, 2025))
    dated = dataclasses.replace(city_report, date="2023-01")
    assert refusal("报告里没有说明所问的内容", city_report, ()) == (
        "未找到依据：报告里没有说明所问的内容。最接近的报告是《临江市2023年政府工作报告》（临江市，2023年）。"
    )
    assert refusal("没有", dated, periods) == (
        "未找到依据：没有。最接近的报告是《临江市2023年政府工作报告》（临江市，2023年01月），其中说到2022年、“十四五”时期。"
    )


def test_a_refusal_without_any_report():
    assert refusal("没有", None, ()) == "未找到依据：没有。"


def test_a_report_that_says_neither_place_nor_date(city_report):
    bare = dataclasses.replace(city_report, place=None, date=None, title="汇编")
    assert refusal("没有", bare, ()) == "未找到依据：没有。最接近的报告是《汇编》（未注明地区）。"


def test_the_introduction(city_report):
    text = about([city_report, city_report], ["改造多少户？"])
    assert "我是盐小哥" in text
    assert "2份政府报告（临江市）" in text
    assert text.endswith("\n- 改造多少户？")
    assert "（各地）" in about([], [])


def test_a_citations_period_in_brackets():
    assert [period_label(p) for p in ("2022", "2021-2025", None)] == ["（2022年）", "（“十四五”时期）", ""]


def test_the_answer_itself():
    assert direct_words(("132条", "245公里")) == "**132条**、**245公里**——"
    assert direct_words(()) == ""
