from dataclasses import replace

import numpy as np
import pytest

from qa.evidence import reading


def test_a_sentence_that_stands_out_is_ahead(read, evidence_for):
    first, *rest = evidence_for("2023年要改造多少个老旧小区？")
    assert first.ahead > 0.3
    assert first.ahead == pytest.approx(first.score - sum(e.score for e in rest[:11]) / len(rest[:11]))


def test_what_asks_for_no_figure_is_read_by_its_own_network(evidence_for, monkeypatch):
    asked_of = []

    def answer_logits(question, sentences, soft, weights):
        asked_of.append(weights.name)
        return np.zeros(len(sentences), np.float32)

    monkeypatch.setattr(reading, "answer_logits", answer_logits)
    for text in ("食堂在哪里？", "改造小区了吗？", "改造多少个老旧小区", "有哪些食堂", "食堂的情况"):
        evidence_for(text)
    assert asked_of == ["worded.safetensors"] * 2 + ["network.safetensors"] + ["worded.safetensors"] * 2


def test_a_sentence_without_a_year_is_read_by_the_network_for_all_texts(read, soft, evidence_for, monkeypatch):
    def answer_logits(question, sentences, soft, weights):
        return np.full(len(sentences), 2.0 if weights.name == "worded.safetensors" else -1.0, np.float32)

    monkeypatch.setattr(reading, "answer_logits", answer_logits)
    monkeypatch.setattr(reading, "_CLOSEST", 0)
    first, *rest = evidence_for("食堂在哪里？")
    passage = replace(first.hit.passage, years=None)
    undated = replace(first, hit=replace(first.hit, passage=passage))
    found = reading.read_closely(read("食堂在哪里？"), [undated, *(replace(e, score=first.score) for e in rest)], soft)
    assert {e.reading for e in found if not e.dated} == {-1.0}
    assert {e.reading for e in found if e.dated and e.reading > 0} == {2.0}


def test_the_joint_reader_tells_two_thirds_of_what_the_best_four_are_read_as(read, soft, evidence_for, monkeypatch):
    def joint_logits(question, sentences, soft):
        return np.full(len(sentences), 3.0, np.float32)

    monkeypatch.setattr(reading, "answer_logits", lambda question, sentences, *_: np.zeros(len(sentences), np.float32))
    monkeypatch.setattr(reading, "joint_logits", joint_logits)
    text = "2023年要改造多少个老旧小区？"
    alike = [replace(e, score=1.0) for e in evidence_for(text)]
    found = reading.read_closely(read(text), alike, soft)
    assert len(found) > 8
    assert [round(e.reading, 2) for e in found[:9]] == [2.01] * 4 + [0.0] * 4 + [-3.0]
