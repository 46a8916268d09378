import numpy as np
import pytest

from qa.definitions import defines

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
