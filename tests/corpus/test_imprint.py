from __future__ import annotations

import pytest

from corpus.imprint import dateline, is_imprint


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2025年1月22日", (2025, 1)),
        ("——２０１３年３月１０日在第十二届全国人民代表大会第一次会议上", (2013, 3)),
        ("2025-01-18 18:22 来源：县政府网", (2025, 1)),
        ("2024年12月31日全县地区生产总值达到45亿元", None),
        ("2025年1月", None),
    ],
)
def test_a_line_that_dates_the_document_gives_year_and_month(line: str, told: tuple[int, int] | None):
    assert dateline(line) == told


@pytest.mark.parametrize(
    ("line", "imprint"),
    [("平政办函〔2025〕3号", True), ("（此件公开发布）", True), ("2025年1月22日", True), ("（一）实施方案3号", False)],
)
def test_number_and_date_are_on_the_document(line: str, imprint: bool):
    assert is_imprint(line) is imprint
