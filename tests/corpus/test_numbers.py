from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbers import find_quantities, same_dimension


@pytest.mark.parametrize(
    ("text", "said", "value", "unit"),
    [
        ("改造58个老旧小区", "58个", "58", "个"),
        ("取得12金的成绩", "12金", "12", "金"),
        ("调配血浆3万毫升", "3万毫升", "30000", "毫升"),
        ("总值突破400亿元", "400亿元", "40000000000", "元"),
        ("投资3.5万亿元", "3.5万亿元", "3500000000000", "元"),
        ("面积稳定在 710 万亩左右", "710 万亩", "7100000", "亩"),
        ("新增 3 家", "3 家", "3", "家"),
        ("实施十大工程", "十大", "10", "大"),
        ("投资１，２３４．５万元", "１，２３４．５万元", "12345000", "元"),
        ("比重35.76%", "35.76%", "35.76", "%"),
        ("比重３５．７６％", "３５．７６％", "35.76", "%"),
        ("提高2.3个百分点", "2.3个百分点", "2.3", "个百分点"),
        ("提高一个百分点", "一个百分点", "1", "个百分点"),
        ("下降百分之三点五", "百分之三点五", "3.5", "%"),
        ("占百分之30", "百分之30", "30", "%"),
        ("光伏150兆瓦", "150兆瓦", "150", "兆瓦"),
        ("装机5万千瓦", "5万千瓦", "50000", "千瓦"),
        ("发电2亿千瓦时", "2亿千瓦时", "200000000", "千瓦时"),
        ("企业130余家", "130余家", "130", "家"),
        ("投资10余亿元", "10余亿元", "1000000000", "元"),
        ("投资10多万元", "10多万元", "100000", "元"),
        ("投资10万余元", "10万余元", "100000", "元"),
        ("投资十余万元", "十余万元", "100000", "元"),
        ("人口一百零三万人", "一百零三万人", "1030000", "人"),
        ("建成二十三个", "二十三个", "23", "个"),
        ("培育两家", "两家", "2", "家"),
        ("增长一倍", "一倍", "1", "倍"),
        ("九方面工作", "九方面", "9", "方面"),
        ("新增3000", "3000", "3000", ""),
        ("装机400MW", "400", "400", ""),
        ("新建５０km路", "５０", "50", ""),
        ("新建5G基站300座", "300座", "300", "座"),
        ("5A级景区2家", "2家", "2", "家"),
        ("国道209、521线50公里", "50公里", "50", "公里"),
        ("第3批", "3批", "3", "批"),
        ("3.5亿元投资", "3.5亿元", "350000000", "元"),
        ("1.投资58亿元", "58亿元", "5800000000", "元"),
    ],
)
def test_one_quantity(text: str, said: str, value: str, unit: str):
    (quantity,) = find_quantities(text)
    assert (quantity.text, quantity.value, quantity.unit) == (said, Decimal(value), unit)
    assert text[quantity.start : quantity.end] == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025年",
        "２０２６年",
        "一个目标",
        "新能源汽车零部件产业",
        "一是稳工业；二是强农业",
        "第十二届",
        "“十四五”",
        "十四五期间",
        "三分之一",
        "COVID19",
        "COVID-19",
        "PM2.5",
        "3D打印",
        "5G基站",
        "七台河模式",
        "守护千万家庭",
        "2024海岛旅游大会",
        "“1+N”政策",
        "5g网络",
        "１０Ｇ宽带",
        "创建5A级景区",
        "国道209、521",
        "国道209、307和省道239",
        "209、521国道改造",
        "209国道",
        "全省第3",
        "No.5",
        "No. 5",
        "1.稳住工业",
        "１．稳住工业",
        "12、稳住就业",
        "一批项目",
        "党的二十大",
        "一大学校",
    ],
)
def test_no_quantity(text: str):
    assert find_quantities(text) == ()


def test_only_a_number_at_the_start_is_a_list_number():
    assert [q.text for q in find_quantities("58、59号")] == ["58", "59"]
    assert [q.text for q in find_quantities("约5、6个")] == ["5", "6个"]


def test_a_number_told_respectively_has_the_unit_of_the_last():
    told = find_quantities("总值、收入分别达到2600、261.86亿元")
    assert [(q.text, q.value, q.unit) for q in told] == [
        ("2600", Decimal(260_000_000_000), "元"),
        ("261.86亿元", Decimal(26_186_000_000), "元"),
    ]
    assert [q.unit for q in find_quantities("改造5、6个")] == ["", "个"]
    assert [(q.value, q.unit) for q in find_quantities("立案分别为5、0件")] == [(5, "件"), (0, "件")]
    assert [(q.value, q.unit) for q in find_quantities("分别达到9800和1.2万元")] == [(9800, "元"), (12000, "元")]
    assert [q.value for q in find_quantities("分别为120、130、140万元")] == [1_200_000, 1_300_000, 1_400_000]
    assert [q.unit for q in find_quantities("分别新建5个、6所")] == ["个", "所"]


def test_several_stand_in_order():
    text = "58个老旧小区、20条小街小巷提升改造，100条巷道照明亮化"
    assert [q.text for q in find_quantities(text)] == ["58个", "20条", "100条"]


@given(st.text(alphabet="0159０５,.，．一二十百千万亿多余来年期间个元%％百分之点第公里", max_size=25))
def test_every_quantity_stands_where_it_says(text: str):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.value >= 0
        end = quantity.end


@given(st.integers(0, 10**7))
def test_a_whole_number_is_read_as_itself(number: int):
    assert [q.value for q in find_quantities(f"共{number}户")] == [number]
    assert [q.value for q in find_quantities(f"共{number:,}户")] == [number]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("个", "家", True),
        ("公里", "米", True),
        ("%", "个百分点", True),
        ("条", "处", True),
        ("方面", "项", True),
        ("", "户", False),
        ("", "个", False),
        ("", "", True),
        ("户", "人", False),
        ("户", "户", True),
        ("套", "间", False),
        ("栋", "个", False),
        ("部", "个", False),
        ("盏", "台", False),
        ("人", "名", True),
        ("个", "元", False),
        ("年", "个", False),
        ("千瓦", "千瓦时", False),
        ("亩", "吨", False),
        ("岁", "岁", True),
    ],
)
def test_which_units_answer_one_question(a: str, b: str, same: bool):
    assert same_dimension(a, b) is same
    assert same_dimension(b, a) is same


def test_a_number_parted_at_its_point_is_one_but_a_list_s_number_is_none():
    assert [q.text for q in find_quantities("转移12 .54万人，出口1. 44亿美元")] == ["12 .54万人", "1. 44亿美元"]
    assert [q.text for q in find_quantities("1. 5万套保障房")] == ["5万套"]
