"""The units asked for, and the quantities that have them."""

import pytest

from corpus.numbers import find_quantities
from qa.implied import OUTPUT
from qa.units import TIMES, asked_scale, asked_units, fits


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
        ("增速目标定了多高", ("%",)),
        ("楼有多高", ("米",)),
        ("几家企业，几个人", ("家", "个")),
        ("连续几个月第一", ("个月",)),
        ("跑了多少个小时", ("个小时",)),
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
        ("搞改革多少个年头了", TIMES),
        ("大厅几点上班", ()),
        ("快递业务量多少亿件", ("件",)),
        ("粮食产量多少亿公斤", ("公斤",)),
        ("招了多少大学生", ()),
        ("几大产业", ("大",)),
        ("多少回迁房", ()),
        ("多少家电商企业", ("家",)),
        ("多少家电", ()),
        ("多少种植物", ("种",)),
        ("多出来几个名额", ("个",)),
        ("目前几家企业上市", ("家",)),
        ("头几个月涨了", ()),
        ("占用耕地多少", ()),
        ("有多少人口", ("人",)),
        ("来了多少人次", ("人次",)),
        ("房价多少", ("元",)),
        ("牛奶产量是多少", OUTPUT),
        ("总额：      是多少", ("元",)),
        ("养老金是多少", ("元",)),
        ("药价平均便宜了多少", ("%",)),
        ("可支配收入，        是多少", ("元",)),
    ],
)
def test_the_units_asked_for(text, units):
    assert asked_units(text) == units


@pytest.mark.parametrize(
    ("asked", "sentence", "answers"),
    [
        (("公里",), "全长300米", True),
        (("公里",), "占地20亩", False),
        (("元",), "再上一个百亿元台阶", False),
        (("元",), "超1600亿元", True),
        (("次",), "骑行2600万人次", True),
        (("趟",), "开行5351列", True),
        (OUTPUT, "全产业链营业收入2560亿元", False),
        (OUTPUT, "牛奶产量240万吨", True),
        (("人",), "医生30名", True),
        ((), "占地20亩", True),
        (("家",), "新增30户企业", True),
        (("套",), "惠及30户", False),
        (("件",), "办成30项实事", True),
        (("条",), "建议30件", True),
        (("回",), "举办早餐会20次", True),
        (("个",), "培养农民500人", True),
        (("个",), "四大产业", False),
        ((), "连续15年第一", False),
        ((), "6—10号码头建成", False),
        ((), "产业结构为20.5：19.1", True),
        (("家",), "四大产业", False),
        (("个",), "历时3年", False),
        (("天",), "压缩到3个工作日", True),
        (("天",), "4小时办结", True),
        (("天",), "涉及3个部门", False),
        (("个",), "投资3亿元", False),
        (("平米",), "竣工5万平方米", True),
        (("人",), "17.94万贫困人口如期脱贫", True),
        (("人",), "产值突破300亿规模", False),
        (("元",), "产值突破300亿规模", True),
        (("元",), "涉及300个村", False),
        (("元",), "17.94万贫困人口如期脱贫", False),
        (("人",), "12345热线受理群众诉求", False),
        (("个",), "推进机场二期项目", False),
        (("户",), "困难群众1.2万名", False),
        (("户",), "40万居民用户用上天然气", True),
        (("户",), "40万亩农田", False),
        ((), "开展十大专项行动", False),
        ((), "开展十项行动", True),
        (("大",), "发展6个产业", True),
    ],
)
def test_a_quantity_fits_by_its_unit(asked, sentence, answers):
    assert fits(asked, find_quantities(sentence)[0], sentence) is answers


@pytest.mark.parametrize(
    ("text", "scale"), [("多少亿元", 10**8), ("几个亿", 10**8), ("多少万人", 10**4), ("多少元", 1), ("几家", 1)]
)
def test_the_scale_asked_for(text, scale):
    assert asked_scale(text) == scale


def test_months_are_no_places_in_a_ranking():
    text = "连续10个月退出后十位，确诊991例，分三批出征163名医生。"
    ten, last, cases, _, doctors = find_quantities(text)
    assert [fits(("个月",), q, text) for q in (ten, last)] == [True, False]
    assert fits(("人",), cases, text)
    assert [q.text for q in find_quantities(text) if fits((), q, text)] == ["十位", "991例", "163名"]
    assert fits((), doctors, text)
