import pytest

from corpus.types import Period
from qa.multiple.splitting import split_question


def words(terms):
    return [term.text for term in terms]


def test_each_question_has_its_own_words_and_the_others_as_background(read, world):
    first, second = split_question(read("2022年新建了几所幼儿园，新增了多少学位？"), world)
    assert (words(first.terms), words(first.carried), first.units) == (["新建", "幼儿园"], ["新增", "学位"], ("所",))
    assert (words(second.terms), words(second.carried)) == (["新增", "学位"], ["新建", "幼儿园"])
    assert first.periods == second.periods == (Period(2022, 2022),)
    assert second.carried[0].weight < first.terms[0].weight


def test_a_period_of_its_own_is_kept(read, world):
    first, second = split_question(read("2022年新建几所幼儿园，2023年新建几个食堂？"), world)
    assert (first.periods, second.periods) == ((Period(2022, 2022),), (Period(2023, 2023),))


@pytest.mark.parametrize(
    "text",
    ["2023年要改造多少个老旧小区？", "请问，改造多少户？", "旅游服务中心在哪里，市长是谁？", "说说食堂，养老，绿地"],
)
def test_a_single_question_stays_whole(read, world, text):
    question = read(text)
    assert split_question(question, world) == (question,)


def test_quantities_joined_by_an_enumeration_comma_are_asked_one_by_one(read, world):
    first, second = split_question(read("2022年脱贫多少人、几个贫困村出列"), world)
    assert (first.units, second.units) == (("人",), ("个",))
    whole = read("2022年小学、初中各几所")
    assert split_question(whole, world) == (whole,)


def test_what_asks_nothing_belongs_to_the_question_behind_it(read, world):
    """买菜 is no background of the first question, but of the second one's own words."""
    first, second = split_question(read("孩子大了，2022年新建几所幼儿园？买菜难，菜市场改造了多少个？"), world)
    assert "幼儿园" in words(first.terms)
    assert "买菜" in words(second.terms)


def test_a_mere_measure_beside_a_question_for_a_figure_is_asked_as_well(read, world):
    first, second = split_question(read("2022年改造了多少户，城区清洁取暖率"), world)
    assert (second.text, second.kind, second.units) == ("城区清洁取暖率是多少", "figure", ("%",))
    assert first.kind == "figure"
    whole = read("为了提高绿化覆盖率，种了多少棵树")
    assert split_question(whole, world) == (whole,)


def test_which_way_it_went_is_no_question_of_its_own(read, world):
    whole = read("2022年的社会消费品零售总额，是涨是跌，幅度多大？")
    assert split_question(whole, world) == (whole,)


def test_two_sentences_that_ask_for_no_figure_are_two_questions(read, world):
    parts = split_question(read("2022年哪条路通车了？哪家医院评上了三甲？"), world)
    assert [part.kind for part in parts] == ["name", "name"]
    one = read("2022年哪条路通车了，哪家医院评上了三甲？")
    assert split_question(one, world) == (one,)


def test_a_mere_measure_is_asked_of_the_subject_before_it(read, world):
    _, second = split_question(read("2022年生产总值多少，增速多少"), world)
    assert "生产总值" in words(second.terms)
    assert words(second.carried) == []


def test_who_gave_the_report_is_a_question_without_words_of_its_own(read, world):
    first, second = split_question(read("2022年市长是谁，新建公园几个"), world)
    assert (first.text, second.kind) == ("2022年市长是谁", "figure")
