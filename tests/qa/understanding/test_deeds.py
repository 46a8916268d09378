import pytest

from corpus.types import Period
from qa.understanding.deeds import status_asked


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("GDP想增长多少", "planned"),
        ("打算修几座桥", "planned"),
        ("重点抓哪些工作", "planned"),
        ("重点抓了哪些工作", "done"),
        ("年初定的目标是多少", "planned"),
        ("我想改造老房子，改造了几栋", "done"),
        ("GDP增长多少", "done"),
        ("社区说列进实事了，2022年计划改造多少个小区", "planned"),
        ("年初打算改造，2022年改造了多少个小区", None),  # either may be meant
    ],
)
def test_of_a_year_that_is_past(text, status):
    assert status_asked(text, (Period(2022, 2022),), 2024) == status


def test_of_the_newest_year_nothing_is_taken_for_granted():
    assert status_asked("GDP增长多少", (Period(2024, 2024),), 2024) is None


def test_how_a_work_went_asks_for_what_was_done():
    assert status_asked("老旧小区改造得怎么样", (), 2024) == "done"
    assert status_asked("老旧小区改造怎么样", (), 2024) is None
    assert status_asked("你觉得怎么样", (), 2024) is None
