import pytest


@pytest.mark.parametrize(
    "question", ["这份报告讲了什么？", "2023年政府工作报告主要内容是什么", "总结一下2023年的政府工作报告"]
)
def test_the_headings_of_the_report(city, question):
    answer = city.ask(question)
    assert [line.rpartition("[1]")[0] or line for line in answer.text.splitlines()][:2] == [
        "《临江市2023年政府工作报告》：", "- 一、2022年工作回顾",
    ]  # fmt: skip
    assert [c.quote for c in answer.citations] == [
        "一、2022年工作回顾", "二、2023年工作安排", "（一）壮大特色工业", "（二）提升城市品质", "（三）发展冰雪旅游", "（四）办好民生实事",
    ]  # fmt: skip
    assert "二、2023年工作安排：（一）壮大特色工业；（二）提升城市品质" in answer.text


def test_what_a_report_says_on_a_matter_is_another_question(city):
    assert not city.ask("报告里关于旅游讲了什么").text.startswith("《")


def test_a_year_without_a_report_has_no_outline(city):
    assert not city.ask("2019年政府工作报告讲了什么").text.startswith("《")


def test_a_question_behind_it_is_one_of_its_own(city):
    """这份 is no word of the matter that 2023年旅游方面打算怎么干 goes on with."""
    turn = city.ask("这份报告讲了什么？").turn
    alone, behind = (city.ask("2023年旅游方面打算怎么干", history=history).text for history in ((), (turn,)))
    assert behind == alone
