"""Questions in people's forms are read as reports write."""

from __future__ import annotations

import pytest

from qa.regular import regular
from qa.yearforms import report_named


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("赣州23年发了多少券", "赣州2023年发了多少券"),
        ("发了多少券？是23年不是22年", "发了多少券？是2023年不是22年"),
        ("那19年呢", "那2019年呢"),
        ("运城2021年GDP多少", "运城2021年地区生产总值多少"),
        ("运城2021年研发占GDP多少", "运城2021年研发占GDP多少"),
        ("运城单位GDP能耗多少", "运城单位GDP能耗多少"),
        ("全国GDP多少", "全国GDP多少"),
        ("城镇化率多高了", "城镇化率是多少"),
        ("那座楼有多高", "那座楼有多高"),
        ("养老金2020年跟2024年比涨了多少", "养老金2020年和2024年分别是多少"),
        ("养老金2023年跟2024年比涨了多少", "养老金2023年跟2024年比涨了多少"),
        ("给灾区捐的钱和东西值多少", "给灾区捐款捐物值多少"),
        ("好多人参保", "多少人参保"),
        ("修通了好多公里的路？", "修通了多少公里的路？"),
        ("修了好多条路，谁修的", "修了好多条路，谁修的"),
        ("关了好多家店，有补贴的话", "关了好多家店，有补贴的话"),
        ("为了好多人能用上水", "为了好多人能用上水"),
        ("吞吐量多少万标准箱", "吞吐量多少万标箱"),
        ("好多人房本下不来，办出来多少", "好多人房本下不来，办出来多少"),
    ],
)
def test_people_s_forms(typed: str, meant: str):
    assert regular(typed) == meant


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("水库总投资多少？我看的是2023年那份报告", "2023"),
        ("2022年的那份报告里说修了几座", "2022"),
        ("2022年鹤岗市政府工作报告说修了几座", "2022"),
        ("2022年修了几座", None),
    ],
)
def test_the_report_that_is_named(text: str, year: str | None):
    found = report_named(text)
    assert (found["year"] if found else None) == year
