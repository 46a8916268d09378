from __future__ import annotations

import re

import pytest

from qa.verify import Verifier


@pytest.fixture
def verifier(city_hits, city_report, soft):
    return Verifier(
        city_hits,
        question="2023年改造多少个老旧小区？",
        soft=soft,
        year=2023,
        report={city_report.id: city_report}.__getitem__,
    )


def marker_of(hits, words):
    return next(hit.rank for hit in hits if words in hit.passage.text)


def test_keeps_what_the_cited_passage_says(verifier, city_hits, city_report):
    n = marker_of(city_hits, "改造老旧小区48个")
    verified = verifier.check(f"2023年改造老旧小区48个，加装电梯60部[{n}]。")
    assert verified.reason == ""
    assert not verified.repaired
    assert verified.statement.text == "2023年改造老旧小区48个，加装电梯60部（计划）"
    (source,) = verified.statement.sources
    assert source.quote.text == "改造老旧小区48个，加装电梯60部。"
    assert city_report.text[source.quote.start : source.quote.end] == source.quote.text


def test_drops_a_wrong_number(verifier, city_hits):
    n = marker_of(city_hits, "改造老旧小区48个")
    verified = verifier.check(f"2023年改造老旧小区49个[{n}]。")
    assert verified.statement is None
    assert verified.reason


def test_cites_again_where_the_marker_is_wrong(verifier, city_hits):
    n = marker_of(city_hits, "举办冰雪旅游节")
    verified = verifier.check(f"2023年改造老旧小区48个[{n}]。")
    assert verified.repaired
    assert verified.statement.sources[0].quote.text == "改造老旧小区48个，加装电梯60部。"


TRUE = [
    ("2023年计划改造老旧小区48个", "改造老旧小区48个，加装电梯60部。"),
    ("2023年将加装电梯六十部", "改造老旧小区48个，加装电梯60部。"),
    ("改造老旧小区48个，新建滨江公园2处", "改造老旧小区48个，加装电梯60部。"),
]


@pytest.fixture
def check(city_hits, city_report, soft):
    def run(claim, words="改造老旧小区48个", question=""):
        verifier = Verifier(
            city_hits, question=question, soft=soft, year=2023, report={city_report.id: city_report}.__getitem__
        )
        number = next(hit.rank for hit in city_hits if words in hit.passage.text)
        return verifier.check(f"{claim}[{number}]。")

    return run


@pytest.mark.parametrize(("claim", "quote"), TRUE)
def test_true(check, claim, quote):
    verified = check(claim)
    assert verified.reason == ""
    assert verified.statement.sources[0].quote.text == quote
    assert not verified.repaired


def test_a_claim_of_two_sentences_cites_both(check):
    verified = check("2023年计划改造老旧小区48个，新建滨江公园2处")
    assert [source.quote.text[:6] for source in verified.statement.sources] == ["改造老旧小区", "新建滨江公园"]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("2023年计划改造老旧小区49个", "49个"),
        ("2023年计划改造老旧小区48万个", "48万个"),
        ("2023年计划改造老旧小区48户", "48户"),
        ("2021年改造老旧小区48个", "不是2021年"),
        ("2023年已经完成了老旧小区改造48个", "完成还是计划"),
        ("2023年没有改造老旧小区48个", "意思相反"),
        ("2023年计划减少老旧小区48个", "意思相反"),
        ("2023年计划由华为改造老旧小区48个", "华为"),
        ("太原市2023年计划改造老旧小区48个", "太原市"),
        ("2023年计划改造老旧小区48个，居全国第一", "全国"),
        ("2023年计划改造“幸福里”老旧小区48个", "幸福里"),
        ("2023年计划改造老旧小区48个，详情见http://evil.example", "链接"),
        ("2023年计划改造老旧小区60部，加装电梯48个", "别的事"),
    ],
)
def test_lies(check, claim, reason):
    verified = check(claim)
    assert verified.statement is None
    assert re.search(reason, verified.reason) or verified.reason == "所引原文没有这样说"


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("2023年改造多少个老旧小区？", True),
        ("2021年改造多少个老旧小区？", False),
        ("临江市改造多少个老旧小区？", True),
        ("太原市改造多少个老旧小区？", False),
    ],
)
def test_a_claim_without_year_and_place_must_fit_the_question(check, question, kept):
    assert (check("计划改造老旧小区48个", question=question).statement is not None) == kept


def test_a_plan_is_shown_as_one(check):
    assert check("改造老旧小区48个").statement.text == "改造老旧小区48个（计划）"
    assert check("2023年将改造老旧小区48个").statement.text == "2023年将改造老旧小区48个"


def test_a_frame_claims_nothing(city_hits, city_report, soft):
    report = {city_report.id: city_report}.__getitem__
    verified = Verifier(city_hits, question="", soft=soft, year=2023, report=report).check("具体内容如下：")
    assert verified.statement is None
    assert verified.reason == ""


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("2023年计划翻新老旧小区48个", True),  # 改造 and 翻新 stand for one another
        ("2023年计划拆除老旧小区48个", False),
        ("2023年计划新建老旧小区48个", False),
    ],
)
def test_words_that_stand_for_one_another(check, claim, kept):
    assert (check(claim).statement is not None) == kept


@pytest.fixture
def check_both(city_hits, city_report, soft):
    """Check a claim that cites the passages of the homes done in 2022 and of those planned for 2023."""
    report = {city_report.id: city_report}.__getitem__

    def run(claim, words=("改造老旧小区36个", "改造老旧小区48个")):
        markers = "".join(f"[{marker_of(city_hits, one)}]" for one in words)
        return Verifier(city_hits, question="", soft=soft, year=2023, report=report).check(f"{claim}{markers}。")

    return run


@pytest.mark.parametrize(
    ("claim", "formula"),
    [
        ("2022年和2023年合计改造老旧小区84个", "36个+48个=84个"),
        ("2023年改造的老旧小区比2022年多12个", "48个-36个=12个"),
        ("2023年改造的老旧小区比2022年增长33.3%", "(48个-36个)÷36个=33.3%"),
    ],
)
def test_a_derived_figure_shows_its_formula(check_both, claim, formula):
    verified = check_both(claim)
    assert verified.statement.text == f"{claim}（{formula}）"
    assert len(verified.statement.sources) == 2


@pytest.mark.parametrize(
    "claim",
    [
        "2022年和2023年合计改造老旧小区85个",
        "2022年和2023年平均每年改造老旧小区42个",
        "2022年改造的老旧小区占两年的42.9%",
        "2022年改造的老旧小区是2023年的75%",
        "2023年改造的老旧小区比2022年少12个",
        "2023年改造的老旧小区比2022年增长25%",
        "2021年和2023年合计改造老旧小区84个",
        "2022年和2023年合计新建公园84个",
    ],
)
def test_averages_shares_and_wrong_sums_are_dropped(check_both, claim):
    assert check_both(claim).statement is None


def test_a_derived_figure_whose_operands_are_not_both_cited_is_dropped(check_both):
    assert check_both("2022年和2023年合计改造老旧小区84个", ("改造老旧小区48个",)).statement is None


@pytest.mark.parametrize("year", ["这一年", "当年"])
def test_a_year_that_only_points_back(check_both, year):
    assert check_both(f"{year}改造老旧小区36个", ("改造老旧小区36个",)).statement is not None
