from __future__ import annotations

import pytest

from corpus.readers.markdown_tables import find_barred
from corpus.readers.rows import write_rows
from corpus.readers.text import read_text
from corpus.structure import parse

TABLE = (
    "\u200b开头。\n\n| 指标 | 2024年 | 2025年 |\n|---|--:|--:|\n| 税收（亿元） | 31.5 | 33.1 |\n\n结\u200b尾很好。\n"
)


def written(text: str):
    return write_rows(text, find_barred(text))


def test_a_row_is_written_in_place_and_all_else_stays():
    text, rows, changes = written("甲\n| 指标 | 2025年 |\n|---|---|\n| 人口 | 60万人 |\n乙")
    assert text == "甲\n人口：2025年为60万人。\n乙"
    assert [text[a:b] for a, b in rows] == ["人口：2025年为60万人。"]
    assert changes == ((17, 24),)


@pytest.mark.parametrize("text", ["甲\n乙", "甲 | 乙\n丙", "| 只有一行 |", "a || b\nc || d", "盐湖区｜两会专版\n好"])
def test_other_bars_are_left(text: str):
    assert written(text) == (text, (), ())


def test_rows_between_full_width_bars():
    assert written("项目｜2025年\n公园｜2处\n")[0] == "公园：2025年为2处。\n"


def test_offsets_lead_back_to_the_file():
    source = read_text(TABLE.encode(), "a.md")
    report = parse(source, report_id="a", name="a.md", stem="a-2025", sha256="f")
    for quote in ("开头", "结", "尾很好"):
        assert TABLE[report.source_offset(report.text.index(quote)) :].startswith(quote)
    rows = [p for p in report.paragraphs if "税收" in p.text]
    assert [(p.kind, p.text, str(p.section.period)) for p in rows] == [
        ("body", "税收：2024年为31.5亿元。", "2024"),
        ("body", "税收：2025年为33.1亿元。", "2025"),
    ]
    assert all(report.text[p.start : p.end] == p.text for p in report.paragraphs)
