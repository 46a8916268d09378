"""Questions which of two it is."""

from __future__ import annotations

import pytest

from qa.evidence.choices import lacks_choice

OPENED = "加快建设商州十五小、十三幼，秦韵教育城高中部建成招生"


@pytest.mark.parametrize(
    ("text", "sentence", "lacks"),
    [
        ("秦韵教育城高中部是公办的还是民办的？", OPENED, True),
        ("秦韵教育城高中部是公办的还是民办的？", "民办的秦韵教育城高中部建成招生", False),
        ("第五中学准备盖在乐都还是平安", "规划建设第五中学", True),
        ("第五中学准备盖在乐都还是平安", "在平安区规划建设第五中学", False),
        ("用的是打针、修枝还是换树种的办法", "治理杨絮飞絮", True),
        ("收入是多了还是少了", "居民收入增长5%", False),
        ("路还是老样子，2023年修了几公里", "新建公路", False),
        ("修了几公里", "新建公路", False),
    ],
)
def test_neither_of_two_is_told(text: str, sentence: str, lacks: bool):
    assert lacks_choice(text, sentence) is lacks
