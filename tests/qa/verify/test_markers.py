from __future__ import annotations

import pytest

from qa.verify.markers import Marked, marker_at, may_open, read_markers


@pytest.mark.parametrize(
    ("sentence", "text", "markers"),
    [
        ("改造58个[1]。", "改造58个。", (1,)),
        ("改造58个【1】［2］。", "改造58个。", (1, 2)),
        ("改造58个[1,2][3，4][5、6]。", "改造58个。", (1, 2, 3, 4, 5, 6)),
        ("改造58个[１]。", "改造58个。", (1,)),
        ("改造58个[2-4]。", "改造58个。", (2, 4, 3)),
        ("改造58个[来源1]【段落 2】[^3]。", "改造58个。", (1, 2, 3)),
        ("改造58个【3†L1-L2】。", "改造58个。", (3,)),
        ("改造58个(1)。", "改造58个。", (1,)),
        ("改造58个（2）", "改造58个", (2,)),
        ("改造58个（来源：[1]、[2]）。", "改造58个。", (1, 2)),
        ("改造58个（见【3】）。", "改造58个。", (3,)),
        ("改造58个 [1], [2]。", "改造58个。", (1, 2)),
        ("改造58个〖1〗<sup>2</sup>③。", "改造58个。", (1, 2, 3)),
        ("①改造58个，②新建3所。", "①改造58个，②新建3所。", ()),
        ("改造58个[1", "改造58个", ()),
        ("改造58个【来源", "改造58个", ()),
        ("(1)优化营商环境（二期）改造。", "(1)优化营商环境（二期）改造。", ()),
        ("新建[某某]小区", "新建[某某]小区", ()),
        ("", "", ()),
        ("[1]", "", (1,)),
    ],
)
def test_reads_markers(sentence, text, markers):
    assert read_markers(sentence) == Marked(text, markers)


def test_a_wide_range_is_not_spelled_out():
    assert read_markers("甲[1-999999]").markers == (1, 999999)


def test_ten_thousand_markers_are_read_in_time():
    marked = read_markers("甲" + "".join(f"[{n}]" for n in range(1, 10_001)))
    assert marked.text == "甲"
    assert len(marked.markers) == 10_000


def test_finds_where_a_marker_ends():
    assert marker_at("甲[12]乙", 1) == 5
    assert marker_at("甲[12]乙", 0) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("甲[", True), ("甲【1", True), ("甲(", True), ("甲[1]", False), ("甲", False)]
)
def test_tells_a_half_marker(text, expected):
    assert may_open(text) is expected
