from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import is_cut_off, split_clauses, split_sentences, without_marks

# White space and bullets at a sentence's edge may go; nothing else may.
EDGE = {c for c in map(chr, range(0x3001)) if c.isspace()} | set("*●○•◆■□#")
TEXT = st.text(alphabet="盐湖2０。！？；;!?…，,：:“”（）()》* ●#\n\r\t\u3000\u200b.-%", max_size=60) | st.text(
    max_size=40
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("改造58个小区。新增5728人！", ["改造58个小区。", "新增5728人！"]),
        ("一是稳工业；二是强农业；三是促消费。", ["一是稳工业；", "二是强农业；", "三是促消费。"]),
        ("他说：“真好。”大家笑了。", ["他说：“真好。”", "大家笑了。"]),
        ("（详见附件。）完。", ["（详见附件。）", "完。"]),
        ("真的吗？！好。", ["真的吗？！", "好。"]),
        ("等等……后来", ["等等……", "后来"]),
        ("比重35.76%，增长2.3个百分点", ["比重35.76%，增长2.3个百分点"]),
        ("● **一、工业。** 投资3亿元。", ["一、工业。", "投资3亿元。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("", []),
        ("\u3000\r\n ●", []),
        ("\x1f", []),
    ],
)
def test_sentences(text: str, sentences: list[str]):
    assert [s.text for s in split_sentences(text)] == sentences


@given(TEXT)
def test_sentences_hold_everything_and_stand_where_they_say(text: str):
    end = 0
    for sentence in split_sentences(text):
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text.strip()
        assert set(text[end : sentence.start]) <= EDGE
        end = sentence.end
    assert set(text[end:]) <= EDGE


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("新增5728人，再就业1,558人。", ["新增5728人，", "再就业1,558人。"]),
        ("目标：增长5%", ["目标：", "增长5%"]),
        ("建设“富裕、文明，幸福”之城，好", ["建设“富裕、文明，幸福”之城，", "好"]),
        ("1）推进（含A，B），完成", ["1）推进（含A，B），", "完成"]),
        ("每天9:30，开门", ["每天9:30，", "开门"]),
        ("，，好", ["，", "，", "好"]),
        ("", []),
    ],
)
def test_clauses(sentence: str, clauses: list[str]):
    assert [c.text for c in split_clauses(sentence)] == clauses


@given(TEXT)
def test_clauses_hold_every_character(text: str):
    clauses = split_clauses(text)
    assert "".join(c.text for c in clauses) == text
    assert all(c.text == text[c.start : c.end] for c in clauses)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("创新能", True),
        ("项目建设，构建", True),
        ("改造小区，", True),
        ("改造小区。", False),
        ("他说：“改造小区。”", False),
        ("他说：“改造小区”", True),
        ("主要目标：", False),
        ("更好。** ", False),
        ("等等……", False),
    ],
)
def test_a_text_without_its_stop_is_cut_off(text: str, cut: bool):
    assert is_cut_off(text) is cut


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("● **经济运行**向好。", "经济运行向好。"),
        ("- 经济", "经济"),
        ("▲ 姚暹渠", "姚暹渠"),
        ("-5℃以下", "-5℃以下"),
        ("增长-5%", "增长-5%"),
    ],
)
def test_marks_are_dropped_for_showing(text: str, plain: str):
    assert without_marks(text) == plain


def test_a_ratio_is_not_cut():
    assert [c.text for c in split_clauses("调整为20.5：19.1：60.4，增长：快")] == [
        "调整为20.5：19.1：60.4，",
        "增长：",
        "快",
    ]
