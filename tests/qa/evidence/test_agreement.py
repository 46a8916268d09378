"""The period of a sentence, and how it fits the one asked for."""

from __future__ import annotations

import pytest

from corpus.types import Paragraph, Period, Section
from qa.evidence.agreement import AMONG, agreement_of, sentence_period

TERM, LAST = Period(2017, 2021), Period(2021, 2021)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("养老机构床位达3247张。", LAST),
        ("低保标准由5016元提高到7476元。", LAST),
        ("五年累计发放资金达28亿元。", TERM),
        ("引进项目达30个。", TERM),
        ("新建学校20所。", TERM),
        ("全年接待游客900万人。", LAST),
        ("2019年，床位达2000张。", Period(2019, 2019)),
        ("旅游收入年均增长21.3%，达到2234亿元。", LAST),
        ("2021年贷款余额3047亿元，近五年年均增长15.6%。", LAST),
        ("过去五年投资300亿元，2021年投资80亿元。", TERM),
    ],
)
def test_a_level_in_a_review_of_years_is_that_of_their_last(sentence: str, period: Period):
    section = Section(("一、过去五年工作回顾",), TERM, "done")
    paragraph = Paragraph("r#1", "r", "body", section, sentence, 0, len(sentence))
    assert sentence_period(sentence, paragraph, 2022) == period


def test_a_level_in_a_review_of_the_last_year_and_this_one_may_be_of_either():
    both = Period(2019, 2020)
    paragraph = Paragraph("r#1", "r", "body", Section(("一、2019年和今年以来",), both, "done"), "床位达5000张。", 0, 8)
    assert sentence_period("床位达5000张。", paragraph, 2020) == both


def test_a_plan_for_years_has_its_level_at_no_single_one():
    section = Section(("二、今后五年",), Period(2022, 2026), "planned")
    paragraph = Paragraph("r#1", "r", "body", section, "床位达5000张。", 0, 8)
    assert sentence_period("床位达5000张。", paragraph, 2022) == Period(2022, 2026)


def test_a_level_is_of_the_whole_review_where_that_is_asked_for():
    section = Section(("一、过去五年工作回顾",), TERM, "done")
    paragraph = Paragraph("r#1", "r", "body", section, "床位达5000张。", 0, 8)
    assert sentence_period("床位达5000张。", paragraph, 2022, TERM) == TERM
    assert sentence_period("床位达5000张。", paragraph, 2022, LAST) == LAST


def test_what_adds_up_to_a_year_is_asked_for_by_its_end(read):
    told = "累计调水351.7亿立方米。"
    assert agreement_of(read("2021年调水多少"), TERM, told, None, 2022) == AMONG
    assert agreement_of(read("到2021年底为止调水多少"), TERM, told, None, 2022) > AMONG


def test_what_was_added_in_a_long_review_is_not_of_its_last_year(read):
    """In five years, that is; of two it may be either's."""
    asked = read("2021年新增就业多少人")
    assert agreement_of(asked, TERM, "新增城镇就业71.4万人。", None, 2022) == AMONG
    assert agreement_of(asked, TERM, "新增城镇就业13.7万人，同比增长3%。", None, 2022) > AMONG
    assert agreement_of(asked, Period(2020, 2021), "新增城镇就业13.7万人。", None, 2022) > AMONG
    assert agreement_of(asked, TERM, "招聘会办了9场，新增就业13.7万人。", None, 2022) > AMONG
