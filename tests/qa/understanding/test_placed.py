"""Which of the places in a question is asked about."""

from __future__ import annotations

import pytest

from qa.understanding.placed import asked_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("我住沭阳县。宿迁市要改多少个小区", ["宿迁市"]),
        ("俺爹在西吉县种地，2022年固原市养老金涨了几块", ["固原市"]),
        ("我住沭阳县，要改多少个小区", ["沭阳县"]),  # no other place is named
        ("牡丹江市2020年去湖北省抗疫的护士有多少人", ["牡丹江市"]),
        ("黄骅市所在的沧州市吞吐量是多少", ["沧州市"]),
        ("过去济南市修了几条路，泰安市呢", ["济南市", "泰安市"]),
        ("当年我在镇赉县当兵，白城市那年水位超了多少天", ["白城市"]),
        ("广东省引进多少个项目，佛山市的", ["佛山市"]),
        ("惠州市底下的博罗县有几家医院", ["博罗县"]),
        ("我家的路，济南市修了几条", ["济南市"]),
        ("国家今年定的赤字率是多少", ["全国"]),
        ("重庆市给四川省捐了多少钱", ["重庆市"]),
        ("黄山市2020年向武汉市送了多少血浆", ["黄山市"]),
        ("四川省收到重庆市多少捐款", ["四川省", "重庆市"]),
        ("为了给北京市送水，南阳市搬了多少人", ["南阳市"]),
        ("都说衢州人长寿，跟浙江全省比多活几年", ["衢州市"]),
        ("修了几条路", []),
    ],
)
def test_the_place_asked_about(text: str, places: list[str]):
    assert [mention.places[0].name for mention in asked_places(text)] == places
