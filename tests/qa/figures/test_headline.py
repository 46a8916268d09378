"""A sum of one well-known measure answers no question on another."""

from __future__ import annotations

import pytest

from qa.figures.headline import is_per_output, lacks_measure, of_other_measure


@pytest.mark.parametrize(
    ("question", "piece", "other"),
    [
        ("修水系花了多少钱", "全市GDP超过5000亿元", True),
        ("城镇居民人均可支配收入是多少元", "一般公共预算收入62.96亿元", True),
        ("地区生产总值多少亿元", "经济总量突破4000亿元", False),
        ("城里人一年能拿多少钱", "城镇居民人均可支配收入12380元", False),
        ("老楼改造花了多少钱", "改造老楼投入3亿元", False),
        ("古井集团净利润多少", "古井集团等总投资152亿元", True),
        ("古井集团净利润多少", "古井集团净利润20亿元", False),
        ("经济规模多大", "地区生产总值1000亿元", False),
        ("帮农民工讨回多少工钱", "为农民工追薪2960万元", False),
        ("帮农民工讨薪多少", "追回农民工工资2960万元", False),
        ("给租房户发了多少补贴", "发放住房租赁补贴359万元", False),
        ("改造老楼花了多少钱", "职工工资支出359万元", True),
        ("湘西机场建下来总投资多少", "累计完成固定资产投资2200亿元", True),
        ("湘西机场建下来总投资多少", "湘西机场总投资19亿元", False),
        ("全州总投资多少", "累计完成固定资产投资2200亿元", False),
        ("地区生产总值多少", "人均GDP突破5000美元", True),
        ("人均生产总值多少", "人均GDP突破5000美元", False),
        ("GDP人均多少", "人均GDP突破5000美元", False),
        ("GDP人均多少", "生产总值达到2600亿元", True),
        ("地区生产总值多少", "生产总值2600亿元，人均GDP突破5000美元", False),
    ],
)
def test_a_sum_of_another_measure(question: str, piece: str, other: bool):
    assert of_other_measure(question, piece) is other


@pytest.mark.parametrize(
    ("question", "piece", "other"),
    [
        ("地区生产总值增长多少", "万元地区生产总值能耗下降2.75%", True),
        ("万元产值能耗下降多少", "万元地区生产总值能耗下降2.75%", False),
        ("地区生产总值增长多少", "地区生产总值增长2.75%", False),
    ],
)
def test_what_is_used_for_the_output_is_not_the_output(question: str, piece: str, other: bool):
    assert is_per_output(question, piece) is other


@pytest.mark.parametrize(
    ("question", "told", "lacks"),
    [
        ("平均房租每月多少钱", "最低生活保障标准达到每人每月945元", True),
        ("平均房租每月多少钱", "公租房租金每月300元", False),
        ("老师工资多少", "城镇居民人均住房面积40平方米", True),
        ("托育机构一个月收费多少", "新增2家托育机构", True),
        ("托育机构一个月收费多少", "托育机构每月收费900元", False),
        ("新增收费站多少个", "新增3个站", False),
        ("清理涉企收费多少项", "清理涉企项目23项", False),
        ("为群众挽回损失多少钱", "追回涉案资金3亿元", False),
        ("大旱让农民损失了多少钱", "农民人均纯收入9387元", True),
        ("大旱让农民损失了多少钱", "旱灾造成1.2亿元", False),
        ("清理了多少光拿工资不上班的人", "清理吃空饷人员330名", False),
    ],
)
def test_a_measure_that_is_named_is_told(question: str, told: str, lacks: bool):
    assert lacks_measure(question, told) is lacks
