from corpus.sentences import Span
from corpus.types import Paragraph, Section
from qa.drafts.draft import Draft, Source, Statement
from qa.extractive import Extractive
from qa.multiple.several import answer_each
from qa.multiple.splitting import split_question


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


def test_a_note_names_the_piece_that_asks(read, world):
    """What is told before it, 家里有病人, is left out."""
    draft = Extractive().answer(read("新建了几所幼儿园？家里有病人，新来了几位牙科医生？"), world)
    assert draft.notes == ("“新来了几位牙科医生”：未找到依据",)


def test_the_first_part_is_asked_alone_however_little_it_says(read, world):
    asked = []

    def answer(question, _world):
        asked.append((question.text, bool(question.carried)))
        return Draft()

    question = read("栽了多少棵树，有几部电梯？")
    answer_each(question, split_question(question, world), world, answer)
    assert ("栽了多少棵树", False) in asked
    assert ("有几部电梯", False) not in asked


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


def test_a_sentence_with_a_figure_for_each_part_leaves_none_open(read, world):
    parts = tuple(read(f"2022年{side}收入增长多少") for side in ("城镇居民", "农村居民"))
    source = Source(Paragraph("r#1", "r", "body", Section((), None, None), "增长4.5%、7.2%", 0, 11), Span(0, 11, ""))
    both = Draft((Statement("收入分别增长4.5%、7.2%", (source,), ("4.5%", "7.2%")),), belief=0.9)
    assert answer_each(read("城乡收入各增长多少"), parts, world, lambda *_: both).notes == ()
    one = Draft((Statement("收入增长4.5%", (source,), ("4.5%",)),), belief=0.9)
    assert len(answer_each(read("城乡收入各增长多少"), parts, world, lambda *_: one).notes) == 1
