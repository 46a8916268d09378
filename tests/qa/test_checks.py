import pytest

from corpus.errors import QuestionError
from qa.checks import check_question, check_turn
from qa.types import Turn


def test_a_question_is_worked_on_in_one_line_without_what_cannot_be_seen():
    assert check_question("  改造\n老旧\u200b小区\t多少个？ ") == "改造 老旧小区 多少个？"


def test_five_hundred_characters_are_the_most():
    assert len(check_question("问" * 500)) == 500
    with pytest.raises(QuestionError, match=r"^问题有 501 个字，超过 500 个字的上限"):
        check_question("问" * 501)


@pytest.mark.parametrize("text", ["", " \n", "？！…", "\u200b\u0000"])
def test_what_nobody_can_read_is_no_question(text):
    with pytest.raises(QuestionError, match=r"^问题是空的，或没有可读的文字"):
        check_question(text)


def test_a_turn_is_a_question_with_its_answer():
    assert check_turn(["问", "答"]) == check_turn(Turn("问", "答")) == Turn("问", "答")
    for wrong in (["问"], ["问", "答", "再"], ["问", 1]):
        with pytest.raises(QuestionError, match="history 的每一项应是"):
            check_turn(wrong)
