"""Printed lines in reading order to paragraphs: an indent, a short last line, a gap or other type ends one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.layout import Segment
from corpus.readers.writing import Piece

_HEADING = 1.12
_SAME = 0.06
_INDENT = 0.8
_SHORT = 1.6
# A word is not parted, no line begins with a stop, and none ends with an opening quote.
_UNIT = "(?:[!-~—─％]+|.)[，。、；：！？”’）》」】]*"
_WORD = re.compile(f"[“‘（《「【]*{_UNIT}(?:[“‘（《「【]+{_UNIT})*")
_ROOM = 0.6
_GAP = 1.45
_MAX_LEVELS = 6
# Type this much above the body's is a headline; a line longer than this is set large for another reason.
_MAX_HEADLINE = 90
_STOPS = ("。", "！", "？", "；", "：", ".", "!", "?", ";", ":", "”", "）")
_OPENS = re.compile(
    r"[●○•◆◇■□★☆※▪►▲△]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十]+[章节篇编条]|"
    r"\d{1,2}[.．、](?!\d)|[①-⑳]"
)
_LATIN = re.compile(r"[A-Za-z0-9,.;:%)]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A segment with the page it is on, from 1."""

    page: int
    segment: Segment


def join_lines(lines: Sequence[Line]) -> list[Piece]:
    """Give the paragraphs, headings with levels by the size of their type, rows of tables as they are."""
    if not lines:
        return []
    body = _body_size(lines)
    pitch = _pitch(lines)
    indented = _indents(lines, body)
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is not None and _continues(before, line, groups[-1], body, pitch, indented):
            groups[-1].append(line)
        else:
            groups.append([line])
    levels = _levels(groups, body)
    pieces: list[Piece] = []
    for i, group in enumerate(groups):
        pieces += _pieces(group, groups[i - 1] if i else None, levels, pitch)
    return pieces


def _body_size(lines: Sequence[Line]) -> float:
    """Give the size that most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.segment.size, 1)] += len(line.segment.text)
    return sizes.most_common(1)[0][0]


def _pitch(lines: Sequence[Line]) -> float:
    """Give the usual distance from line to line, in sizes of the type."""
    steps: Counter[float] = Counter()
    for a, b in pairwise(lines):
        step = (b.segment.middle - a.segment.middle) / max(b.segment.size, 1)
        if _same_column(a, b) and 0 < step < 4:
            steps[round(step, 1)] += 1
    return steps.most_common(1)[0][0] if steps else 1.5


def _indents(lines: Sequence[Line], body: float) -> bool:
    """Say whether paragraphs of this document begin with an indent."""
    count = sum(1 for line in lines if _indent(line.segment) and abs(line.segment.size - body) < _SAME * body)
    return count >= max(2, len(lines) * 0.04)


def _continues(before: Line, line: Line, group: list[Line], body: float, pitch: float, indented: bool) -> bool:
    a, b = before.segment, line.segment
    if (
        a.rows
        or b.rows
        or a.cells > 1
        or b.cells > 1
        or abs(a.size - b.size) > _SAME * max(a.size, b.size)
        or _OPENS.match(b.text)
    ):
        return False
    large = b.size > _HEADING * body
    if a.bold != b.bold and (large or len(group) == 1):
        return False
    if _same_column(before, line):
        if (b.middle - a.middle) / max(b.size, 1) > _GAP * pitch:
            return False
        if large:
            return True
        hanging = len(group) > 1 and abs(group[1].segment.x0 - b.x0) < 0.5 * b.size and _indent(group[1].segment)
        short = _short(a, b)
        centred = not indented and _indent(a) and abs(a.x0 - b.x0) < 0.5 * b.size and not short
        return not short and (not _indent(b) or hanging or centred)
    if large or _short(a, b) or _indent(b):
        return False
    return indented or not a.text.endswith(_STOPS)


def _same_column(a: Line, b: Line) -> bool:
    return a.page == b.page and a.segment.column == b.segment.column and b.segment.middle > a.segment.middle


def _indent(segment: Segment) -> bool:
    return segment.x0 - segment.column[0] > _INDENT * segment.size


def _short(line: Segment, after: Segment) -> bool:
    """Say whether the first word of the line after would have fitted into this one."""
    word = _WORD.match(after.text)
    width = sum(0.5 if c.isascii() else 1.0 for c in word.group()) if word else 0.0
    return line.column[1] - line.x1 > max(_SHORT, width + _ROOM) * line.size


def _levels(groups: Sequence[list[Line]], body: float) -> dict[float, int]:
    """Rank the sizes of headlines, the largest first."""
    sizes = {
        round(group[0].segment.size, 1)
        for group in groups
        if group[0].segment.size > _HEADING * body and len(_text(group)) <= _MAX_HEADLINE
    }
    return {size: min(i, _MAX_LEVELS) for i, size in enumerate(sorted(sizes, reverse=True), 1)}


def _pieces(group: list[Line], before: list[Line] | None, levels: dict[float, int], pitch: float) -> list[Piece]:
    first = group[0]
    if first.segment.rows:
        return [Piece(row, first.page, table=True) for row in first.segment.rows]
    text = _text(group)
    level = levels.get(round(first.segment.size, 1), 0) if len(text) <= _MAX_HEADLINE else 0
    return [Piece(text, first.page, _gap(before, first, pitch), level, all(line.segment.bold for line in group))]


def _gap(before: list[Line] | None, line: Line, pitch: float) -> bool:
    if before is None or not _same_column(before[-1], line):
        return False
    step = line.segment.middle - before[-1].segment.middle
    return step / max(line.segment.size, before[-1].segment.size, 1) > 1.9 * pitch


def _text(group: Sequence[Line]) -> str:
    text = ""
    for line in group:
        latin = _LATIN.search(text) and line.segment.text[:1].isascii() and line.segment.text[:1].isalpha()
        text += (" " if latin else "") + line.segment.text
    return text
