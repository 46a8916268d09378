"""A figure without a year is given of the newest year that tells it."""

from __future__ import annotations

import pytest

from corpus.sentences import Span
from corpus.types import Paragraph, Period, Section
from qa.drafts.draft import Draft, Source, Statement
from qa.drafts.newest import newest_first


def told(beliefs: dict[int | None, float]):
    """Answer of each year with this belief, of no year with that of None; other years are refused."""

    def answer(question, world):
        year = question.periods[0].first if question.periods else None
        if year not in beliefs:
            return Draft(reason="没有", belief=0.1)
        return Draft((Statement(f"{year}年", ()),), belief=beliefs[year])

    return answer


@pytest.mark.parametrize(
    ("text", "beliefs", "statements"),
    [
        ("改造老旧小区多少个？", {None: 0.9, 2022: 0.8, 2021: 0.9}, ["2022年"]),
        ("改造老旧小区多少个？", {None: 0.9, 2022: 0.3, 2021: 0.9}, ["2021年"]),  # the newest is not sure enough
        ("改造老旧小区多少个？", {None: 0.9, 2022: 0.65}, ["None年"]),
        ("改造老旧小区多少个？", {None: 0.9, 2019: 0.9}, ["None年"]),  # too long ago to be asked of by itself
        ("2023年计划改造老旧小区多少个？", {2023: 0.9, 2022: 0.9}, ["2023年"]),
        ("计划改造老旧小区多少个？", {None: 0.9, 2023: 0.9, 2022: 0.9}, ["2023年"]),
        ("老旧小区改造得怎么样？", {None: 0.9, 2022: 0.9}, ["None年"]),
        ("改造老旧小区多少个？", {2022: 0.9}, []),  # what is refused stays so
        ("地区生产总值是多少", {2021: 0.9}, ["2021年"]),  # but what every report tells
    ],
)
def test_the_newest_year_comes_first(text, beliefs, statements, read, world):
    assert [s.text for s in newest_first(read(text), world, told(beliefs)).statements] == statements


def test_a_plan_for_the_last_year_is_not_what_there_is(read, world):
    def answer(question, world):
        year = question.periods[0].first if question.periods else 2019
        section = Section(("二、工作安排",), Period(year, year), "planned" if year == 2022 else "done")
        source = Source(Paragraph("r#1", "r", "body", section, "路", 0, 1), Span(0, 1, "路"))
        return Draft((Statement(f"{year}年", (source,)),), belief=0.9)

    assert [s.text for s in newest_first(read("高速公路有多少公里？"), world, answer).statements] == ["2021年"]
