"""The units asked for, and the quantities that have them."""

import pytest

from qa.units import TIMES, asked_units, unit_fits


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("优良天数占多大比例", ("%",)),
        ("本科上线比例有多高", ("%",)),
        ("两年的增速分别是多少", ("%",)),
        ("修了多少公里", ("公里",)),
        ("花了多少钱", ("元",)),
        ("完成多少亿元", ("元",)),
        ("占比是多少", ("%",)),
        ("增长百分之几", ("%",)),
        ("路有多长", ("公里",)),
        ("几家企业，几个人", ("家", "个")),
        ("投资额是多少", ("元",)),
        ("常住人口是多少", ("人",)),
        ("公园有哪些", ()),
        ("数字是多少", ()),
        ("财政收入涨了几个点", ("%",)),
        ("进口做到多少个亿", ("元",)),
        ("往后几年外贸要涨多少", ("%",)),
        ("高新产业产值想占多少", ("%",)),
        ("招了多少年轻人才", ()),
        ("多少家庭用上了气", ()),
        ("要修多久", TIMES),
    ],
)
def test_the_units_asked_for(text, units):
    assert asked_units(text) == units


@pytest.mark.parametrize(
    ("asked", "unit", "fits"),
    [
        (("公里",), "米", True),
        (("公里",), "亩", False),
        (("人",), "名", True),
        ((), "亩", True),
        (("家",), "户", True),
        (("套",), "户", False),
        (("件",), "项", True),
        (("个",), "人", True),
        (("个",), "大", True),
        (("个",), "年", False),
        (("个",), "元", False),
    ],
)
def test_a_quantity_fits_by_its_unit(asked, unit, fits):
    assert unit_fits(asked, unit) is fits
