"""The normal form in which two paragraphs are compared: marks, widths, spaces and punctuation variants are gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PUNCTUATION = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'"}
    | {"。": ".", "、": ",", "，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"}
    | {"—": "-", "–": "-", "―": "-", "～": "-", "~": "-", "−": "-", "‐": "-", "‑": "-"}
    | {"【": "[", "】": "]", "〔": "[", "〕": "]", "《": "<", "》": ">", "•": "·", "・": "·", "‧": "·"}
)
_WIDE = tuple(zip("，；：？！（）％", ",;:?!()%", strict=True))
_BULLET = re.compile(r"^(?:(?:#{1,6}|[*+-])\s+|[●○•◆◇■□▲△★☆※▪►·]\s*)+")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[章节篇编部]分?|[一二三四五六七八九十]+,|\((?:[一二三四五六七八九十]+|\d{1,2})\)|\d{1,2}[.,](?!\d))"
)
# 10⁴ is not 104, and 58① is not 581.
_RAISED = re.compile(r"(?<=\d)(?=[²³¹⁰⁴-⁹₀-₉①-⒛¼-¾])")
_END = re.compile(r"[.,;:!?]+$")
_RUNS = (re.compile(r"\.{2,}|…+"), re.compile(r"-{2,}"))
# Every rule of deduplication looks at every paragraph of one report.
_REPORT = 2048


@lru_cache(maxsize=_REPORT)
def normalise(text: str) -> str:
    """Give the text's normal form; digits, years, units and signs stay as they are."""
    plain = _RAISED.sub("^", text.strip().replace("**", "").replace("__", ""))
    plain = compatible(plain)
    plain = _BULLET.sub("", plain).translate(_PUNCTUATION)
    plain = _RUNS[1].sub("-", _RUNS[0].sub("…", plain))
    return "".join(plain.split()).lower()


def compatible(text: str) -> str:
    """Give the text's compatibility form (NFKC), sooner: in Chinese text mostly only the wide marks have another."""
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


def heading_key(text: str) -> str:
    """Give the normal form of a heading without its numbering and end stop: variants of one heading are equal."""
    plain = normalise(text)
    return _END.sub("", _NUMBERING.sub("", plain)) or plain
