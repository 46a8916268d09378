from __future__ import annotations

import pytest

from qa.understanding.subject import subject_of, thing_measured
from qa.understanding.terms import find_terms


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("西瓜产量是多少", "西瓜"),
        ("对巴西的出口额是多少", "巴西"),
        ("宠物服务价格上涨百分之几", "宠物"),
        ("产量是多少", ""),
        ("改造多少个老旧小区", ""),
        ("西瓜和苹果卖了多少", ""),
    ],
)
def test_what_a_measure_is_of(soft, asked: str, subject: str):
    assert subject_of(asked, find_terms(asked, soft)) == subject


@pytest.mark.parametrize(
    ("clause", "thing"),
    [
        ("粮食总产量265.5万吨", "粮食"),
        ("实现全市粮食总产量265.5万吨", "粮食"),
        ("总产量达到210.8亿斤", ""),
        ("产量达到860万吨", ""),
        ("山地苹果种植面积突破100万亩", "山地苹果"),
        ("投资3亿元", ""),
    ],
)
def test_the_thing_that_a_clause_measures(clause, thing):
    assert thing_measured(clause) == thing
