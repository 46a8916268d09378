from __future__ import annotations

import pytest

from corpus.places import find_places, lookup, named_within, short_name

YANHU = ("山西省", "运城市", "盐湖区")


@pytest.mark.parametrize(
    ("text", "said", "path"),
    [
        ("盐湖区政府工作报告", "盐湖区", YANHU),
        ("运城市盐湖区", "运城市盐湖区", YANHU),
        ("山西省运城市盐湖区政府", "山西省运城市盐湖区", YANHU),
        ("闻喜县有多少人", "闻喜县", ("山西省", "运城市", "闻喜县")),
        ("山西的煤", "山西", ("山西省",)),
        ("北京市东城区", "北京市东城区", ("北京市", "东城区")),
    ],
)
def test_one_place(text: str, said: str, path: tuple[str, ...]):
    (mention,) = find_places(text)
    assert text[mention.start : mention.end] == said
    assert [place.path for place in mention.places] == [path]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "维护社会和平",
        "平安建设",
        "，和平",
        "合作共赢",
        "惠民工程",
        "建设美好家园",
        "七彩的运城",
        "从江北机场",
        "改造老城区道路",
    ],
)
def test_a_word_is_not_a_place(text: str):
    assert find_places(text) == ()


def test_the_whole_prefecture_is_no_county():
    assert [m.places[0].name for m in find_places("巴州2022年全州的棉花")] == ["巴音郭楞蒙古自治州"]
    assert find_places("2022年全州县的棉花")[0].places[0].name == "全州县"


def test_a_short_name_counts_where_a_place_would_stand():
    assert [m.places[0].name for m in find_places("在闻喜，山西与运城，改造运城")] == [
        "闻喜县",
        "山西省",
        "运城市",
    ]


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("2020年运城改造多少", "运城", "运城市"),
        ("冬运会吉林队几金", "吉林", "吉林省"),
        ("疫情的时候运城给灾区送了多少", "运城", "运城市"),
        ("“十三五”期间运城修路", "运城", "运城市"),
        ("宁夏2014年产量", "宁夏", "宁夏回族自治区"),
        ("甘孜州2018年", "甘孜州", "甘孜藏族自治州"),
        ("甘孜2018年", "甘孜", "甘孜藏族自治州"),
        ("巴州2018年", "巴州", "巴音郭楞蒙古自治州"),
        ("洛阳市老城区改造", "洛阳市老城区", "老城区"),
        ("老城区2023年工作", "老城区", "老城区"),
        ("黔东南州2018年", "黔东南州", "黔东南苗族侗族自治州"),
        ("延边2018年", "延边", "延边朝鲜族自治州"),
        ("阿里巴巴的运营总部落户黑河的哪个县", "黑河", "黑河市"),
        ("贵阳云计算中心有哪些", "贵阳", "贵阳市"),
    ],
)
def test_short_names_in_questions(text: str, said: str, place: str):
    mentions = find_places(text)
    assert [text[m.start : m.end] for m in mentions] == [said]
    assert place in [p.name for p in mentions[0].places]


def test_a_name_that_several_places_share():
    (mention,) = find_places("和平区")
    assert {place.path[0] for place in mention.places} == {"天津市", "辽宁省"}
    (mention,) = find_places("沈阳市和平区")
    assert [place.path for place in mention.places] == [("辽宁省", "沈阳市", "和平区")]


def test_two_places_that_do_not_lie_in_each_other():
    assert [m.places[0].name for m in find_places("闻喜县盐湖区")] == ["闻喜县", "盐湖区"]


def test_lookup_by_full_and_short_name():
    assert [place.path for place in lookup("盐湖区")] == [YANHU]
    assert [place.path for place in lookup("闻喜")] == [("山西省", "运城市", "闻喜县")]
    assert lookup("不存在县") == ()
    assert lookup("") == ()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("运城市", "运城"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("香港特别行政区", "香港"),
        ("大兴安岭地区", "大兴安岭"),
        ("东乡族自治县", "东乡族自治县"),
        ("盐湖区", "盐湖"),
        ("吉县", "吉县"),
    ],
)
def test_short_names(name: str, short: str):
    assert short_name(name) == short


@pytest.mark.parametrize(
    "text",
    ["西安路改造多少米", "兴业银行贷款多少", "长治久安", "大理石", "在太原街", "临江县2023年政府工作报告", "北京大学"],
)
def test_a_short_name_within_another_name_is_no_place(text: str):
    assert find_places(text) == ()


def test_a_network_of_roads_is_no_road():
    assert [m.places[0].name for m in find_places("在运城路网建设")] == ["运城市"]


def test_a_short_name_before_its_inner_parts_is_the_place():
    assert [m.places[0].name for m in find_places("2010年西藏县里能上网吗")] == ["西藏自治区"]
    assert find_places("2010年西藏县能上网吗") == ()


def test_what_a_year_follows_is_a_place():
    (mention,) = find_places("听说大理2024年游客破了纪录")
    assert mention.places[0].name.startswith("大理")
    assert find_places("讲大理更要讲感情") == ()


def test_whose_people_are_spoken_of_is_a_place():
    assert [m.places[0].name for m in find_places("都说衢州人长寿")] == ["衢州市"]
    assert find_places("走进大同人均收入榜") == ()


@pytest.mark.parametrize(
    ("text", "place"), [("呼市2014年", "呼和浩特市"), ("蓉城有几条地铁", "成都市"), ("鹰城天蓝了没", "平顶山市")]
)
def test_what_people_call_a_city(text: str, place: str):
    (mention,) = find_places(text)
    assert mention.places[0].name == place


@pytest.mark.parametrize(
    ("text", "names"), [("研发中心落户昌图", {"昌图"}), ("城市更新建设提速", set()), ("公安机关建设平安乡村", set())]
)
def test_a_division_named_by_its_short_name(text, names):
    assert named_within(text) == names
