import dataclasses

import pytest

from qa.evidence.agreement import AMONG
from qa.gate.bars import barred
from qa.gate.figurebars import is_another


@pytest.fixture(scope="module")
def best(read, evidence_for):
    return lambda question: (read(question), evidence_for(question)[0])


def test_what_nobody_counted_is_impossible_but_for_measures(best):
    question, evidence = best("改造多少个老旧小区")
    assert barred(question, dataclasses.replace(evidence, counted=0.0, reading=-2.1))
    assert not barred(question, dataclasses.replace(evidence, counted=0.0, reading=-1.9))
    assert not barred(question, dataclasses.replace(evidence, counted=0.0, reading=-2.1), clear=True)
    length, evidence = best("旅游专线有多少公里")
    assert length.units == ("公里",)
    assert not barred(length, dataclasses.replace(evidence, counted=0.0, answers=True))


@pytest.mark.parametrize(
    ("told", "impossible"),
    [
        ("发放育儿补贴1000万元。", True),
        ("育儿补贴每月600元。", False),
        ("育儿补贴标准提高，共1亿元。", True),
        ("育儿补贴分别提高到150元和600元。", False),
    ],
)
def test_the_sum_for_all_is_nobody_s_share(read, best, told: str, impossible: bool):
    question, evidence = read("育儿补贴每月多少钱"), best("2023年要改造多少个老旧小区？")[1]
    said = dataclasses.replace(evidence.sentence, text=told)
    assert barred(question, dataclasses.replace(evidence, sentence=said, answers=True)) is impossible


@pytest.mark.parametrize(
    ("told", "impossible"),
    [
        ("生产总值突破400亿元，人均收入增长28%。", True),
        ("人均收入1.2万元。", False),
        ("人均收入增长28%。", False),
    ],
)
def test_what_one_person_earns_is_not_the_output_of_all(read, best, told: str, impossible: bool):
    question, evidence = read("农民一年能挣多少钱"), best("2023年要改造多少个老旧小区？")[1]
    said = dataclasses.replace(evidence.sentence, text=told)
    assert is_another(question, dataclasses.replace(evidence, sentence=said, subject=1.0), clear=True) is impossible


def test_the_measure_of_another_thing_is_impossible(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    assert evidence.subject == 1
    assert barred(question, dataclasses.replace(evidence, subject=0.1))


def test_a_figure_of_several_years_is_not_that_of_a_year_among_them(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    assert not barred(question, dataclasses.replace(evidence, agreement=0.7))
    assert barred(question, dataclasses.replace(evidence, agreement=AMONG))


@pytest.mark.parametrize(
    ("asked", "told", "impossible"),
    [
        ("还有多少个老旧小区没改造", "改造老旧小区36个。", True),
        ("还有多少个老旧小区没改造", "剩余36个老旧小区年内改造。", False),
        ("还剩几个老旧小区", "改造批而未供地块边的老旧小区36个。", True),
        ("还有多少个老旧小区没改造", "全市还有36个老旧小区。", False),
        ("未来三年还有多少个老旧小区要改造", "改造老旧小区36个。", False),
        ("还有多少个老旧小区要改造", "改造老旧小区36个。", False),
    ],
)
def test_what_is_left_is_not_what_was_done(read, best, asked: str, told: str, impossible: bool):
    question, evidence = read(asked), best("2023年要改造多少个老旧小区？")[1]
    said = dataclasses.replace(evidence.sentence, text=told)
    assert barred(question, dataclasses.replace(evidence, sentence=said)) is impossible
