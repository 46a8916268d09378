import pytest

from corpus.sentences import Span
from corpus.types import Paragraph, Period, Section
from qa.draft import Draft, Source, Statement
from qa.extractive import Extractive
from qa.several import answer_each, split_question


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


def test_one_statement_a_question(read, world):
    draft = Extractive().answer(read("2022年新建了几所幼儿园，新增了多少学位？"), world)
    assert [s.text.rpartition("：")[2] for s in draft.statements] == ["新建公办幼儿园3所", "新增学位720个"]
    assert [s.direct for s in draft.statements] == [("3所",), ("720个",)]


def test_what_is_answered_is_given_alone(read, world):
    draft = Extractive().answer(read("新建了几所幼儿园，有几位医生？"), world)
    assert [s.sources[0].quote.text for s in draft.statements] == ["新建公办幼儿园3所，新增学位720个。"]


def test_what_is_not_answered_is_said_beside_what_is(read, world):
    draft = Extractive().answer(read("新建了几所幼儿园，有几位医生？"), world)
    assert draft.notes == ("“有几位医生”：未找到依据",)


def test_a_part_that_says_enough_is_asked_without_the_other_as_well(read, world):
    """Background and sites of one part stay out of the other's second try."""
    asked = []

    def answer(question, _world):
        asked.append((question.text, bool(question.carried), question.sites))
        return Draft()

    question = read("老旧小区改造了多少户，滨江公园多大？")
    answer_each(question, split_question(question, world), world, answer)
    assert ("老旧小区改造了多少户", False, ()) in asked


def statement(sentence, text, direct=()):
    paragraph = Paragraph("p", "r", "body", Section((), None, None), "…", 0, 1)
    return Statement(text, (Source(paragraph, Span(sentence, sentence + 9, "…")),), direct)


def test_a_sentence_that_answers_two_parts_is_given_whole_and_once(read, world):
    question = read("改造了多少户，完成了改造没有？")
    drafts = {
        "figure": Draft((statement(0, "改造48户", ("48户",)),), belief=0.9),
        "yes_no": Draft((statement(0, "改造48户，全面完成"), statement(20, "另有一句")), belief=0.9),
    }
    parts = split_question(question, world)
    draft = answer_each(question, parts, world, lambda part, _world: drafts[part.kind])
    assert [(s.text, s.direct) for s in draft.statements] == [("改造48户，全面完成", ("48户",)), ("另有一句", ())]
    assert draft.notes == ()


def test_a_figure_that_answered_the_first_part_does_not_answer_the_second(read, world):
    question = read("开工了多少套保障房，盖好的有几套？")
    found = Draft((statement(0, "开工9套", ("9套",)),), belief=0.9)
    draft = answer_each(question, split_question(question, world), world, lambda *_: found)
    assert [s.direct for s in draft.statements] == [("9套",)]
    assert draft.notes == ("“盖好的有几套”：未找到依据",)


def test_when_nothing_is_answered_the_whole_is_asked(read, world):
    asked = []

    def refuse(question, _world):
        asked.append(question.text)
        return Draft(reason="没有")

    question = read("有几位医生，有几辆救护车？")
    assert answer_each(question, split_question(question, world), world, refuse).reason == "没有"
    assert list(dict.fromkeys(asked)) == ["有几位医生", "有几辆救护车", "有几位医生，有几辆救护车？"]


def test_the_second_half_is_answered_by_the_same_sentence_where_that_tells_it(read, world):
    """Elsewhere 48 more are rebuilt; 加装电梯 stands beside the 48 in one sentence."""
    draft = Extractive().answer(read("2023年改造多少个老旧小区，装多少部电梯？"), world)
    assert [s.direct for s in draft.statements] == [("48个",), ("60部",)]
    assert len({s.sources[0].quote for s in draft.statements}) == 1


def test_quantities_joined_by_an_enumeration_comma_are_asked_one_by_one(read, world):
    first, second = split_question(read("2022年脱贫多少人、几个贫困村出列"), world)
    assert (first.units, second.units) == (("人",), ("个",))
    whole = read("2022年小学、初中各几所")
    assert split_question(whole, world) == (whole,)


def test_a_sentence_with_a_figure_for_each_part_leaves_none_open(read, world):
    parts = tuple(read(f"2022年{side}收入增长多少") for side in ("城镇居民", "农村居民"))
    source = Source(Paragraph("r#1", "r", "body", Section((), None, None), "增长4.5%、7.2%", 0, 11), Span(0, 11, ""))
    both = Draft((Statement("收入分别增长4.5%、7.2%", (source,), ("4.5%", "7.2%")),), belief=0.9)
    assert answer_each(read("城乡收入各增长多少"), parts, world, lambda *_: both).notes == ()
    one = Draft((Statement("收入增长4.5%", (source,), ("4.5%",)),), belief=0.9)
    assert len(answer_each(read("城乡收入各增长多少"), parts, world, lambda *_: one).notes) == 1
