"""Traditional characters in a question, written as the reports write them: 紹興農村 → 绍兴农村."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_SIMPLIFIED = "gb2312"
"""The character set of simplified Chinese: what it holds needs no look."""


def simplified(text: str) -> str:
    """Write traditional characters as simplified ones; all else stays as it is."""
    try:
        text.encode(_SIMPLIFIED)
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


@cache
def _converter() -> OpenCC:
    """Made for the first question that needs it."""
    return OpenCC("t2s")
