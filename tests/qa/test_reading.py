import numpy as np
import pytest

from qa import reading


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
