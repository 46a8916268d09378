import dataclasses
import math

import pytest

from qa.gate.bars import barred
from qa.gate.gate import believe, closed, probability


@pytest.fixture(scope="module")
def best(read, evidence_for):
    return lambda question: (read(question), evidence_for(question)[0])


@pytest.mark.parametrize(
    "question",
    [
        "2023年要改造多少个老旧小区？",
        "市人民医院新院区什么时候投入使用？",
        "旅游服务中心设在哪里？",
        "有没有新建社区食堂？",
        "2022年城镇新增就业多少人？",
    ],
)
def test_the_right_sentence_is_believed(best, question):
    assert believe(*best(question))


@pytest.mark.parametrize(
    "question",
    ["人民医院有几位医生？", "滨江公园投资了多少亿元？", "火星上有水吗", "旅游服务中心什么时候开放", "谁是足球冠军"],
)
def test_another_sentence_is_not(best, question):
    assert not believe(*best(question))


def undated(evidence, **told):
    """Give the evidence as if its text had no year."""
    passage = dataclasses.replace(evidence.hit.passage, years=None)
    return dataclasses.replace(evidence, hit=dataclasses.replace(evidence.hit, passage=passage), **told)


def test_a_text_without_a_year_is_judged_by_network_and_passage(best):
    question, evidence = best("有没有新建社区食堂？")
    found = undated(evidence, reading=3.0, told=0.8, own=0.05)
    # -.8 + 2.08 × 3/6 + 1.36 × .8 = 1.328
    assert probability(question, found) == pytest.approx(1 / (1 + math.exp(-1.328)))
    assert believe(question, found)  # though its own words are few
    assert believe(question, dataclasses.replace(found, reading=-1.5, told=0.8))  # -.8 - .52 + 1.088 = -.232: .442
    assert not believe(question, dataclasses.replace(found, reading=-2.1, told=0.8))  # -.8 - .728 + 1.088 = -.44: .392
    assert probability(question, dataclasses.replace(evidence, told=0.1)) == probability(question, evidence)


def test_how_reports_name_things_bars_nothing_in_a_text_without_a_year(best):
    question, evidence = best("引进的是哪家企业？")
    assert barred(question, dataclasses.replace(evidence, answers=False))
    assert not barred(question, undated(evidence, answers=False))
    figure, evidence = best("2023年要改造多少个老旧小区？")
    assert barred(figure, undated(evidence, answers=False))


def test_what_is_barred_is_unlikely_and_never_believed(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    without = dataclasses.replace(evidence, answers=False)
    assert believe(question, evidence)
    assert not believe(question, without)
    assert probability(question, without) == pytest.approx(probability(question, evidence) / 10)


@pytest.mark.parametrize(
    ("kind", "chance"),
    # 1 / (1 + exp(-x)): x = -.7 + (3 + 1.8 + .75)·½ + .9 = 2.975; -1.3 + (2.4 + 2 + .8)·½ + .76 = 2.06
    [("place", 0.9514), ("yes_no", 0.9514), ("summary", 0.8870), ("list", 0.8870)],
)
def test_each_kind_has_its_regression(best, kind, chance):
    question, evidence = best("老旧小区改造的情况")
    asked = dataclasses.replace(question, kind=kind, sought=())
    told = dataclasses.replace(evidence, own=0.5, mass=5.0, reading=3.0, ahead=0.5, usual=1.0, sought=0.5)
    assert probability(asked, told) == pytest.approx(chance, abs=1e-4)


@pytest.mark.parametrize("field", ["reading", "ahead", "usual", "sought"])
def test_more_of_what_is_asked_for_in_words_is_likelier(best, field):
    question, evidence = best("市人民医院新院区什么时候投入使用？")
    chances = [probability(question, dataclasses.replace(evidence, **{field: x})) for x in (0.2, 0.6, 1.0)]
    assert 0 < chances[0] < chances[1] < chances[2] < 1


@pytest.mark.parametrize("field", ["own", "mass", "counted", "reading", "ahead", "usual"])
def test_more_agreement_is_never_less_likely(best, field):
    question, evidence = best("2023年要改造多少个老旧小区？")
    chances = [probability(question, dataclasses.replace(evidence, **{field: x})) for x in (0.2, 0.4, 0.6, 0.8, 1.0)]
    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] < 1


def test_a_name_in_quotes_stands_in_the_passage(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    named = dataclasses.replace(question, text="“花山”改造多少个老旧小区")
    assert barred(named, evidence)
    assert not barred(dataclasses.replace(question, text="“老旧小区”改造多少个"), evidence)
    assert not barred(dataclasses.replace(question, text="“十四五”改造多少个老旧小区，获“……之乡”"), evidence)


def test_a_short_question_is_answered_by_a_sentence_with_all_its_words(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    doubtful = dataclasses.replace(
        evidence, own=1.0, counted=1.0, mass=4.5, reading=-3.0, agreement=1.0, ahead=0.3, usual=0.6
    )
    assert 0.15 < probability(question, doubtful) < 0.33
    assert believe(question, doubtful)
    assert not believe(question, dataclasses.replace(doubtful, agreement=0.7))


@pytest.mark.parametrize(("told", "impossible"), [("第33届奥运会", True), ("第十四届冬运会", False), ("冬运会", False)])
def test_another_meeting_of_the_series_is_impossible(best, told, impossible):
    question, evidence = best("2022年城镇新增就业多少人？")
    asked = dataclasses.replace(question, text="第14届冬运会新增就业多少人")
    sentence = dataclasses.replace(evidence.sentence, text=f"在{told}上新增就业1.2万人。")
    assert barred(asked, dataclasses.replace(evidence, sentence=sentence)) is impossible


def test_the_whole_that_is_named_is_not_its_part(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    part = dataclasses.replace(question, text="改造的48个老旧小区里城东占几个")
    whole = dataclasses.replace(evidence.sentence, text="改造老旧小区48个。")
    assert barred(part, dataclasses.replace(evidence, sentence=whole))
    assert not barred(question, dataclasses.replace(evidence, sentence=whole))


def test_how_many_there_are_is_not_how_many_came(best):
    question, evidence = best("2022年新增公办幼儿园多少所？")
    total = dataclasses.replace(evidence.sentence, text="公办幼儿园达到86所。")
    assert barred(question, dataclasses.replace(evidence, sentence=total, answers=True))
    assert not barred(question, dataclasses.replace(evidence, answers=True))


def test_what_neither_stands_out_nor_is_read_as_an_answer_is_not_believed(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    near = dataclasses.replace(evidence, own=0.8, ahead=0.2, reading=-2.1)
    assert probability(question, near) > 0.33
    assert not believe(question, near)
    assert believe(question, dataclasses.replace(near, ahead=0.31))


def test_what_is_counted_need_not_be_named_where_the_rest_is_clear(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    unnamed = dataclasses.replace(evidence, counted=0.0, reading=-2.1, mass=10.0, own=1.0, usual=2.0)
    clear, doubtful = (dataclasses.replace(unnamed, ahead=ahead) for ahead in (1.0, 0.2))
    assert not closed(question, clear)
    assert closed(question, doubtful)


def test_no_more_usual_words_make_it_likelier(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    chances = [probability(question, dataclasses.replace(evidence, usual=usual, ahead=0.0)) for usual in (1, 2, 5)]
    assert chances[0] < chances[1] == chances[2]


def test_a_figure_needs_more_than_a_broad_answer(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    some = dataclasses.replace(evidence, own=0.5, counted=0.5, mass=5.0, reading=-1.0, usual=1.0, ahead=0.3)
    assert 0.3 < probability(question, some) < 0.38
    assert not believe(question, some)


def test_what_there_is_on_a_matter_needs_less_than_which_ones_they_are(best):
    question, evidence = best("老旧小区改造方面2023年有哪些安排")
    some = dataclasses.replace(evidence, reading=-3.0, ahead=0.0, usual=0.0, sought=0.7)
    assert question.kind == "list"
    assert 0.05 < probability(question, some) < 0.15
    assert believe(question, some)
    assert not believe(dataclasses.replace(question, text="2023年改造哪几种老旧小区"), some)


def test_what_holds_little_and_is_not_read_as_an_answer_is_not_believed(best):
    question, evidence = best("老旧小区改造方面2023年有哪些安排")
    asked = dataclasses.replace(question, kind="yes_no", text="2023年改造老旧小区吗")
    some = dataclasses.replace(evidence, own=0.29, reading=-0.5, ahead=1.0, usual=2.0)
    assert believe(asked, some)
    assert not believe(asked, dataclasses.replace(some, reading=-0.7))
    assert believe(asked, dataclasses.replace(some, reading=-0.7, own=0.31))


def test_a_sentence_with_nothing_of_the_question_answers_only_who_asks_at_large(best):
    question, evidence = best("老旧小区改造方面2023年有哪些安排")
    empty = dataclasses.replace(evidence, own=0.05, reading=5.0, ahead=1.0, usual=2.0)
    assert believe(question, empty)
    assert not believe(dataclasses.replace(question, text="2023年改造哪几种老旧小区"), empty)
    assert not believe(dataclasses.replace(question, kind="yes_no"), empty)
