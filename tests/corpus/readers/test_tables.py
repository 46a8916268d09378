from __future__ import annotations

import pytest

from corpus.readers.tables import is_figure, pieces_of_table, sentences_of, take_unit_line
from corpus.readers.writing import Piece

HEADER = ["指标", "2024年", "2025年", "增速（%）"]


@pytest.mark.parametrize(
    ("rows", "unit_line", "sentences"),
    [
        (
            [HEADER, ["地区生产总值（亿元）", "312.5", "330.1", "5.6"]],
            "",
            ("地区生产总值：2024年为312.5亿元。", "地区生产总值：2025年为330.1亿元，增速为5.6%。"),
        ),
        ([["指标", "2025"], ["税收", "8 000"]], "单位：万元", ("税收：2025年为8000万元。",)),
        ([["指标", "单位", "2025年"], ["发电量", "亿千瓦时", "9.5"]], "", ("发电量：2025年为9.5亿千瓦时。",)),
        (
            [["指标", "2025年", "比上年增长"], ["税收（亿元）", "30", "5"]],
            "",
            ("税收：2025年为30亿元，比上年增长为5。",),
        ),
        ([["指标", "2024年", "2025年"], ["企业（家）", "86", "—"]], "", ("企业：2024年为86家。",)),
        ([["序号", "项目", "投资（亿元）"], ["1", "滨江公园", "2.5"]], "", ("滨江公园：投资为2.5亿元。",)),
        (
            [["项目", "责任单位", "完成时限"], ["旧改", "住建局", "10月"]],
            "",
            ("旧改：责任单位为住建局，完成时限为10月。",),
        ),
        (
            [["指标", "绝对数", "绝对数"], ["指标", "2024年", "2025年"], ["人口（万人）", "60", "61"]],
            "",
            ("人口：2024年绝对数为60万人。", "人口：2025年绝对数为61万人。"),
        ),
        ([["指标", "2025年"], ["工业", "工业"], ["企业数（家）", "86"]], "", ("工业——企业数：2025年为86家。",)),
        ([["区县", "指标", "2025年"], ["盐湖区", "税收", "30亿元"]], "", ("盐湖区税收：2025年为30亿元。",)),
        ([["单位：亿元", "单位：亿元"], ["指标", "2025年"], ["税收", "30"]], "", ("税收：2025年为30亿元。",)),
        ([["人口", "60万人"], ["面积", "1300平方公里"]], "", ("人口：60万人。", "面积：1300平方公里。")),
        ([["", ""], ["", ""]], "", ()),
        ([], "", ()),
    ],
)
def test_a_row_keeps_row_column_and_unit(rows: list[list[str]], unit_line: str, sentences: tuple[str, ...]):
    assert sentences_of(rows, unit_line=unit_line) == sentences


@pytest.mark.parametrize(
    ("cell", "figure"),
    [("312.5", True), ("-5.5%", True), ("12家", True), ("2024", False), ("3月", False), ("工业", False)],
)
def test_figures(cell: str, figure: bool):
    assert is_figure(cell) is figure


def test_a_table_that_only_places_paragraphs_gives_them_back():
    long = "改造老旧小区四十五个。" * 20
    assert [p.text for p in pieces_of_table([["一", long]], page=2)] == ["", "一", long]
    assert [p.page for p in pieces_of_table([["甲"], ["乙"]], page=2)] == [2, 2, 2]


def test_the_line_that_tells_the_unit_is_taken():
    pieces = [Piece("表1"), Piece("（单位：万元）"), Piece("")]
    assert take_unit_line(pieces) == "（单位：万元）"
    assert pieces == [Piece("表1")]
    assert take_unit_line(pieces) == ""
    captioned = [Piece("表1 指标（单位：亿元）")]
    assert take_unit_line(captioned) == "表1 指标（单位：亿元）"
    assert len(captioned) == 1


def test_a_row_that_begins_as_the_header_does_opens_another_table():
    rows = [
        ["第二十条第（一）项"] * 3,
        ["信息内容", "本年制发件数", "现行有效件数"],
        ["规章", "2", "15"],
        ["第二十条第（五）项"] * 3,
        ["信息内容", "本年处理决定数量", "本年处理决定数量"],
        ["行政许可", "24635", "24635"],
    ]
    assert sentences_of(rows) == (
        "规章：本年制发件数为2，现行有效件数为15。",
        "第二十条第（五）项——行政许可：本年处理决定数量为24635。",
    )


def test_the_title_of_the_next_table_is_told_once():
    rows = [
        ["指标", "2025年"],
        ["工业", "9"],
        ["二、全区城乡居民收入和消费情况"] * 2,
        ["指标", "2024年"],
        ["消费", "7"],
    ]
    assert sentences_of(rows) == ("工业：2025年为9。", "二、全区城乡居民收入和消费情况", "消费：2024年为7。")


def test_a_header_that_is_repeated_on_the_next_page_changes_nothing():
    head = [["指标", "2024年", "2024年"], ["指标", "总量（亿元）", "增速（%）"]]
    rows = [*head, ["工业", "9", "5"], *head, ["农业", "7", "8"]]
    assert sentences_of(rows)[-1] == "农业：2024年总量为7亿元，2024年增速为8%。"


def test_columns_of_figures_alone_keep_all_their_labels():
    rows = [["行政复议", "行政复议", "行政诉讼"], ["结果维持", "结果纠正", "总计"], ["6", "2", "9"]]
    assert sentences_of(rows) == ("行政复议结果维持为6，行政复议结果纠正为2，行政诉讼总计为9。",)


def test_what_looks_like_a_year_has_the_unit_of_its_column():
    rows = [["项目", "年度完成投资（万元）", "建成年份"], ["停车场", "2087", "2024"]]
    assert sentences_of(rows) == ("停车场：年度完成投资为2087万元，建成年份为2024。",)


@pytest.mark.parametrize(
    ("caption", "told"),
    [("表2 城乡居民收入（元）", "农村：2024年为17211元。"), ("农村居民收入（元）", "农村：2024年为17211。")],
)
def test_a_caption_tells_the_unit_of_its_table(caption, told):
    assert sentences_of([["指标", "2024年"], ["农村", "17211"]], unit_line=caption) == (told,)


def test_a_share_and_a_cell_over_several_columns_are_told_once():
    rows = [["科目", "执行数（万元）", "执行数为预算的%"], ["教育", "88125", "101.9"], ["合计", "合计", "95"]]
    assert sentences_of(rows) == ("教育：执行数为88125万元，执行数为预算的101.9%。", "合计：执行数为预算的95%。")
