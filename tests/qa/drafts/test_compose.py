import pytest

from corpus.sentences import Span
from corpus.types import Paragraph, Section
from qa.drafts.compose import figure_statement, is_topic, overview_draft, part_draft, sentence_statement
from qa.drafts.sections import part_of, sentences_of
from qa.figures.chosen import chosen
from qa.figures.figures import find_figures


def paragraph(text, start=100, **marks):
    return Paragraph("r#1", "r", "body", Section((), None, None), text, start, start + len(text), **marks)


def span(whole, text):
    start = whole.start + whole.text.index(text)
    return Span(start, start + len(text), text)


def no_lead(_paragraph, _period):
    return ""


@pytest.fixture(scope="module")
def parts(city_report):
    return [part_of(city_report, p) for p in city_report.paragraphs if p.kind == "heading"]


def test_the_figure_stands_before_its_clause(read, soft, evidence_for):
    question, evidence = read("2023年加装电梯多少部？"), evidence_for("2023年加装电梯多少部？")[0]
    figures = chosen(question, find_figures(question, evidence.sentence.text, soft))
    statement = figure_statement(question, evidence, figures, soft, lambda _p, period: f"{period}：")
    assert (statement.direct, statement.text) == (("60部",), "2023：加装电梯60部")
    assert [source.quote.text for source in statement.sources] == ["改造老旧小区48个，加装电梯60部。"]


def test_several_figures(read, soft, evidence_for):
    text = "城镇和农村居民收入分别增长多少"
    question, evidence = read(text), evidence_for(text)[0]
    figures = chosen(question, find_figures(question, evidence.sentence.text, soft))
    statement = figure_statement(question, evidence, figures, soft, no_lead)
    assert statement.direct == ("4.5%", "7.2%")
    assert statement.text == "城镇、农村居民人均可支配收入分别增长4.5%、7.2%"


def test_a_sentence_loses_its_stop_and_its_marks():
    whole = paragraph("● **加装电梯60部。**建成。")
    statement = sentence_statement(whole, span(whole, "● **加装电梯60部。"), "2023年：")
    assert statement.text == "2023年：加装电梯60部"


def test_a_sentence_that_breaks_off_says_so():
    whole = paragraph("加装电梯60部。推进分级诊", cut_off=True)
    assert sentence_statement(whole, span(whole, "推进分级诊"), "").text == "推进分级诊（原文到此中断）"
    assert sentence_statement(whole, span(whole, "加装电梯60部。"), "").text == "加装电梯60部"


def test_a_section_with_members_is_listed_in_order(parts):
    draft = part_draft(parts[1], [], no_lead, 6)
    assert [(s.text, s.sources[0].quote.text) for s in draft.statements] == [
        (heading, heading)
        for heading in ("（一）壮大特色工业", "（二）提升城市品质", "（三）发展冰雪旅游", "（四）办好民生实事")
    ]
    assert "2023年工作安排" in draft.lead


def test_the_sentences_with_figures_stay_where_there_are_too_many(parts):
    sentences = sentences_of(parts[0].bodies)
    draft = part_draft(parts[0], sentences, no_lead, 6)
    assert [s.text for s in draft.statements] == [
        "全市地区生产总值完成312.6亿元，增长5.8%",
        "规模以上工业企业达到86家",
        "改造老旧小区36个，惠及居民5800户",
        "城镇新增就业4210人，失业人员再就业1130人",
        "新建公办幼儿园3所，新增学位720个",
        "城镇、农村居民人均可支配收入分别增长4.5%、7.2%",
    ]


def test_an_overview_gives_one_sentence_a_member(parts, city_report):
    bodies = [p for p in city_report.paragraphs if p.kind == "body"]
    draft = overview_draft(parts[1], bodies, no_lead, 3)
    assert [s.text for s in draft.statements] == [
        "建成人参加工产业园，引进企业20家",
        "改造老旧小区48个，加装电梯60部",
        "举办冰雪旅游节，开通旅游专线5条",
    ]


@pytest.mark.parametrize(
    ("text", "sentence", "announces"),
    [
        ("深化重点领域改革。推进国企改革。", "深化重点领域改革。", True),
        ("深化重点领域改革。推进国企改革。", "推进国企改革。", False),
        ("深化重点领域改革。", "深化重点领域改革。", False),
        ("新建小区3个。推进国企改革。", "新建小区3个。", False),
        ("深化改革、扩大开放、促进民营经济加快发展。推进改革。", "深化改革、扩大开放、促进民营经济加快发展。", False),
    ],
)
def test_a_sentence_that_only_announces(text, sentence, announces):
    whole = paragraph(text)
    assert is_topic(whole, span(whole, sentence)) is announces
