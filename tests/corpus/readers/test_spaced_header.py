from __future__ import annotations

import pytest

from corpus.readers.spaced_caption import is_title
from corpus.readers.spaced_header import Column, Header, read_header


def test_caption_unit_line_and_columns():
    above = ["上一段。", "表3 2020年投资额", "单位：亿元", "- 行 业 投资额 比上年增长%"]
    assert read_header(above, 2) == Header(
        3, "2020年投资额", (Column("投资额", "亿元"), Column("比上年增长", "%")), unit_column=False
    )


def test_names_go_on_in_the_next_line():
    header = read_header(["表1 2020年价格比上年涨跌幅度", "单位：%", "指 标 全 国", "城 市 农 村"], 3)
    assert header is not None
    assert header.columns == (Column("全国", "%"), Column("城市", "%"), Column("农村", "%"))
    assert header.one_unit


def test_one_unit_holds_for_what_stands_below():
    header = read_header(["指 标 全 国（％）", "城 市 农 村"], 3)
    assert header is not None
    assert [column.unit for column in header.columns] == ["%", "%", "%"]


def test_a_line_of_groups_stands_before_its_columns():
    header = read_header(["金额单位：亿美元", "行业名称 合同项目 合同金额", "个数 增长% 绝对数 增长%"], 4)
    assert header is not None
    assert [(c.label, c.unit) for c in header.columns] == [
        ("合同项目个数", ""),
        ("合同项目增长", "%"),
        ("合同金额", "亿美元"),
        ("合同金额增长", "%"),
    ]


@pytest.mark.parametrize("year", ["一九七九年", "―九七九年", "1979年"])
def test_a_comparison_with_the_year_before_is_shortened(year: str):
    before = year.replace("七九", "七八").replace("1979", "1978")
    header = read_header(["主要产品产量如下：", f"{year} {year}比", f"{before}增长％"], 2)
    assert header == Header(3, "主要产品产量", (Column("1979年"), Column("比上年增长", "%")), unit_column=False)


def test_behind_another_year_a_comparison_names_its_years():
    header = read_header(["1979年产量 1978年产量 1979年比1978年增长%"], 3)
    assert header is not None
    assert header.columns[2] == Column("1979年比1978年增长", "%")


def test_a_column_of_units_is_said():
    header = read_header(["产品名称 单 位 产 量 比上年增长%"], 2)
    assert header is not None
    assert header.unit_column
    assert [column.label for column in header.columns] == ["产量", "比上年增长"]


def test_one_column_may_go_without_a_name_where_title_and_unit_are_told():
    assert read_header(["各类价格比上年上涨幅度（％）"], 1) == Header(
        1, "各类价格比上年上涨幅度", (Column("", "%"),), unit_column=False
    )


@pytest.mark.parametrize(
    "above",
    [
        ["目录"],
        ["一、综合"],
        [],
        ["全年完成投资。"],
        ["甲乙 丙丁 戊己 庚辛"],
        ["目 录"],
        ["主要产品产量如下："],
        ["表1 产量"],
    ],
)
def test_lines_that_do_not_name_each_column_are_no_header(above: list[str]):
    assert read_header(above, 2) is None


def test_a_numbered_caption_is_a_title_and_a_row_of_watches_is_not():
    assert is_title("- 表122012年旅客运输量")
    assert is_title("单位：万吨")
    assert not is_title("表 41 万只 9.6")
