import pytest

from qa.extractive import Extractive
from qa.multiple.thatyear import by_event


def test_the_event_is_told_with_its_source_before_the_answer(read, world):
    question = read("新建公办幼儿园3所那年，改造老旧小区多少个？")
    draft = by_event(question, world, Extractive().answer)
    assert draft is not None
    assert [s.text for s in draft.statements] == [
        "2022年：新建公办幼儿园3所，新增学位720个",
        "2022年：改造老旧小区36个",
    ]
    assert all(statement.sources for statement in draft.statements)


@pytest.mark.parametrize(
    "text",
    [
        "2022年那年，改造老旧小区多少个？",  # the year is named
        "火星移民成功那年，改造老旧小区多少个？",  # nobody tells of it
        "举办冰雪旅游节那年，改造老旧小区多少个？",  # only planned
        "改造老旧小区多少个？",
    ],
)
def test_other_questions_go_their_way(read, world, text):
    assert by_event(read(text), world, Extractive().answer) is None


def test_what_is_not_told_of_that_year_is_refused(read, world):
    draft = by_event(read("新建公办幼儿园3所那年，引进企业多少家？"), world, Extractive().answer)
    assert draft is not None
    assert not draft.statements
