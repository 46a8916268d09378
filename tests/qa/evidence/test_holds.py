"""Whether a sentence holds the type of thing that is asked for."""

from __future__ import annotations

import pytest

from qa.evidence.holds import holds_answer, lacks_members


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("高新区在全国排第几位", "高新区跃居第53位，上升30位。", True),
        ("儿童医院在沿海算第几家", "建成沿海地区首家儿童医院。", True),
        ("高新区在全国排第几位", "高新区产业培育初见成效。", False),
        ("提前供暖是连着第几年", "连续5年提前供暖。", True),
        ("服务大厅几点开门", "服务大厅12月开门迎客。", False),
        ("服务大厅几点开门", "服务大厅每天上午九点开门。", True),
        ("服务大厅几点开门", "服务大厅8:30开门。", True),
        ("服务大厅几点开门", "“十四五”时期服务大厅开门。", False),
        ("2023年服务大厅什么时候开门", "服务大厅开门迎客。", False),
        ("2023年服务大厅什么时候开门", "年底前服务大厅开门。", True),
        ("2023年服务大厅什么时候开门", "长春服务大厅开门。", False),
        ("2023年服务大厅什么时候开门", "三季度服务大厅开门。", True),
        ("2023年服务大厅什么时候开门", "上半年服务大厅开门。", True),
        ("PM2.5浓度在全省排第几", "PM2.5浓度27微克，优良率98%，水质指数排名全省第二。", False),
        ("PM2.5浓度在全省排第几", "PM2.5浓度27微克，下降5%，居全省第二。", True),
        ("信用排名升到第几", "信用排名从原255位提升至107位。", True),
        ("绿色矿山数量排全省第几", "建成绿色矿山100座，数量居全省第一。", True),
        ("哪家企业在港交所上市", "凤祥股份在港交所成功上市。", True),
        ("哪家企业在港交所上市", "上市工作取得进展。", False),
        ("倒垃圾的是哪家公司", "与市水利局、市住建局磋商。", False),
        ("倒垃圾的是哪家公司", "东方建筑公司被处罚。", True),
        ("第一块奥运金牌是谁拿的", "吕扬荣获奥运冠军。", True),
        ("那座桥是谁修的", "大桥通车。", False),
        ("那场火灾是哪一天发生的", "“11·21”火灾教训惨痛。", True),
        ("那场火灾是哪一天发生的", "火灾教训惨痛。", False),
        ("客流最多是哪一天", "承办“5·19”旅游日活动。", False),
        ("服务大厅星期几休息", "服务大厅12月开门迎客。", False),
        ("服务大厅星期几休息", "服务大厅每周一休息。", True),
    ],
)
def test_what_a_name_or_rank_needs(read, question: str, sentence: str, holds: bool):
    assert holds_answer(read(question), sentence) is holds


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("市定六件实事是哪六件", "省定24件和市定6件实事全面完成。", True),
        ("市定六件实事是哪六件", "办好棚户区改造、小区管理、放心食用油等六件实事。", False),
        ("哪几位老师获奖", "张老师和李老师获奖。", False),
        ("哪几条路通车了", "3条路通车。", True),
        ("改造了几个小区", "改造小区3个。", False),  # asks how many
    ],
)
def test_which_ones_they_are_is_not_told_by_how_many(read, question, sentence, lacks):
    assert lacks_members(read(question), sentence) is lacks
