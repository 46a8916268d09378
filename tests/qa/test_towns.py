"""Towns are told by their names, and by the county around where two bear one name."""

from dataclasses import dataclass

import pytest

from qa.towns import Towns

JISHAN, WUPING = ("山西省", "运城市", "稷山县"), ("福建省", "龙岩市", "武平县")


@dataclass(frozen=True)
class Told:
    """Of a report what tells whose it is."""

    id: str
    place_path: tuple[str, ...]

    @property
    def place(self) -> str:
        return self.place_path[-1]


@pytest.fixture(scope="module")
def towns():
    paths = {
        "huayu": (*JISHAN, "化峪镇"),
        "jishan": (*JISHAN, "城关镇"),
        "wuping": (*WUPING, "城关镇"),
        "xinhua": (*JISHAN, "新华街道"),
        "county": JISHAN,
    }
    return Towns(Told(name, path) for name, path in paths.items())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("化峪镇修了几条路", {"huayu"}),
        ("稷山县化峪镇修了几条路", {"huayu"}),
        ("城关镇修了几条路", {"jishan", "wuping"}),
        ("武平县城关镇修了几条路", {"wuping"}),
        ("稷山县修了几条路", set()),
        ("闻喜县2023年新华街道路改造多少公里", set()),
        ("闻喜县和化峪镇各修了几条路", set()),
    ],
)
def test_the_reports_of_the_towns_named(towns, text, named):
    assert towns.reports_named(text) == named


def test_the_county_before_a_town_is_left_out_where_there_is_one_of_its_name(towns):
    assert towns.plain("运城市稷山县化峪镇修了几条路") == "化峪镇修了几条路"
    assert towns.plain("武平县城关镇修了几条路") == "武平县城关镇修了几条路"
