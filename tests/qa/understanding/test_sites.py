"""Sites that a question names must stand in what answers it."""

from __future__ import annotations

import pytest

from qa.understanding.sites import kinds_named, latin_names, numbered_lines, sites_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三星堆博物馆接待多少万人次", ["三星堆…博物馆"]),
        ("兴凯湖景区门票收了多少钱", ["兴凯湖…景区"]),
        ("集宁战役纪念馆接待了多少人", ["战役…纪念馆", "集宁"]),
        ("青海省兴凯湖景区门票收了多少钱", ["兴凯湖"]),
        ("避暑山庄接待多少人", ["避暑…山庄"]),
        ("磁浮专线投资多少", ["磁浮…专线"]),
        ("莫尔格勒河景区接待多少人", ["莫尔格勒河"]),
        ("泸沽湖的水质是几类", ["泸沽湖"]),
        ("青海省泸沽湖的水质是几类", []),  # the reports of a place speak of what is there
        ("新建公园多少个", []),
        ("乡村公路修了几条", []),
        ("孩子考上大学能资助多少", []),
        ("改造老旧小区多少个", []),
    ],
)
def test_the_name_of_a_site(text: str, names: list[str], read):
    assert [words[0] for words in sites_named(read(text))] == names


def test_names_in_latin_letters_and_metros(read):
    assert latin_names(read("OPPO出货多少台")) == (("oppo",),)
    assert latin_names(read("GDP是多少")) == ()
    assert kinds_named(read("临江市地铁拉了多少乘客"))[0][0] == "地铁"
    assert kinds_named(read("临江市公交拉了多少乘客")) == ()


def test_lines_named_by_number():
    assert numbered_lines("市域铁路S2线总投资多少") == (("s2",),)
    assert numbered_lines("地铁3号线什么时候通车") == (("3号线",),)
    assert numbered_lines("第3号文件讲了什么") == ()
