import pytest

from qa.extractive import Extractive
from qa.multiple.planned import plan_and_deed


def test_the_plan_and_the_deed_get_a_line_each(read, world):
    answer = Extractive()._single
    asked = []

    def answered(question, world):
        asked.append((question.status, question.actual, question.compares))
        return answer(question, world)

    draft = plan_and_deed(read("2023年改造老旧小区的目标和实际完成数各是多少个？"), world, answered)
    assert asked == [("planned", False, False), ("done", True, False)]
    assert draft is not None
    assert [statement.text for statement in draft.statements] == ["2023年（计划）：改造老旧小区48个"]
    assert draft.notes == ("完成：未找到依据",)


@pytest.mark.parametrize(
    "text",
    [
        "2022年改造老旧小区多少个？",
        "2022年真正改造了多少个小区，而不是年初说的目标？",
        "2022年的目标是改造30个小区，最后改造了几个？",
        "目标和实际各是多少个？",
    ],
)
def test_a_question_on_one_of_them_goes_its_way(read, world, text):
    assert plan_and_deed(read(text), world, Extractive().answer) is None
