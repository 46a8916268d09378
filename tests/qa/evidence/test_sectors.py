import pytest

from qa.evidence.sectors import asks_sector, sector_shares, with_sectors
from qa.figures.figures import find_figures

TOLD = "三次产业结构由21：20：59调整为20.5：19.1：60.4。"


def test_of_what_rose_and_what_came_of_it_the_latter_counts():
    shares = sector_shares(TOLD)
    assert {TOLD[start : start + 4]: name for start, name in shares.items()} == {
        "20.5": "第一产业比重",
        "19.1": "第二产业比重",
        "60.4": "第三产业比重",
    }
    assert sector_shares("进出口比为3：2：1。") == {}
    assert with_sectors(TOLD).startswith("第一产业比重、第二产业比重、第三产业比重三次产业结构")
    assert with_sectors("三次产业协同发展。") == "三次产业协同发展。"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("第三产业比重是多少", True),
        ("第二产业占多大比重", True),
        ("三次产业结构是多少", False),
        ("第三产业增加值多少", False),
    ],
)
def test_whether_one_sector_s_share_is_asked_for(question, asks):
    assert asks_sector(question) is asks


@pytest.mark.parametrize(
    ("question", "figure"),
    [("第三产业占比是多少", "60.4"), ("三产占多少", "60.4"), ("一产占多大比重", "20.5")],
)
def test_the_share_of_one_sector(read, soft, question, figure):
    assert find_figures(read(question), TOLD, soft)[0].quantity.text == figure


def test_a_ratio_is_no_percentage_of_another_thing(read, soft):
    assert find_figures(read("工业占比多少"), TOLD, soft) == ()
