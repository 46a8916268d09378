import pytest

from qa.implied import implied_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("财政收入多少", ("元",)),
        ("2022年财政收入", ("元",)),
        ("海洋经济占GDP的比重", ("%",)),
        ("进出口是涨了还是跌了", ("%",)),
        ("集装箱吞吐量", ("标箱",)),
        ("旅客吞吐量分别是多少", ("人次",)),
        ("空气优良的天数分别多少", ("天",)),
        ("常住人口", ("人",)),
        ("全长多少", ("公里",)),
        ("拿补贴学位的小孩有多少？", ("人",)),
        ("多了多少托育名额", ()),
        ("三次产业结构比重", ()),
        ("增速目标是多少", ()),
        ("怎么增加收入的办法", ()),
    ],
)
def test_units_by_what_is_measured(text, units):
    assert implied_units(text) == units
