import pytest

from qa.metrics.support import figures_supported, quotes_found, right_citations
from qa.types import Answer, Citation


def citation(marker, quote, period="2022", report="r"):
    return Citation(marker, report, "报告", (), period, quote, 0, len(quote), quote, None)


HOMES = citation(1, "改造老旧小区36个，惠及居民5800户。")
PARKS = citation(2, "新建公园2处，增长15%。", "2023", "s")


def answer(text):
    return Answer("问", "answered", text, "extractive", (HOMES, PARKS), (), "gen-1", 1.0)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"quotes": ["小区３６个", "没有的"]}, 1),
        ({"quotes": ["没有的"], "must": [["36个"]]}, 0),
        ({"must": [["36个", "三十六个"], ["2处"]]}, 2),
        ({"must": [["36个", "2处"]], "periods": ["2023"]}, 1),
        ({"must": [["36个", "2处"]], "reports": ["r"]}, 1),
        ({}, 2),
    ],
)
def test_the_citations_that_are_wanted(wanted, count):
    nothing = {"quotes": (), "must": (), "periods": (), "reports": ()}
    assert right_citations((HOMES, PARKS), **nothing | wanted) == count


def test_the_quotes_that_are_cited():
    assert quotes_found((HOMES, PARKS), ["小区36个", "5800户", "公园3处"]) == 2


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("改造**36个**，惠及5800户[1]。", (2, 2)),
        ("- 改造３６个[1]。\n- 公园2处[2]。", (2, 2)),
        ("**36个**——2022年：改造36个[1]。", (1, 1)),
        ("2018—2022年：改造36个[1]。", (1, 1)),
        ("改造36个[2]。", (0, 1)),
        ("公园增长5%[2]。", (0, 1)),
        ("改造36亿个[1]。", (0, 1)),
        ("改造36个[1]，公园2处[2][1]。", (2, 2)),
        ("2022年九方面工作：\n- 改造小区[1]。", (0, 0)),
        ("改造36个[9]。", (0, 1)),
        ("没有标号的7个。", (0, 0)),
    ],
)
def test_the_figures_that_are_cited(text, counts):
    assert figures_supported(answer(text)) == counts
