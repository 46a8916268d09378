"""The lines that name the columns of a table whose cells only spaces part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.spaced_caption import Caption, is_caption, read_caption
from corpus.readers.spaced_rows import is_cell, without_bullet
from corpus.readers.tables import is_rise, split_unit

_GENERIC = re.compile(r"(?:主要)?(?:指标|项目|产品|商品|行业|名称|类别|国家和地区|地区|国别|品种|科目)(?:名称)?$")
_UNIT_NAME = re.compile(r"(?:计量)?单位$")
_HAN_YEAR = re.compile(r"[一―—－](?P<rest>九[〇○零一二三四五六七八九]{2})(?=年)")
# It says nothing beside 比上年增长.
_EMPTY_LABEL = re.compile(r"(?:绝对数|数值)$")
# 1979年比1978年增长 says no more than 比上年增长.
_COMPARED = re.compile(r"(?P<year>(?:19|20)\d\d)年比(?P<before>(?:19|20)\d\d)年(?P<rest>.+)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_STOPS = re.compile(r"[。；;！？!?，]")
_MAX_HEADER = 60
_MAX_LINES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its label, and the unit that the label gives to what stands under it."""

    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the rows."""

    lines: int
    """How many lines of the text it takes up, the caption included."""
    title: str
    """The caption without its number; empty where there is none."""
    columns: tuple[Column, ...]
    unit_column: bool
    """A column of units stands behind the names."""

    @property
    def one_unit(self) -> bool:
        """All columns are in one unit, and no row has a unit of its own."""
        return not self.unit_column and len({column.unit for column in self.columns}) == 1


def read_header(above: Sequence[str], count: int) -> Header | None:
    """Read the lines above a table with `count` columns of figures; None where they do not name each column.

    `above` is in reading order and ends directly before the first row.
    """
    lines = [without_bullet(line) for line in above]
    depth = 0
    while depth < min(_MAX_LINES, len(lines)) and _names_columns(lines[-1 - depth]):
        depth += 1
    for size in dict.fromkeys([depth, *range(min(depth, 2), -1, -1)]):
        # What stands between the caption and the rows must all name columns.
        caption = read_caption(lines[: len(lines) - size]) if size == depth else Caption()
        names = [_words(line) for line in lines[len(lines) - size :]]
        columns = _columns(names, count)
        columns = tuple(Column(c.label, c.unit or _given(caption, c)) for c in columns)
        units = any(_UNIT_NAME.match(word) for words in names for word in words)
        # Page numbers in a table of contents stand in one column too.
        sure = count > 1 or caption.lines or units or any(c.unit for c in columns)
        if columns and sure and (size or (caption.title and caption.unit)):
            return Header(size + caption.lines, caption.title, columns, units)
    return None


def _names_columns(line: str) -> bool:
    if len(line) > _MAX_HEADER or _STOPS.search(line) or is_caption(line):
        return False
    return not any(is_cell(word) and not re.match(r"(?:19|20)\d\d$", word) for word in line.split())


def _words(line: str) -> list[str]:
    """Part a line of column names at its spaces; two characters spaced out are one name: 指 标 单 位."""
    words: list[str] = []
    open_single = False
    for word in _HAN_YEAR.sub(lambda m: "1" + m["rest"].translate(_HAN_DIGITS), line).split():
        single = len(split_unit(word)[0]) == 1
        if words and ((open_single and single) or word[0] in "（(%％"):
            words[-1] += word
            open_single = False
        else:
            words.append(word)
            open_single = single and len(word) == 1
    return words


def _columns(lines: Sequence[Sequence[str]], count: int) -> tuple[Column, ...]:
    """Give the columns that one to three lines name; none where they are not as many as the figures."""
    named = [[w for w in words if not _GENERIC.match(w) and not _UNIT_NAME.match(w)] for words in lines]
    if len(named) == 2 and named[0] and len(named[1]) == count and count % len(named[0]) == 0 and count > len(named[0]):
        share = count // len(named[0])
        return tuple(_column(named[0][i // share] + word) for i, word in enumerate(named[1]))
    for words in (_joined(lines), [w for line in lines for w in line]):
        kept = [w for w in words if not _GENERIC.match(w) and not _UNIT_NAME.match(w)]
        kept = kept[1:] if len(kept) == count + 1 and not any(map(_GENERIC.match, words)) else kept
        if len(kept) == count:
            return _shortened(_inherited(tuple(map(_column, kept))))
    return (Column(""),) if count == 1 and not lines else ()


def _joined(lines: Sequence[Sequence[str]]) -> list[str]:
    """Run a name that breaks off at a line's end (1979年比) on into the next line."""
    words: list[str] = []
    for line in lines:
        broken = bool(words) and words[-1].endswith("比")
        if broken:
            words[-1] += line[0]
        words += line[broken:]
    return words


def _column(word: str) -> Column:
    label, unit = split_unit(word.removeprefix("其中："))
    label = _EMPTY_LABEL.sub("", label)
    return Column(f"{label}年" if re.fullmatch(r"(?:19|20)\d\d", label) else label, unit)


def _shortened(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Say 比上年增长 for 1979年比1978年增长 behind a column of 1979; behind another it would be read of that one."""
    labels = ["", *(column.label for column in columns)]
    return tuple(Column(_short(c.label, before), c.unit) for before, c in zip(labels, columns, strict=False))


def _short(label: str, before: str) -> str:
    compared = _COMPARED.match(label)
    if not compared or compared["year"] not in before or int(compared["before"]) + 1 != int(compared["year"]):
        return label
    return f"比上年{compared['rest']}"


def _inherited(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give 城市 and 农村 the unit of 全国（%） where none but the first names one."""
    first, *others = columns
    if first.unit and len(others) > 1 and not any(c.unit for c in others):
        return tuple(Column(c.label, first.unit) for c in columns)
    return columns


def _given(caption: Caption, column: Column) -> str:
    """Give the unit of the whole table; 金额单位 holds for the columns of 金额 only, and none for a change."""
    fits = caption.of in column.label and not (is_rise(column.label) and caption.unit not in ("%", "‰"))
    return caption.unit if fits else ""
