from __future__ import annotations

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
