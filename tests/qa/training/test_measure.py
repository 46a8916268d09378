import json
import lzma
import re

import numpy as np
import pytest

from corpus.errors import InputError
from index.training.asked import Asked
from qa.training import measure

LINES = [
    f"建成{name}广场，总投资{i}亿元，群众有了休闲的好去处。"
    for i, name in enumerate("东南西北中上下左右前后里外高低", 1)
]
LINES += [f"举办第{i}届花会，游客纷纷前来观赏，市场十分热闹。" for i in "一二三四五六七八九十"]
WRITTEN = (
    Asked(
        "临江市-2023",
        LINES[0][:12],
        ("东广场投资多少亿元？", "建了东广场吗？"),
        ("东广场占地多少亩？", "东广场是谁设计的？"),
    ),
)


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setattr(measure, "read_asked", lambda *_: WRITTEN)
    monkeypatch.setattr(measure, "for_scorer", lambda asked: asked)
    for name in ("train", "reports"):
        (tmp_path / name).mkdir()
    row = json.dumps({"place": "临江市", "year": 2023, "paragraphs": LINES})
    (tmp_path / "reports" / "reports.jsonl.xz").write_bytes(lzma.compress(row.encode()))
    return tmp_path


def test_figures_and_words_are_measured_apart(data, capsys):
    measure.main(data)
    told = capsys.readouterr().out
    assert "figures: 1 answered, 1 left open" in told
    assert "in words: 1 answered, 1 left open" in told
    assert told.count("the one meant first") == 2 * 5
    assert re.search(r"^20 sentences by the joint reader: \d+ ms$", told, re.MULTILINE)


def test_pairs_that_were_judged_are_measured_too(data, capsys, monkeypatch):
    rows = [
        {"report": "临江市-2023", "sentence": LINES[i][:20], "question": "东广场投资多少亿元", "answers": not i}
        for i in range(3)
    ]
    monkeypatch.setattr(measure, "read_judged", lambda: rows)
    monkeypatch.setattr(measure, "is_kept", lambda row: True)
    measure.main(data)
    told = capsys.readouterr().out
    assert "figures, judged: 1 answered, 2 left open" in told
    assert "in words, judged" not in told


def test_what_is_told_apart_is_counted(data, capsys, monkeypatch):
    def answer_logits(question, sentences, soft, weights):
        """Take 东广场 for the answer of what is asked with 多少亿元 or 吗, as a perfect reader would."""
        right = "亿元" in question or "吗" in question
        return np.array([1.0 if right and "东广场" in text else -1.0 for text, _ in sentences], np.float32)

    monkeypatch.setattr(measure, "answer_logits", answer_logits)
    monkeypatch.setattr(
        measure, "joint_logits", lambda question, some, soft: -answer_logits(question, some, soft, None)
    )
    measure.main(data)
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == "network ROC area 1.0000 the one meant first 1 of 1"
    assert lines[3] == "joint reader ROC area 0.0000 the one meant first 0 of 1"
    # 1 × .33 - 1 × .67 = -.34 for the right one, .34 for the others
    assert lines[4] == "network and joint reader ROC area 0.0000 the one meant first 0 of 1"


def test_data_without_reports_is_one_chinese_line(tmp_path):
    (tmp_path / "train").mkdir()
    with pytest.raises(InputError, match="里没有留作测量的问题"):
        measure.main(tmp_path)
