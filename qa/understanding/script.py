"""Traditional characters in a question, written as the reports write them: 紹興農村 → 绍兴农村."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

_SIMPLIFIED = "gb2312"
"""The character set of simplified Chinese. What it holds stays as it is: 乾 of 乾县 and 著 of 著名."""
_HAN = re.compile("[\u4e00-\u9fff]")


def simplified(text: str) -> str:
    """Write traditional characters as simplified ones; all else stays as it is."""
    strange = [_HAN.match(c) is not None and not _is_simplified(c) for c in text]
    if not any(strange):
        return text
    converted = _converter().convert(text)
    if len(converted) != len(text):
        return str(converted)
    return "".join(new if odd else old for old, new, odd in zip(text, converted, strange, strict=True))


def _is_simplified(character: str) -> bool:
    try:
        character.encode(_SIMPLIFIED)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    """Made for the first question that needs it."""
    return OpenCC("t2s")
