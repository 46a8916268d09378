from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import find_periods, find_status, five_year_plan, plan_name, union
from corpus.types import Period

P25 = Period(2025, 2025)
FOURTEENTH = Period(2021, 2025)
FIFTEENTH = Period(2026, 2030)


@pytest.mark.parametrize(
    ("text", "said", "period"),
    [
        ("2025年工作亮点", "2025年", P25),
        ("２０２５年工作亮点", "２０２５年", P25),
        ("二〇二五年工作", "二〇二五年", P25),
        ("二○二五年工作", "二○二五年", P25),
        ("2021—2025年", "2021—2025年", FOURTEENTH),
        ("2021年至2025年", "2021年至2025年", FOURTEENTH),
        ("2021-2025", "2021-2025", FOURTEENTH),
        ("“十四五”时期成就", "“十四五”时期", FOURTEENTH),
        ("十五五规划", "十五五规划", FIFTEENTH),
        ("第十四个五年规划", "第十四个五年规划", FOURTEENTH),
        ("“一五”成就", "“一五”", Period(1953, 1957)),
        ("“三五”期间", "“三五”期间", Period(1966, 1970)),
        ("今年目标", "今年", P25),
        ("去年完成", "去年", Period(2024, 2024)),
        ("明年计划", "明年", Period(2026, 2026)),
        ("过去五年", "过去五年", FOURTEENTH),
        ("五年来", "五年来", FOURTEENTH),
        ("今后五年", "今后五年", FIFTEENTH),
    ],
)
def test_one_period(text: str, said: str, period: Period):
    (mention,) = find_periods(text, 2025)
    assert (text[mention.start : mention.end], mention.period, mention.baseline) == (said, period, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "十五年来",
        "15年来",
        "十一年来",
        "2000吨",
        "2025.5万",
        "编号12025年",
        "第十五五",
        "屋里十四五度",
        "十四五岁",
        "一五一十",
        "以往年份",
        "2030个",
        "1900年",
        "增长2025%",
    ],
)
def test_no_period(text: str):
    assert find_periods(text, 2025) == ()


def test_words_counted_from_the_report_need_its_year():
    assert find_periods("今年和明年") == ()
    assert [(m.period.first, m.relative) for m in find_periods("今年和明年", 2025)] == [(2025, True), (2026, True)]
    assert [m.relative for m in find_periods("2025年", 2025)] == [False]


def test_several_stand_in_order():
    text = "“十四五”收官、2026年开局，2027、2028年攻坚"
    assert [str(m.period) for m in find_periods(text)] == ["2021-2025", "2026", "2027", "2028"]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("是2018年的1.4倍", True),
        ("较“十三五”末增长", True),
        ("比2020年增长", True),
        ("出口同2019年相比增长多少", True),
        ("出口和2019年相比有何变化", False),
        ("对比2020年", False),
        ("2020年相比", False),
    ],
)
def test_a_period_only_compared_with(text: str, baseline: bool):
    assert [m.baseline for m in find_periods(text)] == [baseline]


@given(st.text(alphabet="0125０２年至-—、“”十四五一今明去过后较比期间规划", max_size=25))
def test_mentions_stand_in_order_without_overlap(text: str):
    end = 0
    for mention in find_periods(text, 2025):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.period.first <= mention.period.last
        end = mention.end


def test_union():
    assert union([]) is None
    assert union([Period(2026, 2026), Period(2021, 2022)]) == Period(2021, 2026)


@pytest.mark.parametrize(
    ("number", "name", "first"),
    [
        (1, "“一五”", 1953),
        (2, "“二五”", 1958),
        (3, "“三五”", 1966),
        (10, "“十五”", 2001),
        (14, "“十四五”", 2021),
        (15, "“十五五”", 2026),
    ],
)
def test_five_year_plans(number: int, name: str, first: int):
    assert five_year_plan(number) == Period(first, first + 4)
    assert plan_name(Period(first, first + 4)) == name


@pytest.mark.parametrize("period", [P25, Period(2022, 2026), Period(1963, 1967)])
def test_other_periods_have_no_name(period: Period):
    assert plan_name(period) is None


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("2025年工作亮点", "done"),
        ("“十四五”时期成就", "done"),
        ("2025年工作回顾", "done"),
        ("“十五五”时期主要发展思路", "planned"),
        ("2026年全力以赴抓好九方面工作", "planned"),
        ("2026年主要目标", "planned"),
        ("回顾与展望", None),
        ("工业", None),
        ("", None),
    ],
)
def test_status_by_the_words_of_a_heading(heading: str, status: str | None):
    assert find_status(heading) == status


@pytest.mark.parametrize(
    ("text", "month", "period"),
    [
        ("过去一年工作回顾", 1, Period(2023, 2023)),
        ("过去一年工作回顾", 12, Period(2024, 2024)),
        ("过去五年", 1, Period(2019, 2023)),
        ("一年来", 2, Period(2023, 2023)),
        ("过去的一年", None, Period(2024, 2024)),
        ("上一年度", 12, Period(2023, 2023)),
        ("上年度", 1, Period(2023, 2023)),
        ("近五年", 6, Period(2019, 2023)),
        ("五年来", 7, Period(2020, 2024)),
        ("过去5年", 1, Period(2019, 2023)),
        ("今年", 1, Period(2024, 2024)),
        ("过去五年", None, Period(2020, 2024)),
        ("今后五年", 2, Period(2024, 2028)),
        ("今后五年", 12, Period(2025, 2029)),
    ],
)
def test_a_report_of_january_looks_back_on_the_year_before(text: str, month: int | None, period: Period):
    assert [mention.period for mention in find_periods(text, 2024, month=month)] == [period]
