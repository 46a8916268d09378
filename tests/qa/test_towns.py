"""Towns are told by their names, and by the county around where two bear one name."""

from dataclasses import dataclass

import pytest

from qa.towns import Towns

JISHAN, WUPING = ("山西省", "运城市", "稷山县"), ("福建省", "龙岩市", "武平县")


@dataclass(frozen=True)
class Told:
    """Of a report what tells whose it is."""

    place_path: tuple[str, ...]

    @property
    def place(self) -> str:
        return self.place_path[-1]


@pytest.fixture(scope="module")
def towns():
    paths = [(*JISHAN, "化峪镇"), (*JISHAN, "城关镇"), (*WUPING, "城关镇"), (*JISHAN, "新华街道"), JISHAN]
    return Towns(Told(path) for path in paths)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("化峪镇修了几条路", [(*JISHAN, "化峪镇")]),
        ("稷山县化峪镇修了几条路", [(*JISHAN, "化峪镇")]),
        ("城关镇修了几条路", [(*JISHAN, "城关镇"), (*WUPING, "城关镇")]),
        ("武平县城关镇修了几条路", [(*WUPING, "城关镇")]),
        ("稷山县修了几条路", None),
        ("闻喜县2023年新华街道路改造多少公里", None),
        ("闻喜县和化峪镇各修了几条路", None),
    ],
)
def test_the_town_that_is_named(towns, text, named):
    mention = towns.mention(text)
    assert (mention and [place.path for place in mention.places]) == named
    assert mention is None or text[mention.start : mention.end] == named[0][-1]


def test_the_county_before_a_town_is_left_out_where_there_is_one_of_its_name(towns):
    assert towns.plain("运城市稷山县化峪镇修了几条路") == "化峪镇修了几条路"
    assert towns.plain("武平县城关镇修了几条路") == "武平县城关镇修了几条路"
