from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normal import compatible, heading_key, normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("● **经济运行加快向好。**", "经济运行加快向好."),
        ("- **经济运行加快向好。**", "经济运行加快向好."),
        ("## 经济运行 加快\u3000向好。", "经济运行加快向好."),
        ("２０２５年，增长３５．７６％", "2025年,增长35.76%"),
        ("“十四五”、「十四五」", '"十四五","十四五"'),
        ("2021—2025年……", "2021-2025年…"),
        ("2021--2025年...", "2021-2025年…"),
        ("DeepSeek大模型", "deepseek大模型"),
        ("-5℃", "-5°c"),
        ("", ""),
    ],
)
def test_the_normal_form(text: str, normal: str):
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("增长5%", "增长5‰"),
        ("58个", "45个"),
        ("5万元", "5亿元"),
        ("下降-5", "下降5"),
        ("库容10⁴立方米", "库容104立方米"),
        ("小区58①个", "小区581个"),
        ("不增加", "增加"),
        ("1.5倍", "15倍"),
    ],
)
def test_what_may_change_the_meaning_stays(a: str, b: str):
    assert normalise(a) != normalise(b)


@given(st.text(alphabet="●-* #盐湖２０2。，“”—～A5①²（）\u3000", max_size=30))
def test_a_normal_form_has_no_spaces_and_no_bold_marks(text: str):
    normal = normalise(text)
    assert normal == "".join(normal.split())
    assert normal == normal.lower()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("一、聚力壮大工业。", "聚力壮大工业"),
        ("（一）聚力壮大工业", "聚力壮大工业"),
        ("● **1.聚力壮大工业：**", "聚力壮大工业"),
        ("第三部分 聚力壮大工业", "聚力壮大工业"),
        ("12.5亿元项目", "12.5亿元项目"),
        ("（2025）年目标", "(2025)年目标"),
        ("（一）", "(一)"),
        ("（二）", "(二)"),
    ],
)
def test_the_key_of_a_heading(text: str, key: str):
    assert heading_key(text) == key


@given(st.text(alphabet="，；：？！（）％％①²ｋ５ﬁｶﾞe\u0301가한글、。", max_size=12))
def test_the_quick_compatibility_form_is_the_standard_one(text: str):
    assert compatible(text) == unicodedata.normalize("NFKC", text)
