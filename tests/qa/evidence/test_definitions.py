import numpy as np
import pytest

from qa.evidence.definitions import defines, is_definition

NOTE = "6.“社区食堂”项目：东街食堂；"


@pytest.mark.parametrize(
    ("asked", "sentence", "share"),
    [
        ("社区食堂包括哪些", NOTE, 1.0),
        ("社区食堂包括哪些", "新建社区食堂9个，其中：东街1个。", 0.0),  # what stands before the colon is no name
        ("社区食堂包括哪些", "新建社区食堂9个。", 0.0),
        ("社区食堂有多少个", NOTE, 0.0),  # a figure is not defined
    ],
)
def test_a_note_defines_what_stands_before_its_colon(read, soft, asked, sentence, share):
    question = read(asked)
    weights = np.array([term.weight for term in question.terms], np.float32)
    assert defines(question, weights, sentence, soft) == pytest.approx(share, abs=0.01)


def test_only_the_words_before_the_colon_count(read, soft):
    question = read("社区食堂和日照中心有哪些")
    weights = np.array([term.weight for term in question.terms], np.float32)
    assert 0 < defines(question, weights, NOTE, soft) < 0.9


@pytest.mark.parametrize(
    ("asked", "sentence", "is_one"),
    [
        ("“六停”是什么意思", "六停：停课、停工、停运。", True),
        ("抗台风“摩羯”时说的“六停”是停哪些", "“六停”：停课、停工、停运。", True),
        ("六停指的是什么", "六停：停课、停工、停运。", True),
        ("“六停”是什么意思", "六停措施有序启动，停课三天。", False),
        ("“六保”是什么意思", "六停：停课、停工、停运。", False),
        ("“六停”停了几天", "六停：停课、停工、停运。", False),
        ("“六停”是谁下的令", "六停：停课、停工、停运。", False),
        ("“六停”由哪个部门下令", "六停：停课、停工、停运。", False),
        ("“六停”是什么", "六停：停课、停工、停运。", True),
    ],
)
def test_a_note_on_the_very_name(read, asked, sentence, is_one):
    assert is_definition(read(asked), sentence) is is_one
