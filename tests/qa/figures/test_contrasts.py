import pytest

from qa.figures.contrasts import contrasts


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("高速铁路通车里程多少公里", "高速公路通车里程超过4000公里"),
        ("新建多少所小学", "新建24所公办幼儿园"),
        ("农村每百户有几辆车", "城镇每百户拥有汽车49.4辆"),
        ("卖了多少辆车", "汽车产量增加到65.9万辆"),
        ("农村新增就业多少", "新增城镇就业5万人"),
    ],
)
def test_another_thing_of_the_same_line(asked, told):
    assert contrasts(asked, told)
    assert not contrasts(asked, asked)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("高铁通车里程", "高速铁路运营里程4.2万公里，高速公路17.7万公里"),  # names both
        ("高速铁路和高速公路各多少", "高速公路4000公里"),  # asks about both
        ("新建多少所学校", "新建24所公办幼儿园"),  # a wider word
        ("农村人口多少", "城镇化率59.4%，城乡统筹"),  # holds a name, and means another thing
        ("楼房多少栋", "高速公路4000公里"),
        ("客运量多少", "客货运量分别增长5%、6%"),
        ("存款余额多少", "金融机构存贷款余额分别为1000亿元、900亿元"),
        ("高中新建几所", "新建中小学12所"),
    ],
)
def test_what_does_not_exclude_it(asked, told):
    assert not contrasts(asked, told)
