"""Lines on the document itself and not on what it tells: its date, its number, where and when it was published."""

from __future__ import annotations

import re

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_PUBLISHED = r"(?:来源|作者|编辑|发布|浏览|记者)"
_DATELINE = re.compile(
    r"[（(—–\-\s]*(?:(?:发布|成文|印发)?(?:日期|时间)[:：]?\s*)?(?P<year>(?:19|20)\d\d)\s*[年\-/.]\s*"
    r"(?P<month>1[0-2]|0?[1-9])\s*[月\-/.]\s*\d{1,2}\s*日?"
    rf"(?:\s+\d{{1,2}}:\d\d.*|\s*在?[^（()）。，]{{0,40}}(?:会议|大会)上?|\s+{_PUBLISHED}[^。]{{0,40}})?[）)\s]*"
)
# 平政办函〔2025〕3号, （此件公开发布）
_NUMBER = re.compile(r"[一-鿿]{2,14}[〔\[（(【](?:19|20)\d\d[〕\]）)】]\s*第?\d+\s*号|[（(]此件[^（()）]{2,12}[）)]")


def dateline(line: str) -> tuple[int, int] | None:
    """Give year and month of a line that dates the document: 2025年1月22日, 2025-01-18 18:22 来源：县政府网."""
    match = _DATELINE.fullmatch(line.strip().translate(_FULL_WIDTH))
    return (int(match["year"]), int(match["month"])) if match else None


def is_imprint(line: str) -> bool:
    """Say whether the line is the document's number, date, or word of how it is published."""
    return _NUMBER.fullmatch(line.strip()) is not None or dateline(line) is not None
