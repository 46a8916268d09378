import dataclasses

import pytest

from qa.gate.bars import barred, told_of_it


@pytest.fixture(scope="module")
def best(read, evidence_for):
    return lambda question: (read(question), evidence_for(question)[0])


def test_a_figure_that_is_not_there_is_impossible(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    assert barred(question, dataclasses.replace(evidence, answers=False))


def test_a_question_that_names_nothing_is_answered_by_nothing(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    assert barred(dataclasses.replace(question, terms=()), evidence)


def test_a_plan_is_no_deed_where_the_deed_is_expressly_meant(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    planned = dataclasses.replace(evidence, status="planned")
    assert not barred(question, planned)
    assert barred(dataclasses.replace(question, actual=True), planned)


def test_what_was_completed_is_told_by_no_plan(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    planned = dataclasses.replace(evidence, status="planned")
    completed = dataclasses.replace(question, text="2023年完成了多少个老旧小区改造？", status="done")
    assert barred(completed, planned)
    assert not barred(completed, dataclasses.replace(evidence, status="done"))
    assert not barred(dataclasses.replace(completed, status="planned"), planned)


def test_less_of_the_question_is_no_answer_beside_the_thing_itself(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    asked = dataclasses.replace(question, kind="name", text="花园小区在哪条路上？")
    thing, other = dataclasses.replace(evidence, own=0.8), dataclasses.replace(evidence, own=0.5)
    street = dataclasses.replace(other.sentence, text="东风路改造老旧小区。")
    named = dataclasses.replace(other, sentence=street)
    assert told_of_it(asked, [thing, named]) == [thing]
    assert told_of_it(asked, [named]) == [named]
    assert told_of_it(question, [thing, named]) == [thing, named]


def test_what_is_told_apart_bars_an_answer_in_words(best, read):
    """The sentence is on 老旧小区; who asks for a 城中村 is not answered by it."""
    _, evidence = best("2023年要改造多少个老旧小区？")
    asked = dataclasses.replace(read("2023年改造的城中村是哪一个？"), kind="name")
    other = dataclasses.replace(asked, text=asked.text.replace("城中村", "老旧小区"))
    assert barred(asked, dataclasses.replace(evidence, answers=True))
    assert not barred(other, dataclasses.replace(evidence, answers=True))


def test_what_names_none_counts_only_before_the_first_that_does(best):
    question, evidence = best("2023年要改造多少个老旧小区？")
    asked = dataclasses.replace(question, kind="name", text="花园小区在哪条路上？")
    thing = dataclasses.replace(evidence, own=0.8)
    street = dataclasses.replace(evidence.sentence, text="东风路改造老旧小区。")
    named = dataclasses.replace(evidence, own=0.5, sentence=street)
    assert told_of_it(asked, [named, thing]) == [named, thing]
