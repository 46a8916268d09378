from __future__ import annotations

import pytest

from qa.subject import subject_of
from qa.terms import find_terms


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
