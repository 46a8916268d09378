"""One line of a printed table whose cells only spaces part: 原 煤 亿吨 36.5 3.8 is a name, its unit and two figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.readers.tables import split_unit, unit_word

_BULLET = re.compile(r"[-*+●·•]\s+")
_FIGURE = re.compile(r"[-+－＋±−]?\d[\d,，]*(?:[.．]\d+)?[%％‰倍]?$|持平$")
_NOTHING = re.compile(r"[—–－-]+$")
# What may stand among figures: a unit, or a word in place of a figure (持平).
_WORD = re.compile(r"[^\d\s。；！？，：:]{1,8}$")
_STOPS = re.compile(r"[。；;！？!?]|，(?!\d)")
_GLUED = re.compile(r"(?<=[）)])(?=\d)")
# 1 780 万吨 is one figure in groups of three digits; 持 平 is one word.
_GAP = re.compile(
    r"(?<=\s\d)\s(?=\d{3}\s+[万亿千]?[\u4e00-\u9fff])|(?<=\s\d\d)\s(?=\d{3}\s+[万亿千]?[\u4e00-\u9fff])|(?<=持)\s(?=平)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}、|[一二三四五六七八九十]{1,3}、|其中[:：；]\s*)+")
_SCALED = re.compile(r"[万亿千百十]\S")
_SINGLE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff（(])|(?<=[：:、）)])\s+")
# A longer line is prose.
_MAX_ROW = 80
_MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a name and figures; `cells` are what stands behind the name, figures and words."""

    printed: str
    """The line without its bullet."""
    name: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def figures(self) -> int:
        """How many of the cells are figures, or dashes that stand for one."""
        return sum(map(is_cell, self.cells))

    def values(self, count: int) -> tuple[str, ...]:
        """Give the row's `count` cells, a unit behind its figure; none where the cells do not fit the columns."""
        cells = self.cells[1:] if len(self.cells) == count + 1 and _NOTHING.match(self.cells[0]) else self.cells
        if len(cells) == count:
            return cells
        if self.figures != count or not is_cell(cells[0]):
            return ()
        joined: list[str] = []
        for cell in cells:
            if is_cell(cell):
                joined.append(cell)
            else:
                joined[-1] += cell
        return tuple(joined)

    def named(self, *, unit_column: bool) -> tuple[str, str]:
        """Give the name and its unit, which may stand behind it: 货物运输总量 亿 吨."""
        for size in (2, 1):
            unit = "".join(self.name[-size:])
            known = unit_word(unit) or (unit_column and size == 1 and _SCALED.match(unit) and unit)
            if len(self.name) > size and known:
                return without_spaces(" ".join(self.name[:-size])), known
        return split_unit(without_spaces(" ".join(self.name)))


def read_row(line: str) -> Row | None:
    """Read a line as a row; None for prose, for headings and for a row whose cells run into one another."""
    printed = without_bullet(line)
    if len(printed) > _MAX_ROW or _STOPS.search(printed.removeprefix("其中；")):
        return None
    tokens = _GAP.sub("", _GLUED.sub(" ", printed)).split()
    first = next((i for i, token in enumerate(tokens) if _FIGURE.match(token) or _NOTHING.match(token)), len(tokens))
    name, cells = tuple(tokens[:first]), tuple(tokens[first:])
    told = any(map(_FIGURE.match, cells)) and all(is_cell(cell) or _WORD.match(cell) for cell in cells)
    if not told or len("".join(name)) > _MAX_NAME or (not name and len(cells) < 2):
        return None
    return Row(printed, name, cells)


def is_broken(line: str) -> bool:
    """Say whether the line has figures at its end like a row, but cells that no one can tell apart."""
    printed = without_bullet(line)
    return len(printed) <= _MAX_ROW and not _STOPS.search(printed) and bool(_FIGURE.match(printed.split()[-1]))


def is_cell(token: str) -> bool:
    """Say whether the token is a figure, or a dash in place of one."""
    return bool(_FIGURE.match(token) or _NOTHING.match(token))


def without_bullet(line: str) -> str:
    """Take the bullet off that a converter has put before each line."""
    line = line.strip()
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def without_spaces(text: str) -> str:
    """Close the gaps that only space a name out: 原 煤, 其中： 粮食."""
    return _SINGLE.sub("", text)


def without_number(name: str) -> str:
    """Take 1、 and 其中： off a name."""
    return _NUMBERED.sub("", name, count=1) if _NUMBERED.match(name) else name
