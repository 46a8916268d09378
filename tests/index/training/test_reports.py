import json
import random

from index.training.reports import everyday, heading_pairs, held_out, lead_pairs, question_pairs

CHANCE = random.Random(1)
BODY = "今年以来，我们坚持把群众的事放在心上，一件接着一件办，取得了实实在在的成效，群众看得见、摸得着。"


def report(*paragraphs, place="甲市"):
    return {"place": place, "year": "2020", "paragraphs": paragraphs}


def test_places_that_are_asked_about_and_the_nation_are_left_out(tmp_path):
    questions = tmp_path / "q.jsonl"
    questions.write_text(json.dumps({"report": ["甲市-2021"]}, ensure_ascii=False), encoding="utf-8")
    assert held_out(report(), [questions])
    assert held_out(report(place="全国"), [])
    assert not held_out(report(place="乙市"), [questions])


def test_a_heading_goes_with_the_paragraph_below_it():
    assert list(heading_pairs([report("2019年工作回顾", BODY, "各位代表：", BODY)], CHANCE)) == [
        ("2019年工作回顾", BODY)
    ]


def test_a_lead_sentence_goes_with_the_rest():
    assert list(lead_pairs([report(f"（一）持续改善民生。{BODY}", BODY)], CHANCE)) == [("（一）持续改善民生", BODY)]


def test_a_question_asks_for_a_figure_of_its_sentence():
    pairs = list(question_pairs([report("新建改造农村公路120公里。" * 100)], random.Random(3)))
    assert 0 < len(pairs) < 30
    assert {sentence for _, sentence in pairs} == {"新建改造农村公路120公里"}
    assert not any("120" in question for question, _ in pairs)


def test_known_words_are_said_otherwise():
    assert everyday("技工无处", random.Random(1)) in {"技术工人无处", "技能人才无处", "高技能人才无处"}
