from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.types import Period, Report


@pytest.mark.parametrize(("text", "period"), [("2025", Period(2025, 2025)), ("2021-2025", Period(2021, 2025))])
def test_a_period_is_written_and_read(text: str, period: Period):
    assert str(period) == text
    assert Period.parse(text) == period


@pytest.mark.parametrize("text", ["", "2025年", "十四五", "2021-", "2021—2025"])
def test_other_words_are_no_period(text: str):
    with pytest.raises(ValueError, match="invalid literal"):
        Period.parse(text)


def test_years_run_forwards():
    with pytest.raises(ValueError, match=r"^the years of '2025-2021' run backwards$"):
        Period.parse("2025-2021")


def test_a_period_covers_what_lies_in_it():
    plan = Period(2021, 2025)
    assert plan.covers(plan)
    assert plan.covers(Period(2025, 2025))
    assert not plan.covers(Period(2025, 2026))
    assert not Period(2025, 2025).covers(plan)


def test_periods_sort_by_their_years():
    assert sorted([Period(2026, 2026), Period(2021, 2025), Period(2021, 2021)]) == [
        Period(2021, 2021),
        Period(2021, 2025),
        Period(2026, 2026),
    ]


def report(date: str | None, stripped: tuple[tuple[int, int], ...] = ()) -> Report:
    return Report("a", "a.txt", "", "盐湖区", "题", None, (), None, date, (), stripped)


@pytest.mark.parametrize(("date", "year"), [("2025-12", 2025), ("2026", 2026), (None, None)])
def test_the_year_of_a_report(date: str | None, year: int | None):
    assert report(date).year == year


@pytest.mark.parametrize(
    ("date", "title", "text", "month"),
    [
        ("2025-12", "政府工作报告", "", 12),
        ("2025", "盐湖区政府工作报告", "", 1),
        ("2025", "市长 张三", "各位代表：", 1),
        ("2025", "统计公报", "", None),
        (None, "政府工作报告", "", None),
    ],
)
def test_the_month_of_a_report(date: str | None, title: str, text: str, month: int | None):
    assert replace(report(date), title=title, text=text).month == month


def test_offsets_in_the_file_count_the_invisible_characters():
    # The file reads: 盐 <two> 湖 区 <three>
    odd = report(None, ((1, 2), (3, 3)))
    assert [odd.source_offset(i) for i in range(4)] == [0, 3, 4, 8]
