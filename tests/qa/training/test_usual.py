from dataclasses import replace

import pytest

from corpus.errors import InputError
from index.training.asked import Asked
from qa.training import usual
from qa.training.examples import read_examples
from qa.training.usual import Told, learn, main, out_of_fold, written_questions
from qa.understanding.usual import read_words

TOLD = [Told(frozenset({"改造", "小区"}), True, ""), Told(frozenset({"门票", "小区"}), False, "")] * 3
CASE = '{"id": "%d", "kind": "fact", "q": "%s", "status": "%s"}\n'
ASKED = (
    Asked("甲市-2020", "新建食堂", ("新建食堂多少个", "食堂改造了多少个"), ("食堂门票多少钱", "厨师工资多少钱")),
    Asked("甲市-2020", "谁来", ("谁来了",), ("为什么来",)),  # not asked for a figure
) * 3


def test_words_of_answered_questions_weigh_more():
    weights = learn(TOLD)
    assert weights["改造"] > 0 > weights["门票"]
    assert weights["改造"] == pytest.approx(-weights["门票"], abs=1e-3)
    assert "小区" in weights
    assert "厨师" not in learn([*TOLD, Told(frozenset({"厨师"}), False, "")])  # rare


def test_both_sorts_are_needed():
    with pytest.raises(InputError, match="答得出和答不出"):
        learn(TOLD[:1])


def test_written_questions_on_figures_are_read(soft):
    told = written_questions(ASKED[:2], soft)
    assert [one.answered for one in told] == [True, True, False, False]
    assert "门票" in told[2].words


def test_an_example_never_learns_from_its_own_place(city_snapshot, soft):
    asked = [Asked("临江市2023年政府工作报告", "新建社区食堂9个", ("新建社区食堂几个",), ("食堂门票多少钱",))]
    told, left_open = (e for e in read_examples(city_snapshot, asked) if e.evidence)
    others = [replace(example, place=f"{number}县") for number in range(8) for example in (told, left_open)]
    alone = replace(told, place="甲市", question=replace(told.question, bare="骆驼几峰", terms=(), carried=()))
    *weighed, own = out_of_fold([*others, *[alone] * 3], [], soft)
    assert own.evidence[0].usual == 0  # only its own place speaks of camels
    assert weighed[0].evidence[0].usual > 0 > weighed[1].evidence[0].usual


def test_a_list_is_written_from_sets(tmp_path, monkeypatch, capsys, soft):
    monkeypatch.setattr(usual, "read_asked", lambda: ASKED)
    sets = tmp_path / "some.jsonl"
    sets.write_text(
        CASE % (1, "改造多少个小区", "answered") + CASE % (2, "门票多少钱", "no_evidence"), encoding="utf-8"
    )
    main([sets], tmp_path / "usual.txt", worded=False)
    weights = read_words(tmp_path / "usual.txt")
    assert weights["改造"] > 0 > weights["门票"]
    assert "some                         2 questions, ROC area 1.000" in capsys.readouterr().out


def test_a_list_for_words_is_learnt_from_what_is_answered_in_words(tmp_path, monkeypatch):
    asked = Asked("甲市-2023", "新建公园", ("新建了哪座公园", "改造了什么"), ("门票哪天涨价", "哪天开园", "公园多少亩"))
    monkeypatch.setattr(usual, "read_asked", lambda *_: (asked,) * 3)
    monkeypatch.setattr(usual, "for_encoder", lambda asked: asked)
    main([], tmp_path / "usual.txt", worded=True)
    weights = read_words(tmp_path / "usual.txt")
    assert weights["新建"] > 0 > weights["哪天"]
    assert "亩" not in weights
