from __future__ import annotations

from corpus.numbering import Numbering


def anew(*headings: str) -> list[bool]:
    numbered = Numbering()
    return [numbered.anew(heading) for heading in headings]


def test_numbers_that_go_on():
    assert anew("（一）工业", "（二）农业", "（三）服务业") == [False] * 3
    assert anew("一、回顾", "（一）工业", "（二）农业", "二、安排") == [False] * 4


def test_the_first_number_for_the_second_time():
    assert anew("（一）工业", "（二）农业", "（一）工业") == [False, False, True]
    assert anew("一、回顾", "二、安排", "一、工业") == [False, False, True]


def test_a_higher_number_for_the_first_time_behind_lower_ones():
    assert anew("（二）工业", "（三）农业", "二、安排") == [False, False, True]


def test_headings_without_a_number_are_passed_over():
    assert anew("工作回顾", "（一）工业", "政府建设", "（二）农业") == [False] * 4
