"""Citation markers in the ways models write them: [1], 【1】, ［1］, [1,2], [来源1], （见[1]）, (1) at an end."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[0-9０-９]{1,6}"
_NAME = r"(?:来源|引用|段落|依据|材料|资料|文档|片段|参考|出处|passage|source|doc|\^|#|§)?"
_ITEM = rf"\s*{_NAME}\s*[:：]?\s*{_NUMBER}\s*"
_LIST = rf"{_ITEM}(?:[,，、;；和&\-–—~～至\s]{_ITEM}){{0,200}}"
# What some models put behind the number: the lines they mean, 3†L1-L2.
_TAIL = r"(?:†[^\]】］\n]{0,40})?"
_MARKER = re.compile(rf"[\[【［〔〖]{{1,2}}{_LIST}{_TAIL}[\]】］〕〗]{{1,2}}", re.IGNORECASE)
# (1) elsewhere is part of the text: (1)优化营商环境, 函数f(1).
_ROUND = re.compile(rf"[(（]{_ITEM}(?:[,，、]{_ITEM}){{0,20}}[)）](?=\s*(?:[。！？!?；;.\s]|[(（]{_NUMBER}|$))")
_RANGE = re.compile(rf"({_NUMBER})\s*[-–—~～至]\s*({_NUMBER})")
_DIGITS = re.compile(_NUMBER)
_OPEN = re.compile(r"[\[【［〔〖][^\]】］〕〗\n]{0,40}$|[(（]\s*[0-9０-９,，、\s]{0,12}$")
# A stream that ends within a marker: its number may lack a digit.
_HALF = re.compile(rf"\s*[\[【［〔〖]{{1,2}}{_NAME}\s*[:：]?\s*[0-9０-９,，、\s]{{0,12}}$", re.IGNORECASE)
_RAISED = re.compile(r"<sup>(.{1,20}?)</sup>", re.IGNORECASE)
# Elsewhere ① numbers the parts of a list.
_CIRCLED = re.compile(r"[①-⑳]+(?=\s*(?:[。！？!?；;]|$))")
# What stood around the markers and says nothing without them: （来源：）, and the comma of [1], [2].
_LEFT = re.compile(
    r"[(（]\s*(?:参?见|来源|出处|依据|引自|参考|资料|段落)?\s*[:：]?[\s,，、]*[)）]|[\s,，、]+(?=[。！？!?；;.]*$)"
)
_FEW = 20


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence apart from its markers."""

    text: str
    markers: tuple[int, ...]
    """1-based, each once, in the order of the text; as written, so one may name no passage."""


def read_markers(sentence: str) -> Marked:
    """Take the markers out of a sentence."""
    numbers: dict[int, None] = {}
    text = _HALF.sub("", _RAISED.sub(r"[\1]", sentence))
    for pattern in (_MARKER, _ROUND, _CIRCLED):
        for match in pattern.finditer(text):
            numbers.update(dict.fromkeys(_numbers(match.group())))
        text = pattern.sub("", text)
    return Marked((_LEFT.sub("", text) if numbers else text).strip(), tuple(numbers))


def marker_at(text: str, position: int) -> int | None:
    """Give the end of the marker that begins at `position`; None where none does."""
    match = _MARKER.match(text, position) or _ROUND.match(text, position)
    return match.end() if match else None


def may_open(text: str) -> bool:
    """Say whether the text ends in what may be the first half of a marker."""
    return bool(_OPEN.search(text[-42:]))


def _numbers(marker: str) -> list[int]:
    marker = re.sub("[①-⑳]", lambda m: f" {ord(m.group()) - ord('①') + 1} ", marker.split("†")[0])
    found: list[int] = []
    for first, last in _RANGE.findall(marker):
        low, high = int(first), int(last)
        found += range(low, high + 1) if low <= high < low + _FEW else []
    return [*map(int, _DIGITS.findall(marker)), *found]
