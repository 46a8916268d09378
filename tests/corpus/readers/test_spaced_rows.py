from __future__ import annotations

import pytest

from corpus.readers.spaced_rows import is_broken, read_row


@pytest.mark.parametrize(
    ("line", "name", "unit", "values"),
    [
        ("- 原 煤 亿吨 30.5 4.1", "原煤", "亿吨", ("30.5", "4.1")),
        ("货物总量 亿 吨 18.0 7.7", "货物总量", "亿吨", ("18.0", "7.7")),
        ("原油 1，061 万吨 2．0", "原油", "", ("1，061万吨", "2．0")),
        ("煤气 1 780 万吨 -0．9", "煤气", "", ("1780万吨", "-0．9")),
        ("吞吐量（万吨）7898 6.2", "吞吐量", "万吨", ("7898", "6.2")),
        ("呢绒 2.6 亿米 持 平", "呢绒", "", ("2.6亿米", "持平")),
        ("服装 —— 30 1.2", "服装", "", ("30", "1.2")),
        ("照相机 47 万架 1．2倍", "照相机", "", ("47万架", "1．2倍")),
    ],
)
def test_a_row_has_a_name_a_unit_and_values(line: str, name: str, unit: str, values: tuple[str, ...]):
    row = read_row(line)
    assert row is not None
    assert (*row.named(unit_column=True), row.values(2)) == (name, unit, values)


@pytest.mark.parametrize(
    "line",
    [
        "今年 GDP 312.5 亿元，增长 5.6。",
        "粮食、油料、棉花",
        "2025年",
        "农业 116 14.528.7 22.8",
        "全年完成投资，其中 3 项",
        "长" * 81 + " 3",
    ],
)
def test_prose_headings_and_run_together_cells_are_no_row(line: str):
    assert read_row(line) is None


def test_cells_that_do_not_fit_the_columns_give_no_values():
    row = read_row("公共管理 0.04 105.6")
    assert row is not None
    assert row.values(4) == ()


def test_a_unit_is_told_from_the_last_word_of_a_name():
    row = read_row("水 果 80 4.8")
    assert row is not None
    assert row.named(unit_column=True) == ("水果", "")


def test_a_row_with_cells_run_together_is_broken():
    assert is_broken("农业 116 14.528.7 22.8")
    assert not is_broken("农业生产稳步发展。")
