from corpus.types import Period
from qa.sides import asked_of_both, side_of_period, side_of_place


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
