from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import (
    is_caption,
    is_credit,
    is_figure_row,
    is_names,
    is_slogan,
    is_table_row,
    read_line,
    run_in_heading,
)


@pytest.mark.parametrize(
    ("block", "text", "hashes", "bold", "bullet", "level"),
    [
        ("## 一、工业", "一、工业", 2, False, False, 1),
        ("● **聚力壮大新型工业，锻造实体经济强健筋骨**", "聚力壮大新型工业，锻造实体经济强健筋骨", 0, True, True, 0),
        ("- **经济运行加快向好。**", "经济运行加快向好。", 0, True, True, 0),
        ("●城乡品质", "城乡品质", 0, False, True, 0),
        ("__二、农业__", "二、农业", 0, True, False, 1),
        ("第三章 总则", "第三章 总则", 0, False, False, 1),
        ("（三）城市功能", "（三）城市功能", 0, False, False, 2),
        ("第二节 目标", "第二节 目标", 0, False, False, 2),
        ("１．工业", "１．工业", 0, False, False, 3),
        ("3、就业", "3、就业", 0, False, False, 3),
        ("(4)教育", "(4)教育", 0, False, False, 4),
        ("⑤ 医疗", "⑤ 医疗", 0, False, False, 4),
        ("12.5亿元投资", "12.5亿元投资", 0, False, False, 0),
        ("一是稳住工业。", "一是稳住工业。", 0, False, False, 0),
        ("-5℃以下", "-5℃以下", 0, False, False, 0),
        ("#盐湖", "#盐湖", 0, False, False, 0),
        ("**重点**是工业", "**重点**是工业", 0, False, False, 0),
    ],
)
def test_marks_are_taken_off_and_told(block: str, text: str, hashes: int, bold: bool, bullet: bool, level: int):
    line = read_line(block)
    assert (line.text, line.hashes, line.bold, line.bullet, line.number_level) == (text, hashes, bold, bullet, level)


@given(st.text(alphabet="●-*#_ 盐2025一、（）。\u3000", max_size=20).map(str.strip))
def test_the_text_stands_where_the_line_says(block: str):
    line = read_line(block)
    assert block[line.skip : line.skip + len(line.text)] == line.text


@pytest.mark.parametrize(
    ("text", "one_line", "stopped"),
    [
        ("经济运行加快向好。", True, True),
        ("2026年工作安排", True, False),
        ("好。更好", False, False),
        ("工" * 45, True, False),
        ("工" * 46, False, False),
    ],
)
def test_what_can_be_a_heading(text: str, one_line: bool, stopped: bool):
    line = read_line(text)
    assert (line.one_line, line.stopped) == (one_line, stopped)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）稳住工业。新增产值5亿元。", ("（一）稳住工业。", "新增产值5亿元。")),
        ("1.稳住工业。新增产值5亿元。", ("1.稳住工业。", "新增产值5亿元。")),
        ("**（一）稳住工业** 新增产值5亿元。", ("（一）稳住工业", "新增产值5亿元。")),
        ("__1.稳住工业。__新增产值5亿元。", ("1.稳住工业。", "新增产值5亿元。")),
        ("5.“三环路”：即规划中的骨干路网。分三期。", None),
        ("（一）稳住工业；强农业。新增产值5亿元。", None),
        ("（一）稳住工业。”", None),
        ("**重点**是工业。好。", None),
        ("一是稳住工业。新增产值5亿元。", None),
        ("（一）稳住工业。", None),
        ("（一）稳住工业", None),
        (f"（一）{'工' * 43}。新增产值5亿元。", None),
    ],
)
def test_a_heading_run_into_its_paragraph(text: str, heading: tuple[str, str] | None):
    assert run_in_heading(text) == heading


@pytest.mark.parametrize(
    ("text", "caption", "credit", "names", "slogan"),
    [
        ("▲姚暹渠焕新", True, False, False, False),
        ("图为老旧小区", True, False, False, False),
        ("图3：冷链物流", True, False, False, False),
        ("图书馆建成", False, False, False, False),
        ("本版策划 雷哲侠", False, True, True, False),
        ("记者：张三", False, True, False, False),
        ("记者站建成投用", False, False, False, False),
        ("陈方斌 乔沼瑞", False, False, True, False),
        ("七彩盐湖 生态画卷", False, False, True, True),
        ("七彩盐湖", False, False, True, False),
        ("南山西麓 多彩", False, False, True, False),
    ],
)
def test_lines_that_belong_to_the_page(text: str, caption: bool, credit: bool, names: bool, slogan: bool):
    assert (is_caption(text), is_credit(text), is_names(text), is_slogan(text)) == (caption, credit, names, slogan)


def test_a_glossary_line_heads_no_section():
    assert run_in_heading("5.“三环路”：即规划中的骨干路网。全长40公里。") is None


@pytest.mark.parametrize(("text", "table"), [("| 指标 | 2023年 |", True), ("一、工业", False)])
def test_rows_of_a_table(text: str, table: bool):
    assert is_table_row(text) is table


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("牛奶 530 万吨 6.2", True),
        ("化学药品 4.01 万吨 -3.8", True),
        ("1994年 比上年增长％", True),
        ("全国总人口 98255 万人", True),
        ("力争增长6%", False),
        ("政府工作报告 2025", False),
        ("政府工作报告 2025年", False),
        ("表1 2024年指标", False),
        ("一、工业", False),
    ],
)
def test_rows_of_a_printed_table(text: str, figures: bool):
    assert is_figure_row(text) is figures
