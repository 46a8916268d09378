"""Everyday questions that nobody planned, asked of the page that is shipped."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("明年要办哪些事", "聚力壮大新型工业"),
        ("明年有什么好消息", "聚力壮大新型工业"),
        ("区里有啥变化", "经济运行加快向好"),
        ("这几年最大的变化是什么", "经济运行加快向好"),
        ("有什么打算", "聚力壮大新型工业"),
        ("有啥安排", "聚力壮大新型工业"),
        ("工作好找吗", "稳岗扩容"),
        ("今年办了哪些好事", "经济运行加快向好"),
        ("十四五办成了哪些大事", "全区地区生产总值突破400亿元"),
        ("今年教育上办了哪些好事", "6所农村义务教育学校"),
        ("养老院办得怎么样", "新建3家社区居家养老服务"),
        ("经济发展怎么样", "经济运行加快向好"),
        ("新增普惠托育机构多少家", "**2家**"),
        ("居民收入增长多少", "**28%**、**44.1%**"),
        ("城镇化率多少", "**超过77.7%**"),
    ],
)
def test_what_the_page_tells_is_told(shipped, question, told):
    assert told in shipped.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "GDP增长了多少",  # it tells how much incomes rose, and what the output is
        "GDP增速目标多少",
        "常住人口增长了多少",
        "盐湖区有多大面积",  # it tells how much is under grain
        "规上企业有多少家",  # it counts those of foreign owners
        "新增企业多少家",  # it counts new places in kindergartens
        "机器人产业怎么样",  # it has an 产业, and no 机器人
        "公园建设怎么样",
    ],
)
def test_what_it_does_not_tell_is_refused(shipped, question):
    assert shipped.ask(question).status == "no_evidence"
