import dataclasses

from qa.gate.namebars import _stands, holds_names


def test_what_is_told_of_the_whole_city_is_not_told_of_a_site(read, evidence_for):
    told = evidence_for("2023年改造老旧小区多少个？")[0]
    assert holds_names(read("2023年改造老旧小区多少个？"), told)
    assert not holds_names(read("2023年三星堆博物馆改造老旧小区多少个？"), told)


def test_what_is_asked_in_words_needs_no_name_in_the_passage(read, evidence_for):
    told = evidence_for("2023年改造老旧小区多少个？")[0]
    asked = read("2023年三星堆博物馆改造老旧小区多少个？")
    assert holds_names(dataclasses.replace(asked, kind="summary"), told)


def test_a_number_is_not_the_end_of_another():
    assert _stands("3号线", "地铁3号线开通")
    assert not _stands("3号线", "地铁13号线开通")
    assert not _stands("s2", "s20高速通车")


def test_the_name_of_a_plan_need_not_stand_in_it(read, evidence_for):
    told = evidence_for("2023年改造老旧小区多少个？")[0]
    assert holds_names(read("“十五”计划说2005年改造老旧小区多少个？"), told)
    assert not holds_names(read("“山竹”那年改造老旧小区多少个？"), told)
