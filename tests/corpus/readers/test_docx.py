from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from corpus.readers.docx import read_docx
from corpus.readers.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(document: object) -> Source:
    file = io.BytesIO()
    document.save(file)
    return read_docx(file.getvalue(), "a.docx")


def told(source: Source) -> list[tuple[str, int, bool]]:
    return [(source.text[b.start : b.end], b.heading, b.table) for b in source.blocks]


def test_headings_lists_and_tables():
    document = Document()
    document.add_heading("临江市2025年政府工作报告", 0)
    document.add_heading("2025年工作安排", 1)
    document.add_paragraph("改造老旧小区48个。")
    document.add_paragraph("修路。", style="List Number")
    document.add_paragraph("架桥。", style="List Number")
    document.add_paragraph("种树。", style="List Bullet")
    document.add_paragraph("单位：亿元")
    table = document.add_table(rows=0, cols=3)
    for row in (["指标", "2024年", "2025年"], ["税收", "31.5", "33.1"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("表后。")
    assert told(read(document)) == [
        ("临江市2025年政府工作报告", 1, False),
        ("2025年工作安排", 2, False),
        ("改造老旧小区48个。", 0, False),
        ("1.修路。", 0, False),
        ("2.架桥。", 0, False),
        ("● 种树。", 0, False),
        ("税收：2024年为31.5亿元。", 0, True),
        ("税收：2025年为33.1亿元。", 0, True),
        ("表后。", 0, False),
    ]


def test_chinese_styles_bold_and_breaks():
    document = Document()
    style = document.styles.add_style("标题 2x", 1)
    style.element.find(f"{{{W[9:-1]}}}name").set(f"{{{W[9:-1]}}}val", "标题 2")
    document.add_paragraph(
        "开头的话说得很长，说了又说，说了又说，说了又说，说了又说，说了又说，说了又说，说了又说，完。"
    )
    document.add_paragraph("二级标题", style=style)
    document.add_paragraph().add_run("粗的").bold = True
    document.add_paragraph("")
    document.add_paragraph("上一行\n下一行")
    source = read(document)
    assert told(source)[1:] == [("二级标题", 2, False), ("粗的", 0, False), ("上一行", 0, False), ("下一行", 0, False)]
    assert [b.bold for b in source.blocks] == [False, False, True, False, False]
    assert [b.blank_before for b in source.blocks] == [False, False, False, True, False]


def test_pages_that_word_noted_and_insertions():
    document = Document()
    document.add_paragraph("第一页。")
    second = f"<w:p {W}><w:r><w:lastRenderedPageBreak/><w:t>第二页，</w:t></w:r><w:ins><w:r><w:t>加的。</w:t></w:r></w:ins></w:p>"
    document.element.body.insert(1, parse_xml(second))
    source = read(document)
    assert [(source.text[b.start : b.end], b.page) for b in source.blocks] == [("第一页。", 1), ("第二页，加的。", 2)]


@pytest.mark.parametrize("mark", ["vMerge", "gridSpan"])
def test_a_cell_over_several_rows_or_columns(mark: str):
    document = Document()
    table = document.add_table(rows=3, cols=3)
    grid = [["指标", "2024年", "2025年"], ["税收（亿元）", "31.5", "33.1"], ["", "人口（万人）", "60"]]
    for row, texts in zip(table.rows, grid, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if mark == "gridSpan":
        table.cell(0, 1).merge(table.cell(0, 2))
    else:
        table.cell(1, 0).merge(table.cell(2, 0))
    assert any("31.5" in text for text, _, row in told(read(document)) if row)
