from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.rows import write_rows
from corpus.readers.spaced_tables import find_spaced
from corpus.readers.text import read_text
from corpus.structure import parse

PRICES = """某省2020年统计公报
2021年3月1日
一、综合
全年价格平稳。
表1 2020年居民消费价格比上年涨跌幅度
单位：%
- 指标 全国
- 城市 农村
- 居民消费价格 2.5 2.3 3.0
- 其中：食品 8.3 7.8 9.6
- 衣 着 -0.2 -0.2 持平
年末储备增加。
"""
GOODS = """主要产品产量如下：
一九七九年 一九七九年比
一九七八年增长％
原 煤 6．35 亿吨 2．8
棉 纱 263 万吨 10．5
1，467 万件 10．5
其中：钾 肥 1．6 万吨 -23．8
"""


def written(text: str) -> list[str]:
    return write_rows(text, find_spaced(text))[0].splitlines()


def test_columns_that_divide_one_measure_are_told_one_by_one():
    assert written(PRICES)[4:8] == [
        "表1 2020年居民消费价格比上年涨跌幅度",
        "2020年全国居民消费价格比上年上涨2.5%，原文为〔居民消费价格 2.5 2.3 3.0〕。"
        "2020年城市居民消费价格比上年上涨2.3%，原文为〔居民消费价格 2.5 2.3 3.0〕。"
        "2020年农村居民消费价格比上年上涨3.0%，原文为〔居民消费价格 2.5 2.3 3.0〕。",
        "2020年全国食品居民消费价格比上年上涨8.3%，原文为〔其中：食品 8.3 7.8 9.6〕。"
        "2020年城市食品居民消费价格比上年上涨7.8%，原文为〔其中：食品 8.3 7.8 9.6〕。"
        "2020年农村食品居民消费价格比上年上涨9.6%，原文为〔其中：食品 8.3 7.8 9.6〕。",
        "2020年全国衣着居民消费价格比上年上涨-0.2%（即下降0.2%），原文为〔衣 着 -0.2 -0.2 持平〕。"
        "2020年城市衣着居民消费价格比上年上涨-0.2%（即下降0.2%），原文为〔衣 着 -0.2 -0.2 持平〕。"
        "2020年农村衣着居民消费价格比上年持平，原文为〔衣 着 -0.2 -0.2 持平〕。",
    ]


def test_units_behind_the_figures_and_a_row_without_a_name():
    assert written(GOODS) == [
        "主要产品产量如下：",
        "主要产品产量：原煤1979年为6.35亿吨，比上年增长2.8%，原文为〔原 煤 6．35 亿吨 2．8〕。",
        "主要产品产量：棉纱1979年为263万吨，比上年增长10.5%，原文为〔棉 纱 263 万吨 10．5〕。",
        "主要产品产量：棉纱1979年为1,467万件，比上年增长10.5%，原文为〔1，467 万件 10．5〕。",
        "主要产品产量：钾肥1979年为1.6万吨，钾肥比上年增长-23.8%（即下降23.8%），原文为〔其中：钾 肥 1．6 万吨 -23．8〕。",
    ]


def test_names_that_stand_twice_take_the_row_above_along():
    text = "表2 客货周转量\n指 标 绝对数 比上年增长%\n货物周转量（亿吨公里） 354 6.5\n铁路 129 3.6\n水运 170 8.4\n旅客周转量（亿人公里） 91 8.4\n铁路 35 1.5\n水运 2 3.1\n"
    assert [line.partition("，")[0] for line in written(text)[1:]] == [
        "客货周转量：货物周转量为354亿吨公里",
        "客货周转量：铁路货物周转量为129亿吨公里",
        "客货周转量：水运货物周转量为170亿吨公里",
        "客货周转量：旅客周转量为91亿人公里",
        "客货周转量：铁路旅客周转量为35亿人公里",
        "客货周转量：水运旅客周转量为2亿人公里",
    ]


def test_groups_and_rows_that_cannot_be_read_stay():
    text = "产品 单位 绝对数 比上年增长%\n一、农产品\n粮食 万吨 45 2.1\n油料 万吨 28 2.8\n茶叶 万吨 6\n二、工业产品\n布 亿米 9 4.8\n"
    assert written(text) == [
        "一、农产品",
        "农产品——粮食为45万吨，比上年增长2.1%，原文为〔粮食 万吨 45 2.1〕。",
        "农产品——油料为28万吨，比上年增长2.8%，原文为〔油料 万吨 28 2.8〕。",
        "茶叶 万吨 6",
        "二、工业产品",
        "工业产品——布为9亿米，比上年增长4.8%，原文为〔布 亿米 9 4.8〕。",
    ]


def test_each_year_of_the_columns_has_a_line():
    text = "指标 单位 2019年 2020年\n税收 亿元 31 33\n人口 万人 60 61\n耕地 万亩 80 81\n"
    assert written(text)[:2] == [
        "税收2019年为31亿元，原文为〔税收 亿元 31 33〕。",
        "税收2020年为33亿元，原文为〔税收 亿元 31 33〕。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "目 录\n一、综合 1\n二、农业 3\n三、工业 7\n四、教育 9\n",
        "今年要抓好三件事。\n修路 12 公里\n建桥 3 座\n植树 500 亩\n",
        "联系电话\n办公室 0359 2022\n财务科 0359 2023\n信访科 0359 2024\n",
        "指标 数量 增速\n只有一行 3 5\n",
        "甲 乙\n丙 丁 戊\n",
    ],
)
def test_lists_contents_and_prose_stay_as_they_are(text: str):
    assert write_rows(text, find_spaced(text)) == (text, (), ())


def test_rows_are_bodies_of_their_year_and_lead_back_to_the_file():
    source = read_text(PRICES.encode(), "a.md")
    report = parse(source, report_id="a", name="a.md", stem="某省-2020", sha256="f")
    rows = [p for p in report.paragraphs if "原文为" in p.text]
    assert [(p.kind, str(p.section.period), p.section.path) for p in rows] == [
        ("body", "2020", ("一、综合", "表1 2020年居民消费价格比上年涨跌幅度"))
    ] * 3
    last = next(p for p in report.paragraphs if p.text == "年末储备增加。")
    assert last.section.path == ("一、综合",)
    assert PRICES[report.source_offset(last.start) :].startswith("年末储备增加。")


@given(st.lists(st.sampled_from([*PRICES.splitlines(), *GOODS.splitlines(), "", "全年增产 3 万吨。"]), max_size=30))
def test_every_paragraph_stands_at_its_offsets(lines: list[str]):
    source = read_text("\n".join(["开头。", *lines]).encode(), "a.md")
    report = parse(source, report_id="a", name="a.md", stem="a-2020", sha256="f")
    assert all(report.text[p.start : p.end] == p.text for p in report.paragraphs)
