from __future__ import annotations

import pytest

from qa.verify.deeds import other_deed


@pytest.mark.parametrize(
    ("claim", "told", "other"),
    [
        ("新建老旧小区48个", "改造老旧小区48个", True),
        ("翻新老旧小区48个", "改造老旧小区48个", False),
        ("拆除老旧小区48个", "改造老旧小区48个", True),
        ("新改扩建学校12所", "新建、改扩建学校12所", False),
        ("进口总额120亿元", "出口总额120亿元", True),
        ("进出口总额120亿元", "出口总额120亿元", False),
        ("开工项目30个", "竣工项目30个", True),
        ("项目30个", "竣工项目30个", False),
        ("农村居民收入增长6%", "居民收入增长6%", False),
    ],
)
def test_other_deed(claim, told, other):
    assert other_deed(claim, told) is other
