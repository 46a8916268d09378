"""The numbers that Word generates: they stand in no paragraph's text."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_HAN = "零一二三四五六七八九"
_HAN_FORMATS = ("chinese", "japanese", "ideograph", "taiwanese")


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, root: Any | None) -> None:  # noqa: ANN401 - an lxml element, untyped
        """Read `root`, the numbering part; None where the document has none."""
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for abstract in root.iterfind(f"{_W}abstractNum") if root is not None else ():
            for level in abstract.iterfind(f"{_W}lvl"):
                key = (_value(abstract, "abstractNumId", own=True), int(_value(level, "ilvl", own=True) or 0))
                told = _value(level, "numFmt"), _value(level, "lvlText"), int(_value(level, "start") or 1)
                self._levels[key] = told
        for number in root.iterfind(f"{_W}num") if root is not None else ():
            self._abstract[_value(number, "numId", own=True)] = _value(number, "abstractNumId")

    def label(self, number_id: str, level: int) -> str:
        """Count on, and give the label of the paragraph: 一、 or （二） or ●; empty where there is none."""
        abstract = self._abstract.get(number_id, "")
        if (abstract, level) not in self._levels:
            return ""
        form, text, start = self._levels[abstract, level]
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self._counts.pop((abstract, deeper), None)
        if form == "bullet":
            return "● "
        if form == "none":
            return ""
        return _PLACE.sub(lambda m: self._number(abstract, int(m[1]) - 1, level), text)

    def _number(self, abstract: str, level: int, own: int) -> str:
        form, _, start = self._levels.get((abstract, level), ("decimal", "", 1))
        if level != own and form.startswith(_HAN_FORMATS) and self._levels[abstract, own][0] == "decimal":
            form = "decimal"  # 2.1 under 二、 as Word's legal numbering shows it
        return _write(self._counts.get((abstract, level), start), form)


def _write(count: int, form: str) -> str:
    if form.startswith(_HAN_FORMATS) and 0 < count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1)
    return str(count)


def _value(element: Any, name: str, *, own: bool = False) -> str:  # noqa: ANN401
    """Give the attribute `name`, or the `val` of the child `name`; empty where it is absent."""
    holder, attribute = (element, name) if own else (element.find(f"{_W}{name}"), "val")
    return str(holder.get(f"{_W}{attribute}") or "") if holder is not None else ""
