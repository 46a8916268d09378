from __future__ import annotations

import pytest

from qa.understanding.spelling import as_it_sounds, familiar_names, misspelt, spell_places

FAMILIAR = {"运城": "运城市", "河南": "河南省", "山西": "山西省"}


def test_only_large_places_with_one_meaning_are_familiar():
    paths = [("山西省",), ("山西省", "运城市"), ("山西省", "大同市"), ("山西省", "运城市", "盐湖区"), ("吉林省",)]
    assert familiar_names(paths) == {"山西": "山西省", "运城": "运城市", "吉林": "吉林省"}
    assert familiar_names([*paths, ("吉林省", "吉林市")]) == {"山西": "山西省", "运城": "运城市"}


@pytest.mark.parametrize(
    ("asked", "spelled"),
    [
        ("我妈想让娃在运城上学", "我妈想让娃在运城上学"),  # found as it is
        ("国务院批准运城设立了什么区", "国务院批准运城市设立了什么区"),
        ("黄河南岸修了几条路", "黄河南岸修了几条路"),
        ("跟闻喜县比，咱们山西怎么样", "跟闻喜县比，咱们山西怎么样"),  # another place is named
        ("2025年修了几条路", "2025年修了几条路"),
        ("武汉疫情的时候山西派了几名医生", "武汉疫情的时候山西省派了几名医生"),  # 武汉 only names an event
        ("对比一下运城跟大同市的收入", "对比一下运城市跟大同市的收入"),  # joined to one that is named
    ],
)
def test_familiar_names_are_written_in_full(soft, asked: str, spelled: str):
    assert spell_places(asked, FAMILIAR, soft) == spelled


def test_without_familiar_names_nothing_changes(soft):
    assert spell_places("国务院批准运城设立了什么区", {}, soft) == "国务院批准运城设立了什么区"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("库尔楼2022年空气怎么样", ("库尔楼", ("库尔勒",))),
        ("请问呼伦贝儿2022年GDP是多少", ("呼伦贝儿", ("呼伦贝尔",))),
        ("邢抬市2021年GDP多少", ("邢抬市", ())),  # two characters leave nothing to tell by
        ("扶州2014年就业多少人", ("扶州", ("福州", "抚州"))),
        ("徽州2022年就业多少人", ("徽州", ("惠州",))),  # a district too
        ("俺们县2022年粮食产量", None),
        ("运成2023年粮食产量", ("运成", ("运城", "郓城"))),
        ("晕倒2023年粮食产量", None),
        ("幼儿园2023年新建几所", None),  # a word
        ("运城市2023年库尔楼产量", None),
    ],
)
def test_a_name_before_a_year_that_is_almost_a_place_s(soft, asked, found):
    assert misspelt(asked, soft) == found


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("运成2023年粮食产量", "运城市2023年粮食产量"),
        ("请问荷南省2023年粮食产量", "请问河南省2023年粮食产量"),
        ("运成23年粮食产量", "运城市23年粮食产量"),
        ("运成2018粮食产量", "运城市2018粮食产量"),
        ("合南2023年粮食产量，运城市呢", "合南2023年粮食产量，运城市呢"),  # a place is named
        ("善西2023年粮食产量", "善西2023年粮食产量"),  # 山西 or 陕西
        ("韵成2023年粮食产量", "韵成2023年粮食产量"),  # no character is the same
        ("徽州2022年粮食产量", "徽州2022年粮食产量"),  # a district, and no 惠州
        ("幸福2022年粮食产量", "幸福2022年粮食产量"),  # a word, though it sounds as 兴福
    ],
)
def test_a_name_that_only_sounds_as_a_place_s(soft, asked: str, meant: str):
    assert as_it_sounds(asked, FAMILIAR | {"陕西": "陕西省", "惠州": "惠州市", "兴福": "兴福市"}, soft) == meant
