from types import SimpleNamespace

import pytest

from corpus.types import Period
from qa.drafts.reviewed import as_reviewed


def world(*sections):
    headings = [
        SimpleNamespace(section=SimpleNamespace(period=Period(*period) if period else None, status=status))
        for period, status in sections
    ]
    return SimpleNamespace(search=lambda question: (), headings=lambda hits: headings)


PAST, OLDER, AHEAD = ((2017, 2021), "done"), ((2012, 2016), "done"), ((2022, 2026), "planned")


@pytest.mark.parametrize(
    ("text", "sections", "period"),
    [
        ("过去五年改造了多少个小区", (OLDER, PAST, AHEAD), (2017, 2021)),  # the newest review
        ("这五年改造了多少个小区", (PAST, ((2019, 2023), "done")), (2019, 2023)),  # the very one
        ("过去五年改造了多少个小区", (((2013, 2017), "done"), AHEAD), (2019, 2023)),  # too long ago, or ahead
        ("过去五年改造了多少个小区", (((2021, 2021), "done"), (None, "done")), (2019, 2023)),  # of other length
        ("2019—2023年改造了多少个小区", (PAST,), (2019, 2023)),  # said in figures
    ],
)
def test_the_past_years_are_those_that_a_report_reviews(read, text, sections, period):
    assert as_reviewed(read(text), world(*sections)).periods == (Period(*period),)


def test_a_single_year_stays(read):
    question = read("2022年改造了多少个小区")
    assert as_reviewed(question, world(PAST)) == question
