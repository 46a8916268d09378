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
