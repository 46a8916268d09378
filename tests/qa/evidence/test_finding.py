from dataclasses import replace

import pytest

from corpus.types import Paragraph, Period, Section
from qa.conversation.followup import readings
from qa.evidence.agreement import AMONG, agreement_of, sentence_period
from qa.evidence.coverage import weights_of
from qa.evidence.finding import find_evidence
from qa.evidence.holds import holds_answer
from qa.types import Turn

IN_2022 = Section(("一、2022年工作回顾",), Period(2022, 2022), "done")
IN_PLAN = Section(("一、“十三五”回顾",), Period(2016, 2020), "done")
NO_PERIOD = Section((), None, None)


def paragraph(section):
    return Paragraph("r#1", "r", "body", section, "正文。", 0, 3)


def test_the_year_asked_for_is_the_only_one_found(evidence_for, city_report):
    found = evidence_for("2023年要改造多少个老旧小区？")
    best = found[0]
    assert best.sentence.text == "改造老旧小区48个，加装电梯60部。"
    assert city_report.text[best.sentence.start : best.sentence.end] == best.sentence.text
    assert (best.period, best.status, best.answers) == (Period(2023, 2023), "planned", True)
    assert best.coverage == best.own == best.counted == pytest.approx(1)
    assert {evidence.period for evidence in found} <= {Period(2023, 2023), None}


def test_without_a_year_both_years_fit_alike(evidence_for):
    first, second, third = evidence_for("改造多少个老旧小区")[:3]
    assert {first.sentence.text, second.sentence.text} == {
        "改造老旧小区36个，惠及居民5800户。",
        "改造老旧小区48个，加装电梯60部。",
    }
    assert first.coverage == second.coverage > third.coverage


@pytest.mark.parametrize(
    ("period", "fit"),
    [
        (Period(2019, 2019), 1.0),
        (Period(2019, 2020), 0.7),
        (Period(2018, 2019), 0.7),
        (Period(2015, 2019), 0.7),
        (Period(2016, 2020), AMONG),
        (Period(2020, 2020), 0.0),
    ],
)
def test_how_well_a_period_fits_a_year(read, period, fit):
    assert agreement_of(read("2019年改造多少个小区"), period, "改造小区30个。", None, 2021) == fit


def test_a_plan_ranks_before_what_was_done(evidence_for):
    assert evidence_for("要改造多少个老旧小区")[0].sentence.text == "改造老旧小区48个，加装电梯60部。"
    assert evidence_for("改造了多少个老旧小区")[0].sentence.text == "改造老旧小区36个，惠及居民5800户。"


def test_a_year_of_which_the_report_says_nothing(evidence_for):
    assert evidence_for("2024年改造多少户") == ()


def test_scores_fall_and_every_sentence_is_there_once(evidence_for):
    found = evidence_for("改造多少个老旧小区")
    scores = [evidence.score for evidence in found]
    assert scores == sorted(scores, reverse=True)
    assert len({evidence.sentence.start for evidence in found}) == len(found) == 22


def test_what_stands_in_another_sentence_counts_less(evidence_for):
    found = {e.sentence.text: e for e in evidence_for("食堂有多少个")}
    here, beside = found["新建社区食堂9个，解决老人吃饭难。"], found["市人民医院新院区10月投入使用。"]
    assert here.own == pytest.approx(1)
    assert beside.own < beside.coverage < here.coverage


def test_what_nobody_counted(evidence_for):
    assert evidence_for("人民医院有几位医生")[0].counted == 0


def test_no_hits_no_evidence(read, soft):
    assert find_evidence(read("改造多少户"), (), soft, year=2023) == ()


def test_terms_carried_over_have_weights_too(soft):
    history = [Turn("2023年改造老旧小区多少个？", "")]
    question = readings("其中加装电梯多少部？", history, soft, year_of=lambda _: 2023, home=())[0]
    assert len(question.carried) == 2
    assert (weights_of(question.carried) > 0).all()


@pytest.mark.parametrize(
    ("sentence", "section", "period"),
    [
        ("改造3个小区。", IN_2022, "2022"),
        ("2021年改造3个小区。", IN_2022, "2022"),
        ("2021年改造3个小区。", NO_PERIOD, "2021"),
        ("全市改造小区的数目比2020年多，2021年最多。", NO_PERIOD, "2021"),
        ("改造3个小区。", NO_PERIOD, None),
        ("今年改造3个小区。", NO_PERIOD, "2023"),
        ("“十三五”末，改造3个小区。", IN_PLAN, "2020"),
        ("比“十三五”末多改造3个小区。", IN_PLAN, "2016-2020"),
        ("“十四五”末，改造3个小区。", IN_PLAN, "2016-2020"),
    ],
)
def test_the_period_of_a_sentence(sentence, section, period):
    found = sentence_period(sentence, paragraph(section), 2023)
    assert (str(found) if found else None) == period


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("改造多少个小区", "改造3个小区。", True),
        ("改造多少个小区", "改造3处小区。", True),
        ("改造多少个小区", "投资3亿元。", False),
        ("投资多少亿元", "投资3亿元。", True),
        ("修路多少公里", "修路800米。", True),
        ("改造多少个小区", "改造一批小区。", False),
        ("什么时候完工", "10月完工。", True),
        ("什么时候完工", "已经完工。", False),
        ("有哪些产业", "人参、蓝莓产业。", True),
        ("有哪些产业", "人参产业。", False),
        ("由谁建设", "市住房保障公司承建。", True),
        ("由谁建设", "加快建设进度。", False),
        ("建设的是什么", "加快建设进度。", True),
    ],
)
def test_a_sentence_holds_what_the_kind_asks_for(read, question, sentence, holds):
    assert holds_answer(read(question), sentence) is holds


def test_what_several_years_add_up_to_is_not_of_the_last_one(read):
    review, text = Period(2016, 2020), "累计新增就业49万人。"
    assert agreement_of(read("2020年新增就业多少人"), review, text, None, 2021) == AMONG
    assert agreement_of(read("2020年新增就业多少人"), review, "新增就业6万人。", None, 2021) == AMONG
    assert agreement_of(read("2020年新增就业多少人"), Period(2019, 2020), "新增就业6万人。", None, 2021) == 0.7
    assert agreement_of(read("截至2020年累计新增就业多少人"), review, text, None, 2021) == 0.7
    assert agreement_of(read("2020年森林覆盖率是多少"), review, "累计造林5万亩，覆盖率达74%。", None, 2021) == 0.7


def test_what_is_sought_is_covered_or_left_neutral(evidence_for):
    best = evidence_for("改造老旧小区没有？")[0]
    assert best.sought > 0.9
    assert evidence_for("改造多少个老旧小区")[0].sought == 0.7


def test_what_is_asked_for_and_no_passage_knows_is_half_covered(read, soft, city_hits):
    """As what is left out of the terms since no passage knows it; less than where the question does not say."""
    question = read("社区食堂有哪些菜")
    unknown = replace(question, sought=("菜",), terms=tuple(t for t in question.terms if t.text != "菜"))
    unsaid = replace(unknown, sought=())
    assert {e.sought for e in find_evidence(unknown, city_hits, soft, year=2023)} == {0.5}
    assert {e.sought for e in find_evidence(unsaid, city_hits, soft, year=2023)} == {0.7}
