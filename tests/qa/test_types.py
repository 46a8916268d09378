import dataclasses
import json

import pytest

from qa.types import Answer, Citation, RankedPassage, Turn

CITATION = Citation(1, "r", "报告", ("一、回顾", "（一）工业"), "2022", "新建3所。", 4, 9, "共有新建3所。", None)
ANSWER = Answer(
    "几所？", "answered", "新建**3所**[1]。", "extractive", (CITATION,), (RankedPassage("r#1", 1, 2.5, "新建3所。", "r"),),
    "gen-000001", 1.5, ("还有吗？",), 0.9,
)  # fmt: skip


def test_the_json_object():
    assert ANSWER.to_dict() == {
        "question": "几所？",
        "status": "answered",
        "text": "新建**3所**[1]。",
        "answerer": "extractive",
        "citations": [
            {
                "marker": 1,
                "report_id": "r",
                "title": "报告",
                "section": ["一、回顾", "（一）工业"],
                "period": "2022",
                "quote": "新建3所。",
                "start": 4,
                "end": 9,
                "paragraph": "共有新建3所。",
                "page": None,
            }
        ],
        "passages": [{"id": "r#1", "rank": 1, "score": 2.5, "text": "新建3所。", "report_id": "r"}],
        "generation": "gen-000001",
        "elapsed_ms": 1.5,
    }


def test_json_brings_it_back_unchanged():
    assert json.loads(json.dumps(ANSWER.to_dict(), ensure_ascii=False)) == ANSWER.to_dict()


def test_an_answer_becomes_a_turn():
    assert ANSWER.turn == Turn("几所？", "新建**3所**[1]。")


def test_values_stay_as_they_were_made():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ANSWER.text = "新建4所[1]。"
