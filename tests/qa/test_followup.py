import pytest

from corpus.types import Period
from qa.followup import resolve
from qa.types import Turn


@pytest.fixture(scope="module")
def ask(soft):
    def resolved(text, *before):
        history = [Turn(question, "") for question in before]
        return resolve(text, history, soft, year=2023, home=("临江市", "临江"))

    return resolved


def words(terms):
    return [term.text for term in terms]


@pytest.mark.parametrize(
    ("text", "before", "year"),
    [
        ("那2022年呢？", "2023年要改造多少个老旧小区？", 2022),
        ("那今年呢？", "去年改造了多少个老旧小区？", 2023),
        ("去年", "2023年要改造多少个老旧小区？", 2022),
        ("第二年呢？", "2021年改造了多少个老旧小区？", 2022),
        ("那前一年呢", "2021年改造了多少个老旧小区？", 2020),
        ("前年呢", "2020年改造了多少个老旧小区？", 2021),
    ],
)
def test_only_the_year_is_new(ask, text, before, year):
    question = ask(text, before)
    assert question.periods == (Period(year, year),)
    assert (question.kind, question.units) == ("figure", ("个",))
    assert words(question.terms) == ["改造", "老旧小区"]


def test_the_status_does_not_outlive_its_year(ask):
    assert ask("那2022年呢？", "2023年要改造多少个老旧小区？").status != "planned"


def test_only_the_subject_is_new(ask):
    question = ask("那社区食堂呢？", "2023年要改造多少个老旧小区？")
    assert question.periods == (Period(2023, 2023),)
    assert question.kind == "figure"
    assert words(question.terms) == ["社区", "食堂"]
    assert words(question.carried) == ["改造", "老旧小区"]


def test_only_the_measure_is_new(ask):
    question = ask("惠及了多少户？", "2022年改造老旧小区多少个？")
    assert question.periods == (Period(2022, 2022),)
    assert question.units == ("户",)
    assert words(question.terms)[:1] == ["惠及"]
    assert words(question.carried) == ["改造", "老旧小区"]


def test_a_word_that_points_back_keeps_more_of_the_subject(ask):
    pointing = ask("其中新建社区食堂多少个？", "2023年改造老旧小区多少个？")
    replacing = ask("那新建社区食堂呢？", "2023年改造老旧小区多少个？")
    assert words(pointing.carried) == words(replacing.carried) == ["改造", "老旧小区"]
    assert pointing.carried[0].weight > replacing.carried[0].weight > 0


def test_a_whole_question_stands_alone(ask):
    text = "2023年花山镇旅游服务中心设在哪里？"
    assert ask(text, "2022年改造老旧小区多少个？") == ask(text)


def test_a_greeting_takes_nothing_over(ask):
    question = ask("你好", "2022年改造老旧小区多少个？")
    assert (question.kind, question.periods, question.carried) == ("greeting", (), ())


def test_nothing_comes_from_a_greeting(ask):
    assert ask("那2022年呢？", "你好") == ask("那2022年呢？")


def test_thanks_between_do_not_end_the_subject(ask):
    before = "2023年要改造多少个老旧小区？"
    assert ask("那2022年呢？", before, "谢谢") == ask("那2022年呢？", before)


def test_the_place_is_taken_over(ask):
    question = ask("那2022年呢？", "闻喜县2023年改造多少个老旧小区？")
    assert question.places[0].places[0].name == "闻喜县"


def test_over_two_turns(ask):
    question = ask("那2022年呢？", "2023年要改造多少个老旧小区？", "那社区食堂呢？")
    assert question.periods == (Period(2022, 2022),)
    assert words(question.terms) == ["社区", "食堂"]


def test_two_years_stay_compared(ask):
    question = ask("那社区食堂呢？", "2022年和2023年改造多少个老旧小区？")
    assert question.compares
    assert question.periods == (Period(2022, 2022), Period(2023, 2023))
    assert not ask("那2022年呢？", "2022年和2023年改造多少个老旧小区？").compares


def test_without_history_nothing_is_added(ask):
    assert ask("那2022年呢？").terms == ()


@pytest.mark.parametrize("question", ["怎么办身份证？", "冷链物流", "区长叫什么名字？", "2023年的主要目标是什么？"])
def test_a_whole_question_owes_nothing_to_the_one_before(ask, question):
    alone, behind = ask(question), ask(question, "2022年改造老旧小区多少个？")
    assert (behind.terms, behind.periods, behind.carried) == (alone.terms, alone.periods, ())
