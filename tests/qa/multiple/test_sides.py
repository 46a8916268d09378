import pytest

from corpus.types import Period
from qa.multiple.sides import asked_of_both, side_of_period, side_of_place


def test_a_side_is_asked_as_anyone_would_ask_it_alone(read, world):
    whole = read("临江新增学位2022年和2023年比")
    side = side_of_period(whole, Period(2022, 2022), world)
    assert (side.kind, side.periods, side.compares) == ("figure", (Period(2022, 2022),), False)
    assert [term.text for term in side.terms] == ["新增", "学位"]


def test_both_ends_of_a_stretch_of_years(read, world):
    whole = read("新增学位从2022年到2023年涨了多少，两年各是多少")
    assert whole.periods == (Period(2022, 2022), Period(2023, 2023))
    sides = [side_of_period(whole, period, world) for period in whole.periods]
    assert [side.periods for side in sides] == [(Period(2022, 2022),), (Period(2023, 2023),)]
    assert not any("涨" in side.text for side in sides)


def test_a_place_s_side_keeps_the_year(read, world):
    whole = read("2022年绍兴和莆田的财政收入谁高")
    sides = [side_of_place(whole, place, world) for place in whole.places]
    assert [side.places for side in sides] == [(place,) for place in whole.places]
    assert {side.periods for side in sides} == {(Period(2022, 2022),)}
    assert asked_of_both(whole)


def test_a_place_in_passing_is_no_side(read):
    assert not asked_of_both(read("贵阳哪家企业2017年和江苏的伙伴重组"))


@pytest.mark.parametrize(
    ("asked", "sides"),
    [
        ("新增学位2022年和2023年目标哪个多", {2022: "done", 2023: "planned"}),
        ("2022年新增学位跟2023年计划比多了还是少了", {2022: "done", 2023: "planned"}),
        ("2023年新增学位目标比2022年实际多多少", {2022: "done", 2023: "planned"}),
        ("2023年新增学位目标比2022年完成的多吗", {2022: "done", 2023: "planned"}),
    ],
)
def test_the_goal_of_one_year_beside_the_result_of_another(read, world, asked, sides):
    whole = read(asked)
    assert {period.first for period in whole.periods} == set(sides)
    for period in whole.periods:
        side = side_of_period(whole, period, world)
        assert (side.kind, side.status) == ("figure", sides[period.first])
        assert [term.text for term in side.terms] == ["新增", "学位"]


@pytest.mark.parametrize(
    "asked", ["新增学位2022年和2023年的目标分别是多少", "新增学位2022年目标和2023年目标分别是多少"]
)
def test_the_goals_of_two_years(read, world, asked):
    whole = read(asked)
    assert {side_of_period(whole, period, world).status for period in whole.periods} == {"planned"}


def test_two_years_of_which_neither_is_a_goal(read, world):
    whole = read("新增学位2021年和2022年哪年多")
    assert {side_of_period(whole, period, world).status for period in whole.periods} == {"done"}
