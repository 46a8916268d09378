import pytest

from corpus.types import Period
from qa.drafts.draft import Draft, Statement
from qa.extractive import Extractive
from qa.multiple.compare import compare


@pytest.fixture(scope="module")
def compared(read, world):
    return lambda text: Extractive().answer(read(text), world)


@pytest.mark.parametrize(
    "question",
    [
        "2022年和2023年改造多少个老旧小区？",
        "2023年改造多少个老旧小区，2022年又是多少个？",
        "老旧小区改造数量，去年和今年各是多少个？",
        "2022年和2023年老旧小区改造哪年多",
    ],
)
def test_one_line_a_period_earliest_first(compared, question):
    draft = compared(question)
    said = [(s.direct, s.text[:5], s.text.rpartition("：")[2], s.sources[0].quote.text) for s in draft.statements]
    assert said == [
        (("36个",), "2022年", "改造老旧小区36个", "改造老旧小区36个，惠及居民5800户。"),
        (("48个",), "2023年", "改造老旧小区48个", "改造老旧小区48个，加装电梯60部。"),
    ]
    assert draft.notes == ()


def test_the_periods_found_are_compared_where_none_is_named(compared):
    draft = compared("改造老旧小区有什么变化")
    assert [s.sources[0].paragraph.section.period for s in draft.statements] == [Period(2022, 2022), Period(2023, 2023)]


def test_a_period_without_an_answer_is_named(compared):
    draft = compared("2023年和2024年改造多少个老旧小区？")
    assert [s.sources[0].quote.text for s in draft.statements] == ["改造老旧小区48个，加装电梯60部。"]
    assert draft.notes == ("2024年：未找到依据",)


def test_nothing_found_for_any_period_is_a_refusal(compared):
    draft = compared("2018年和2019年改造多少个老旧小区？")
    assert draft.statements == ()
    assert "2018年" in draft.reason


def test_each_period_is_asked_its_own_half(compared):
    draft = compared("2022年改造了多少老旧小区，2023年新建多少个食堂？")
    assert [s.text.rpartition("：")[2] for s in draft.statements] == ["改造老旧小区36个", "新建社区食堂9个"]
    assert [s.direct for s in draft.statements] == [("36个",), ("9个",)]


def test_the_other_half_weighs_little_and_lends_no_unit(read, world):
    parts = []

    def answer(question, _world):
        parts.append(question)
        return Draft(reason="没有")

    compare(read("2022年改造了多少户老旧小区，2023年食堂有多少个？"), world, answer)
    weights = [{term.text: term.weight for term in part.terms} for part in parts]
    assert [part.periods for part in parts] == [(Period(2022, 2022),), (Period(2023, 2023),)]
    assert [part.units for part in parts] == [("户",), ("个",)]
    assert not any(part.compares for part in parts)
    assert weights[0]["老旧小区"] > weights[1]["老旧小区"] > 0
    assert weights[1]["食堂"] > weights[0]["食堂"] > 0


def test_a_single_period_is_answered_plainly(read, world):
    draft = Extractive().answer(read("2022年的幼儿园，变化是新建几所？"), world)
    assert [s.sources[0].quote.text for s in draft.statements] == ["新建公办幼儿园3所，新增学位720个。"]


def test_a_year_only_compared_with_is_still_missing(read, world):
    question = read("2022年和2023年粮食产量各是多少")
    told = {2022: "粮食产量100万吨，比2023年增长5%。", 2023: ""}
    other = {2022: "粮食产量由2023年的95万吨增加到100万吨。", 2023: ""}
    for texts, notes in ((told, ("2023年：未找到依据",)), (other, ())):

        def answer(side, _world, texts=texts):
            text = texts[side.periods[0].first]
            return Draft((Statement(text, ()),)) if text else Draft(reason="没有")

        assert compare(question, world, answer).notes == notes
