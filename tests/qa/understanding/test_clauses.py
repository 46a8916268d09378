from __future__ import annotations

import pytest

from qa.understanding.clauses import meant_as_done, not_meant, said_once, weigh_scene, without_asker, without_exclusions
from qa.understanding.terms import Term


def term(text: str, weight: float) -> Term:
    return Term(text, weight, (), (), ())


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("企业总共有多少家？不是新增的，要总数", "企业总共有多少家？     ，要总数"),
        ("新认定企业多少家（实际数）？", "新认定企业多少家     ？"),
        ("GDP增长多少？别拿年初的目标。", "GDP增长多少？       。"),
        ("是不是改造了45个？", "是不是改造了45个？"),
        ("产值多少，只要新区不要全市的", "产值多少，只要新区     "),
        ("来了多少人，要总数不要增速", "来了多少人，要总数    "),
        ("分别有多少个", "分别有多少个"),
        ("完成了多少（年初目标不算）", "完成了多少（      ）"),
        ("新改建多少户，2018年的不要", "新改建多少户，        "),
        ("算不算农村的？要不要交钱", "算不算农村的？要不要交钱"),
        ("实际改造几个，年初承诺的数不用讲", "实际改造几个，         "),
        ("出栏多少万头，当年目标是另一回事", "出栏多少万头，         "),
        ("新增多少人，下一年的指标不要混进来", "新增多少人，           "),
        ("改造多少公里呢，08年改的已经知道了", "改造多少公里呢，          "),
        ("资金多少亿？报告里16年那个是目标，别弄错", "资金多少亿？           ，   "),
        ("生产总值是多少，注意不是全市的", "生产总值是多少，       "),
        ("有几家？说实际数，别说目标", "有几家？说实际数，    "),
        ("别说涨价了，房子多少钱", "别说涨价了，房子多少钱"),
        ("2022年和2023年有多大区别", "2022年和2023年有多大区别"),
        ("改造多少套？是2021不是2022", "改造多少套？是2021      "),
        ("调减多少亩（2018年也调过，我要2019的）", "调减多少亩（        ，我要2019的）"),
        ("引进多少个，2012年的别报", "引进多少个，        "),
        ("优良天数多少，2022年的我已经有了", "优良天数多少，           "),
        ("任务多少户，实际完成的先不管", "任务多少户，        "),
        ("准备建几个（问计划，非2013年建成数）", "准备建几个（问计划，         ）"),
        ("汽车保有量总数，不要民用汽车的总数", "汽车保有量总数，         "),
        ("不要紧吗", "不要紧吗"),  # nothing else would be left
    ],
)
def test_what_is_not_meant_is_blanked_out(asked: str, rest: str):
    assert without_exclusions(asked) == rest


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("我爷爷吃低保", "   吃低保"),
        ("咱们新修几条路", "  新修几条路"),
        ("改造几户", "改造几户"),
        ("新增学位多少个 给孩子看看", "新增学位多少个      "),
        ("邻居吃低保", "  吃低保"),
        ("我是记者，问改造几户", "    ，问改造几户"),
    ],
)
def test_who_asks_is_blanked_out(asked: str, rest: str):
    assert without_asker(asked) == rest


def test_a_scene_weighs_half_where_the_rest_says_enough():
    terms = (term("低保", 6.0), term("标准", 7.0), term("补贴", 6.0))
    weighed = weigh_scene("家里吃低保，标准补贴是多少", terms)
    assert [t.weight for t in weighed] == [3.0, 7.0, 6.0]


def test_a_scene_keeps_its_weight_where_little_else_is_said():
    terms = (term("老旧小区", 7.0), term("居民", 5.0))
    assert weigh_scene("改造老旧小区，居民有多少户", terms) == terms
    assert weigh_scene("老旧小区有多少居民", terms) == terms


def test_what_narrows_the_question_down_weighs_more():
    terms = (term("保障性住房", 8.0), term("中心城区", 6.0), term("新开工", 6.0))
    weighed = weigh_scene("保障性住房，单说中心城区，新开工了多少套", terms)
    assert [round(t.weight, 1) for t in weighed] == [4.0, 9.6, 6.0]


def test_what_is_said_not_to_be_meant():
    text = "改造几个，年初承诺的数不用讲"
    assert not_meant(text, without_exclusions(text)) == "年初承诺的数不用讲"
    assert not_meant("改造几个", "改造几个") == ""


def test_an_aside_on_what_was_done():
    assert meant_as_done("改造多少套（年底实际）")
    assert not meant_as_done("改造多少套（计划）")


def test_what_the_asker_has_or_recalls_is_not_meant():
    assert without_exclusions("2019年建公厕多少座，2020年的我有了").rstrip() == "2019年建公厕多少座，"
    assert without_exclusions("实际改了多少个？计划好像是一百多").rstrip() == "实际改了多少个？"
    assert without_exclusions("计划改多少个？").rstrip() == "计划改多少个？"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("那条路修没修好", "那条路  修好"),
        ("包不包括防跑车", "  包括防跑车"),
        ("动不动停水", "动不动停水"),
        ("有没有地铁", "  有地铁"),
    ],
)
def test_a_verb_that_is_said_twice_is_said_once(asked: str, said: str) -> None:
    assert said_once(asked) == said
