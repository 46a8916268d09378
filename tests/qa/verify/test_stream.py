from __future__ import annotations

import pytest

from qa.verify import SentenceStream
from qa.verify.stream import LONGEST

TEXT = "2025年改造58个小区[1]。新建3所学校。[2][3]改造58个；新建3所【1】。\n- 一是增长5.6%［1］\n完成改造（2）。共20家[1]；另有3家[2]。没有标号"
SENTENCES = [
    "2025年改造58个小区[1]。",
    "新建3所学校。[2][3]",
    "改造58个；新建3所【1】。",
    "- 一是增长5.6%［1］",
    "完成改造（2）。",
    "共20家[1]；",
    "另有3家[2]。",
    "没有标号",
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 500])
def test_cuts_the_same_sentences_whatever_the_pieces(size):
    stream = SentenceStream()
    given = [s for i in range(0, len(TEXT), size) for s in stream.feed(TEXT[i : i + size])]
    assert [*given, *stream.close()] == SENTENCES


def test_holds_back_a_half_streamed_marker():
    stream = SentenceStream()
    assert stream.feed("改造58个小区。[1") == []
    assert stream.feed("][") == []
    assert stream.feed("2]") == []
    assert stream.feed("新") == ["改造58个小区。[1][2]"]


def test_an_endless_sentence_is_cut():
    stream = SentenceStream()
    given = [s for _ in range(500) for s in stream.feed("无休无止" * 10)]
    given += stream.close()
    assert "".join(given) == "无休无止" * 5000
    assert max(map(len, given)) <= LONGEST + 60
