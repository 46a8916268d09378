"""Rows of a table to sentences that keep row, column and unit.

地区生产总值（亿元） | 312.5 | 330.1 | 5.6 under 指标 | 2024年 | 2025年 | 增速（%） becomes
「地区生产总值：2024年为312.5亿元。」 and 「地区生产总值：2025年为330.1亿元，增速为5.6%。」:
a sentence speaks of one year, so that it answers for no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.numbers import CLASSIFIERS, MEASURES
from corpus.readers.writing import Piece

Rows = Sequence[Sequence[str]]

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[-+－＋±−]?\d[\d,，]*(?:[.．]\d+)?")
# A figure is a number, perhaps with its unit behind it: 312.5, 5.5%, 12家.
_FIGURE = re.compile(rf"{_NUMBER.pattern}\s*[^\d\s]{{0,4}}$")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PERIOD_LABEL = re.compile(r"(?:19|20)\d\d\s*年|\d{1,2}\s*月|[上下]半年|[一二三四1-4]季度")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EMPTY = re.compile(r"[-—–－…/／.·*\s]*$")
_IN_BRACKETS = re.compile(r"[（(\[]\s*(?:单位[:：]\s*)?(?P<unit>[^（()）\[\]]{1,8})\s*[）)\]]\s*$")
_TRAILING_PERCENT = re.compile(r"(?<=[^\s（(])\s*(?P<unit>[%％‰])\s*$")
_CAPTION = re.compile(r"附?表\s*[一二三四五六七八九十\d]*(?=[\s:：\u4e00-\u9fff])")
_TABLE_UNIT = re.compile(r"(?:计量)?单位[:：]\s*(?P<unit>[^\s，,、；;（()）]{1,8})\s*[）)]?\s*$")
_UNITS = frozenset((*MEASURES, *CLASSIFIERS, "％"))
_CHAIN = re.compile(f"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})+")
_SCALES = ("万亿", "十万", "百万", "千万", "万", "亿", "千", "百")
_GENERIC = re.compile(r"(?:主要)?(?:指标|项目|名称|类别|内容|地区|区域|单位|产品|科目)(?:名称)?$")
_ORDINAL = re.compile(r"序\s*号|编\s*号|No\.?$")
_UNIT_COLUMN = re.compile(r"(?:计量)?单\s*位$")
# A rise without a unit is in per cent or in the row's unit: no one can tell.
_RISE = re.compile(r"增长|增速|增幅|同比|环比|比重|占比|比上年|±")
_OF_TIME = re.compile("年份|年度$|时间|日期|期限|年$")
# 执行数为预算的 % needs no 为 before its figure.
_LEADS_ON = ("的", "为", "占", "达")
_MAX_HEADER = 3
# A cell longer than this is a paragraph that a table only places.
_MAX_CELL = 150
_MAX_JOINED = 12


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's label, and the unit that the label gives to what stands under it."""

    label: str
    unit: str


def sentences_of(rows: Rows, *, unit_line: str = "", header: int | None = None) -> tuple[str, ...]:
    """Write a sentence a row, or one for each year that its columns name.

    `unit_line` is a line such as 单位：亿元, `header` the number of marked header rows.

    Cells that several columns or rows share stand repeated in `rows`. A table without words gives nothing.
    """
    grid = _grid(rows)
    if not grid:
        return ()
    unit_line, grid = _own_unit(unit_line, grid)
    depth = _header_depth(grid) if header is None else min(header, len(grid) - 1)
    unit = _unit_above(unit_line)
    told: list[str] = []
    for head, rows in _stacked(grid, depth):
        told += _sentences(rows, _columns(head, len(head[0])), unit)
    return tuple(told)


def pieces_of_table(rows: Rows, *, unit_line: str = "", header: int | None = None, page: int | None) -> list[Piece]:
    """Give a piece a row; a table of one column, or of whole paragraphs, is only layout and gives its cells."""
    cells = [cell for row in rows for cell in dict.fromkeys(row) if cell.strip()]
    prose = sum(len(cell) for cell in cells if len(cell) > _MAX_CELL)
    if max((len(set(filter(str.strip, row))) for row in rows), default=0) < 2 or prose * 2 > sum(map(len, cells)):
        return [Piece(line, page) for line in (unit_line, *"\n".join(cells).split("\n"))]
    return [Piece(text, page, table=True) for text in sentences_of(rows, unit_line=unit_line, header=header)]


def take_unit_line(pieces: list[Piece]) -> str:
    """Take the line that tells the unit of the table behind it off the end of `pieces`; empty where there is none."""
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    if pieces and unit_of(pieces[-1].text):
        return pieces.pop().text
    # 表1 主要指标（单位：亿元） is the caption too, and stays.
    return pieces[-1].text if pieces and _unit_above(pieces[-1].text) else ""


def unit_of(line: str) -> bool:
    """Say whether the line tells the unit of the table behind it: 单位：亿元."""
    return bool(_TABLE_UNIT.match(line.strip().lstrip("（(")))


def is_figure(cell: str) -> bool:
    """Say whether the cell holds a number with or without a unit; a year is a label."""
    return bool(_FIGURE.match(cell)) and not _YEAR.match(cell) and not _PERIOD_LABEL.match(cell)


def _grid(rows: Rows) -> list[list[str]]:
    """Even out the rows, and leave out those and the columns that are empty."""
    width = max((len(row) for row in rows), default=0)
    grid = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    grid = [row for row in grid if any(any(map(str.isalnum, cell)) for cell in row)]
    used = [i for i in range(width) if any(row[i] for row in grid)]
    return [[row[i] for i in used] for row in grid]


def _cell(text: str) -> str:
    text = _SPACES.sub(" ", text).strip()
    return text.replace(" ", "") if _GROUPED.match(text) else text


def _own_unit(unit_line: str, grid: list[list[str]]) -> tuple[str, list[list[str]]]:
    """Take a unit from a first row that says nothing else."""
    first = set(filter(None, grid[0]))
    if len(first) == 1 and len(grid) > 1 and unit_of(next(iter(first))):
        return first.pop(), grid[1:]
    return unit_line, grid


def _unit_above(line: str) -> str:
    """Give the unit that the line above a table tells: 单位：亿元, 表2 城乡居民收入（元）."""
    found = _TABLE_UNIT.search(line.strip())
    if found:
        return unit_word(found["unit"])
    return split_unit(line.strip())[1] if _CAPTION.match(line.strip()) else ""


def _stacked(grid: list[list[str]], depth: int) -> Iterator[tuple[list[list[str]], list[list[str]]]]:
    """Give header and rows of each table in the grid: a row that begins as the header does opens another one."""
    if not depth:
        yield [[""] * len(grid[0])], grid
        return
    head, rows = grid[:depth], list[list[str]]()
    first = next((row[0] for row in reversed(head) if len(set(row)) > 1), "")
    for row in grid[depth:]:
        if row in head:  # the same header on the next page
            continue
        if first and row[0] == first and len(set(row)) > 1 and not any(map(is_figure, row)):
            # What stands over all columns there is the next table's.
            above = rows[-1:] if rows and len(set(rows[-1])) == 1 else []
            yield head, rows[: len(rows) - len(above)]
            head, rows = [row], above
        else:
            rows.append(row)
    yield head, rows


def _header_depth(grid: list[list[str]]) -> int:
    """Count the rows above the first that holds a figure; a table of words has one header row."""
    first = next((i for i, row in enumerate(grid) if any(map(is_figure, row[1:]))), None)
    if first is None:
        return min(1, len(grid) - 1)
    groups = (i for i, row in enumerate(grid[:first]) if i and len(set(filter(None, row))) == 1)
    return min(first, next(groups, first), _MAX_HEADER)


def _columns(header: list[list[str]], width: int) -> list[_Column]:
    columns = []
    for i in range(width):
        words: list[str] = []
        for row in header:
            # A cell over all columns is a caption.
            if row[i] and row[i] not in words and (len(set(row)) > 1 or width == 1):
                words.append(row[i])
        words.sort(key=lambda word: not _ANY_YEAR.search(word))  # 绝对数 over 2024年 reads 2024年绝对数
        label, unit = split_unit("".join(words))
        columns.append(_Column(f"{label}年" if _YEAR.match(label) else label, unit))
    return columns


def _sentences(rows: list[list[str]], columns: list[_Column], unit: str) -> Iterator[str]:
    group = ""
    subjects = _subject_columns(rows, columns)
    for row in rows:
        words = list(dict.fromkeys(filter(None, row)))
        if len(words) == 1 and len(row) > 1 and not is_figure(words[0]):
            group = words[0]
            if len(group) > _MAX_JOINED:
                yield group
                group = ""
            continue
        for sentence in _row_sentences(row, columns, subjects, unit):
            yield f"{group}——{sentence}" if group and not sentence.startswith(group) else sentence


def _subject_columns(rows: list[list[str]], columns: list[_Column]) -> list[int]:
    """Tell which columns name the row: those of words before the first with figures, at least one."""
    named = [i for i, c in enumerate(columns) if not _ORDINAL.match(c.label) and not _is_unit_column(columns, i)]
    figured = [any(is_figure(row[i]) for row in rows) for i in range(len(columns))]
    if not any(figured[i] for i in named[1:]):
        return named[:1]
    if named and all(is_figure(row[named[0]]) for row in rows if len(set(row)) > 1):
        return []  # 结果维持 | 结果纠正 | 总计 over figures alone
    subjects: list[int] = []
    for i in named:
        if figured[i] and subjects:
            break
        subjects.append(i)
    return subjects


def _is_unit_column(columns: list[_Column], i: int) -> bool:
    """Say whether the column holds units: 单位 behind the name of the row, not 责任单位 and not in front."""
    return i > 0 and bool(_UNIT_COLUMN.match(columns[i].label))


def _row_sentences(row: list[str], columns: list[_Column], subjects: list[int], table_unit: str) -> Iterator[str]:
    names = list(dict.fromkeys(row[i] for i in subjects if row[i]))
    subject = ("" if all(len(name) <= _MAX_JOINED for name in names) else "，").join(names)
    own = next((row[i] for i in range(len(row)) if _is_unit_column(columns, i)), "")
    subject, unit = split_unit(subject)
    unit = unit_word(own) or unit or table_unit
    subject = subject.rstrip("：:。")
    spans: list[list[str]] = [[]]
    for i, cell in enumerate(row):
        if i in subjects or _ORDINAL.match(columns[i].label) or (_is_unit_column(columns, i) and unit_word(own)):
            continue
        if spans[-1] and i and _years(columns[i].label) not in ("", _years(columns[i - 1].label)):
            spans.append([])
        # What several columns share stands in each of them, the row's own name too.
        shared = cell in names or (i > 0 and (cell, columns[i]) == (row[i - 1], columns[i - 1]))
        if not _EMPTY.match(cell) and not shared:
            spans[-1].append(_part(columns[i], cell, unit))
    told = [parts for parts in spans if parts]
    if not told and subject:
        yield subject
    for parts in told:
        before = f"{subject}：" if subject else ""
        yield f"{before}{'，'.join(parts)}" + ("" if parts[-1].endswith(("。", "！", "？")) else "。")


def _years(label: str) -> str:
    """Give the years a label names; a column without one, such as 增速, goes with the column before it."""
    return " ".join(_ANY_YEAR.findall(label))


def _part(column: _Column, cell: str, row_unit: str) -> str:
    unit = column.unit or ("" if _RISE.search(column.label) and row_unit not in ("%", "‰") else row_unit)
    counted = bool(unit and _YEAR.match(cell)) and not _OF_TIME.search(column.label)  # 2087 under 完成投资（万元）
    if not (is_figure(cell) or counted):
        cell = cell.rstrip("。；;") if column.label else cell
        return f"{column.label}为{cell}" if column.label and not _GENERIC.match(column.label) else cell
    bare = _NUMBER.fullmatch(cell)
    joined = "" if not column.label or column.label.endswith(_LEADS_ON) else "为"
    return f"{column.label}{joined}{cell}{unit if bare else ''}"


def split_unit(label: str) -> tuple[str, str]:
    """Take a unit off a label: 增速（%） and 比上年增长% have one; the year in 产值（2024年） is none."""
    for pattern in (_IN_BRACKETS, _TRAILING_PERCENT):
        match = pattern.search(label)
        if match and (unit := unit_word(match["unit"])):
            return label[: match.start()].strip() or label, unit
    return label, ""


def is_rise(label: str) -> bool:
    """Say whether the column tells a change or a share, which is not in the row's unit."""
    return bool(_RISE.search(label))


def unit_word(word: str) -> str:
    """Give the unit if the word is one: 亿元, 万吨, 亿吨公里, %; a lone 万 is one too."""
    word = _SPACES.sub("", word).replace("％", "%")
    scale = next((s for s in _SCALES if word.startswith(s)), "")
    rest = word.removeprefix(scale)
    known = bool(_CHAIN.fullmatch(rest)) or word in _UNITS or (scale in ("万", "亿") and not rest)
    return word if known or "/" in word or "／" in word else ""
