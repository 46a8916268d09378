"""Sentences of a question that name a year or a goal only to set it aside."""

from __future__ import annotations

import pytest

from qa.understanding.asides import without_asides


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("2021年浓度是多少微克？请勿与2022年的数字混淆。", "2021年浓度是多少微克？"),
        ("2022年新建多少座？2021年建了一千多座，那个我不问。", "2022年新建多少座？"),
        ("2021年建了一千多座。2022年新建多少座？", "2022年新建多少座？"),
        ("2022年新增多少个？年初说的是“1500个以上”。", "2022年新增多少个？"),
        ("2022年多少户？年初计划是另外一个数。", "2022年多少户？"),
        ("2021年完成多少吨？五年累计的数字请勿给我。", "2021年完成多少吨？"),
        ("2021年新增多少家？2020年和2022年各有各的数，别拿错。", "2021年新增多少家？"),
    ],
)
def test_other_years_and_goals_are_blanked_out(asked: str, kept: str):
    assert without_asides(asked).strip() == kept
    assert len(without_asides(asked)) == len(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "2021年新增多少家？2022年呢？",
        "2022年装多少部？要的是承诺数，不是完成数",
        "2019年建了多少所学校？2020年的也说一下。",
        "2021年多少？2022年多少？",
        "对比一下2021年多少。2022年也要。",
        "新增多少家？我要2021年的。",  # the one that asks names no year
        "2021年完成多少？要计划数。",
        "2021年改造多少个？我说的是2021年的四平市。",  # its place stands nowhere else
        "当年改造多少个？我说的是2021年。",
    ],
)
def test_what_is_asked_too_stays(asked: str):
    assert without_asides(asked) == asked
