"""The shares of the three sectors as reports write them: 三次产业结构调整为20.5：19.1：60.4."""

from __future__ import annotations

import re
from collections.abc import Mapping

_RATIO = re.compile(r"(\d[\d.]*)\s*[：:∶]\s*(\d[\d.]*)\s*[：:∶]\s*(\d[\d.]*)")
_TOLD = re.compile(r"三次产业(?:结构|比重|比例|构成)?[^。；]{0,60}")
_ASKED = re.compile("第[一二三]产业[^，。？?]{0,8}(?:比重|比例|占比|占)|占[^，。？?]{0,8}第[一二三]产业")
_NAMES = ("第一产业比重", "第二产业比重", "第三产业比重")


def asks_sector(question: str) -> bool:
    """Say whether a question asks for the share of one sector."""
    return bool(_ASKED.search(question))


def sector_shares(sentence: str) -> Mapping[int, str]:
    """Say of which sector each part of the ratio is, by its offset; of 由…调整为… that of the latter."""
    told = _TOLD.search(sentence)
    ratios = list(_RATIO.finditer(sentence, told.start(), told.end())) if told else []
    return {ratios[-1].start(i): name for i, name in enumerate(_NAMES, 1)} if ratios else {}


def with_sectors(sentence: str) -> str:
    """Name the sectors where a ratio tells of them, so that a question on one finds its words."""
    return (
        _TOLD.sub(lambda m: "、".join(_NAMES) + m.group(), sentence, count=1) if sector_shares(sentence) else sentence
    )
