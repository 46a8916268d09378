"""The caption of a table whose cells only spaces part: its title, and the unit that holds for all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.spaced_rows import read_row, without_bullet
from corpus.readers.tables import split_unit, unit_word

_CAPTION = re.compile(r"(?:附|续)?表\s*(?:\d{1,2}(?!\d)|[一二三四五六七八九十]+)\s*[.．:：、]?\s*(?P<title>\S.*)")
_YEAR_RUN_ON = re.compile(r"(?:附|续)?表\s*\d{1,2}(?P<title>(?:19|20)\d\d年.*)")
_FOLLOWS = re.compile(r"(?:如下|见下表)?[:：]$")
_FRAME = re.compile(r"(?:如下|见下表)$")
_UNIT_LINE = re.compile(r"[（(]?(?P<of>[^：:，。（(]{0,6}?)(?:计量)?单位[:：]\s*(?P<unit>[^\s，。）)]{1,8})\s*[）)]?$")
_UNIT_BEHIND = re.compile(
    r"\s+[（(]?(?:计量)?单位[:：]\s*(?P<unit>[^\s，。）)]{1,8})[）)]?$|单位[:：](?P<glued>\S{1,8})$"
)
# 各类价格比上年上涨幅度（％）
_UNIT_AT_END = re.compile(r"[^\s。；：，]{6,40}[（(][^（()）]+[）)]")
_STOPS = re.compile(r"[。；;！？!?，]")
_MAX_TITLE = 45


@dataclass(frozen=True, slots=True)
class Caption:
    """Title and unit line above the names of the columns."""

    title: str = ""
    unit: str = ""
    of: str = ""
    """What alone the unit is of: 金额 in 金额单位：亿美元."""
    lines: int = 0


def read_caption(lines: Sequence[str]) -> Caption:
    """Read the one or two lines that end directly above the names of the columns; they need not be a caption."""
    unit_line = _UNIT_LINE.match(lines[-1]) if lines else None
    before = lines[:-1] if unit_line else lines
    title, unit = _title(before[-1]) if before else ("", "")
    if not unit_line:
        return Caption(title, unit, "", int(bool(title)))
    return Caption(title, unit_word(unit_line["unit"]) or unit, unit_line["of"], 1 + bool(title))


def is_title(line: str) -> bool:
    """Say whether the line is the numbered caption of a table, or tells its unit: no row stands beyond it."""
    line = without_bullet(line)
    row = read_row(line)  # 表 41 万只 9.6 tells of watches
    return bool(_numbered(line) or _UNIT_LINE.match(line)) and not (row and row.figures > 1)


def is_caption(line: str) -> bool:
    """Say whether the line gives a title or a unit."""
    return bool(_UNIT_LINE.match(line) or _title(line)[0])


def _title(line: str) -> tuple[str, str]:
    """Give the caption without its number, and the unit at its end; both empty where the line is none."""
    unit = _UNIT_BEHIND.search(line)
    line = line[: unit.start()] if unit else line
    numbered = _numbered(line)
    follows = _FOLLOWS.search(line)
    if numbered:
        title, own = split_unit(numbered["title"].strip())
    elif follows and len(line) <= _MAX_TITLE and not _STOPS.search(line):
        title, own = split_unit(_FRAME.sub("", line[: follows.start()]))
    else:
        title, own = split_unit(line) if _UNIT_AT_END.fullmatch(line) else ("", "")
        title = title if own else ""
    told = unit_word((unit["unit"] or unit["glued"]) if unit else "")
    return title.removesuffix("如下"), told or own


def _numbered(line: str) -> re.Match[str] | None:
    return _YEAR_RUN_ON.match(line) or _CAPTION.match(line)
