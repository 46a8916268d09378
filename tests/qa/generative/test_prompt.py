from dataclasses import replace

import pytest

from qa.generative.prompt import condense_prompt, prompt_of
from qa.types import Turn


class Counting:
    name = "counting"
    context = 10_000

    def count(self, text):
        return len(text)


@pytest.fixture
def prompt(city_hits, city_report):
    def make(model, hits=city_hits):
        return prompt_of("2023年改造多少个老旧小区？", hits, {city_report.id: city_report}.__getitem__, model, 100)

    return make


def test_passages_are_numbered_and_told_apart(prompt, city_hits):
    (rules, asked), kept = prompt(Counting())
    assert kept == 10
    assert "未找到依据" in rules.content
    hit = next(h for h in city_hits[:10] if h.passage.paragraph.section.period)
    told = hit.passage.paragraph.section
    line = next(line for line in asked.content.splitlines() if line.startswith(f"[{hit.rank}] "))
    assert f"{told.period.first}年" in line
    assert "临江市" in line
    assert hit.passage.text in asked.content
    assert asked.content.endswith("问题：2023年改造多少个老旧小区？")


def test_marks_of_the_data_cannot_be_guessed(prompt):
    (_, first), _ = prompt(Counting())
    (_, second), _ = prompt(Counting())
    assert first.content.splitlines()[0] != second.content.splitlines()[0]


def test_whole_passages_are_left_out(prompt, city_hits):
    model = Counting()
    (rules, asked), _ = prompt(model)
    model.context = len(rules.content) + len(asked.content) + 100 + 200 - 1
    (_, shorter), kept = prompt(model)
    assert kept == 9
    assert city_hits[8].passage.text in shorter.content
    assert city_hits[9].passage.text not in shorter.content
    model.context = 300
    assert prompt(model)[1] == 0


def test_a_long_passage_is_never_cut(prompt, city_hits):
    long = replace(city_hits[0], passage=replace(city_hits[0].passage, text="长" * 20_000))
    assert prompt(Counting(), (long,))[1] == 0


def test_a_follow_up_is_shown_with_what_was_said():
    _, asked = condense_prompt("那电梯呢？", [Turn("小区呢？", "48个[1]。")])
    assert asked.content == "前文：\n问：小区呢？\n答：48个[1]。\n\n最后一个问题：那电梯呢？"
