from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.numbers import find_quantities
from corpus.sentences import Span
from qa.verify.derived import _formula, derive
from qa.verify.measures import measure
from qa.verify.parts import parts_of
from qa.verify.shares import is_shared, wrong_share
from qa.verify.support import quotes_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.5公里", Decimal(1500), "米"),
        ("400兆瓦", Decimal(400_000), "千瓦"),
        ("40万千瓦", Decimal(400_000), "千瓦"),
        ("1.2亿元", Decimal(120_000_000), "元"),
        ("12000万元", Decimal(120_000_000), "元"),
        ("五十八个", Decimal(58), "个"),
        ("2.5个百分点", Decimal("2.5"), "百分点"),
        ("2.5%", Decimal("2.5"), "%"),
    ],
)
def test_base_units(text, value, unit):
    assert measure(find_quantities(text)[0]) == (value, unit)


ROW = "城乡居民人均可支配收入分别增长28%、44.1%"


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("城镇居民人均可支配收入增长28%", False),
        ("农村居民人均可支配收入增长44.1%", False),
        ("农村居民人均可支配收入增长28%", True),
        ("城镇居民人均可支配收入增长44.1%", True),
        (ROW, False),
        ("城乡居民人均可支配收入分别增长44.1%、28%", True),
        ("城乡居民人均可支配收入分别增长28%、50%", True),
        ("粮食产量增长28%", False),
    ],
)
def test_one_figure_for_each(claim, wrong):
    assert wrong_share(claim, ROW) is wrong


def test_figures_in_a_row():
    first, second = find_quantities(ROW)
    assert is_shared(ROW, first)
    assert is_shared(ROW, second)
    assert not is_shared("增长28%", find_quantities("增长28%")[0])


@pytest.mark.parametrize(
    ("claim", "figure", "formula"),
    [
        ("两年合计改造103个", "103个", "58个+45个=103个"),
        ("比上年少13个", "13个", "58个-45个=13个"),
        ("比上年多13个", "13个", ""),
        ("两年相差13个", "13个", "58个-45个=13个"),
        ("合计改造104个", "104个", ""),
        ("改造103个", "103个", ""),
        ("比上年下降22.4%", "22.4%", "(45个-58个)÷58个=22.4%"),
        ("比上年增长22.4%", "22.4%", ""),
    ],
)
def test_what_is_worked_out(claim, figure, formula):
    first, last = find_quantities("58个、45个")
    assert _formula(claim, find_quantities(figure)[0], first, last) == formula


@pytest.fixture
def four_years(city_hits, city_report):
    """Give a quote for each of four sentences; only their text is looked at."""
    (quote, *_) = quotes_of(city_hits[0], city_report)
    texts = ["改造小区58个，投资3亿元。", "改造小区45个。", "改造小区60个。", "改造小区20个。"]
    return [replace(quote, span=Span(0, len(text), text)) for text in texts]


@pytest.mark.parametrize(
    ("claim", "figure", "years", "formula"),
    [
        ("三年合计改造小区163个", "163个", (2025, 2024, 2023, 2022), "60个+45个+58个=163个"),
        ("三年合计改造小区164个", "164个", (2025, 2024, 2023, 2022), None),
        ("三年改造小区163个", "163个", (2025, 2024, 2023, 2022), None),
        ("三年合计改造小区163个", "163个", (2025, 2024, 2024, 2022), None),
        ("三年合计改造小区163个", "163个", (2025, 2024, 0, 2022), None),
        ("三年合计投资163亿元", "163亿元", (2025, 2024, 2023, 2022), None),
    ],
)
def test_three_years_together(four_years, claim, figure, years, formula):
    made = derive(claim, find_quantities(figure)[0], four_years, years)
    assert (made and made.formula) == formula
    assert made is None or [quote.span.text[4:7] for quote in made.quotes] == ["60个", "45个", "58个"]


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        ("改造小区48个", ["改造小区48个"]),
        ("2025年，改造小区58个", ["2025年，改造小区58个"]),
        ("2025年改造小区58个，加装电梯60部", ["2025年改造小区58个", "2025年，加装电梯60部"]),
        ("2025年改造小区58个；2026年再改造45个", ["2025年改造小区58个", "2026年再改造45个"]),
    ],
)
def test_parts(claim, parts):
    assert parts_of(claim) == parts


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("全市有国家级生态县2个", True),
        ("全市有国家级生态县6个", False),
        ("全市有省级生态县7个", True),
        ("全市有省级生态县2个", False),
    ],
)
def test_a_figure_goes_with_the_name_right_before_it(judge, claim, kept):
    assert judge("创建国家生态文明建设示范县6个、国家级生态县2个，省级生态县7个。", claim) is kept


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("国际友好城市增加到63对", True),
        ("新增国际友好城市5对", True),
        ("新增国际友好城市63对", False),
    ],
)
def test_what_something_came_to_is_not_by_how_much(judge, claim, kept):
    assert judge("新增国际友好城市5对，总数达到63对，签署合作计划。", claim) is kept
