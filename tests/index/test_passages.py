from __future__ import annotations

import pytest

from corpus.types import Paragraph, Period, Removal, Report, Section
from index.passages import context_of, passages_of

P21 = Period(2021, 2025)
P26 = Period(2026, 2026)


def report(text: str, place: str | None = "盐湖区") -> Report:
    return Report("a", "a.txt", "", text, "题", place, (), None, None, ())


def para(
    text: str, start: int = 0, *path: str, period: Period | None = None, kind: str = "body", number: int = 1
) -> Paragraph:
    return Paragraph(f"a#{number}", "a", kind, Section(path, period, None), text, start, start + len(text))


def test_a_paragraph_is_a_passage():
    text = "工业\n产值5亿元。"
    heading, body = para("工业", 0, "工业", kind="heading"), para("产值5亿元。", 3, "工业", number=2)
    copy = para("产值5亿元。", 3, number=3)
    first, second = passages_of(report(text), [heading, body], [Removal("equal", 1.0, copy, "a#2")])
    assert (first.id, first.text, first.context, first.copies, first.paragraph) == (
        "a#1",
        "工业",
        "盐湖区",
        (),
        heading,
    )
    assert (second.id, second.start, second.text, second.context, second.copies) == (
        "a#2",
        3,
        "产值5亿元。",
        "盐湖区 工业",
        ("a#3",),
    )


@pytest.mark.parametrize(
    ("path", "period", "context"),
    [
        ((), None, "盐湖区"),
        (("工业",), P26, "盐湖区 2026年 工业"),
        (("2026年安排", "工业"), P26, "盐湖区 2026年安排 工业"),
        (("“十四五”成就",), P21, "盐湖区 “十四五”成就"),
        (("十四五成就",), P21, "盐湖区 十四五成就"),
        (("成就",), P21, "盐湖区 2021-2025年 成就"),
        (("今年安排——九大行动",), P26, "盐湖区 2026年 今年安排——九大行动"),
    ],
)
def test_the_period_stands_in_the_context_once(path: tuple[str, ...], period: Period | None, context: str):
    assert context_of(report("好"), para("好", 0, *path, period=period)) == context


def test_without_a_place():
    assert context_of(report("好", place=None), para("好", 0, "工业")) == "工业"
    assert context_of(report("好", place=None), para("好")) == ""


def test_a_long_paragraph_is_cut_between_sentences():
    sentences = [f"{c * 199}。" for c in "甲乙丙丁"]
    whole = "".join(sentences)
    parts = passages_of(report("头\n" + whole), [para(whole, 2)], [Removal("near", 0.9, para("", number=9), "a#1")])
    assert [(p.id, p.start, p.text) for p in parts] == [
        ("a#1", 2, sentences[0] + sentences[1]),
        ("a#1.2", 402, sentences[2] + sentences[3]),
    ]
    assert [p.copies for p in parts] == [("a#9",), ("a#9",)]


def test_a_long_sentence_stays_whole():
    whole = f"短。{'长' * 900}。尾。"
    assert [p.text for p in passages_of(report(whole), [para(whole)], [])] == ["短。", f"{'长' * 900}。", "尾。"]


def test_nothing_is_cut_below_the_limit_or_where_it_is_not_wanted():
    at_limit = "甲。" * 300
    assert len(passages_of(report(at_limit), [para(at_limit)], [])) == 1
    beyond = at_limit + "乙。"
    assert len(passages_of(report(beyond), [para(beyond)], [])) == 2
    (whole,) = passages_of(report(beyond), [para(beyond)], [], split=False)
    assert whole.text == beyond
