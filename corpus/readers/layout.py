"""Printed lines of a page to reading order: columns one after the other, headlines over them first.

Bands of white space that run through a whole stretch of the page part its columns; a stretch ends where a line crosses
them. This is the XY-cut of Nagy and Seth (1984), held together downwards so that aligned rows do not cut columns up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

# A gutter is wider than the gap between two characters; newspapers leave about one character.
_GUTTER = 0.7
# Columns of prose have lines of at least this many characters; shorter ones are the cells of a table.
_PROSE_LINE = 7
_LONG_LINE = 15
_MIN_LINES = 3
_HANGING = ("，", "。", "、", "；", "：", "！", "？")
_MAX_DEPTH = 12
# A column of other pages has at least this many lines there; a stop may hang over its edge.
_MIN_KNOWN = 12
_OVERHANG = 1.2


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one printed line, without a wide gap in it; points from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    """Of the type, in points."""
    bold: bool = False
    rows: tuple[str, ...] = ()
    """The sentences of a table that stands here in place of a line."""
    cells: int = 1
    """How many segments of one row stand in it, with gaps between them."""
    column: tuple[float, float] = (0.0, 0.0)
    """Left and right edge of the column, set by `reading_order`."""

    @property
    def middle(self) -> float:
        """Half-way down the line."""
        return (self.top + self.bottom) / 2


def reading_order(segments: Sequence[Segment], edges: tuple[float, float] | None = None) -> list[Segment]:
    """Put the page's segments into the order in which they are read, each with the edges of its column.

    `edges` are those of the print area, where other pages tell more of it than a page that is nearly empty.
    """
    return _ordered(segments, edges or edges_of(segments), _MAX_DEPTH) if segments else []


def edges_of(segments: Sequence[Segment]) -> tuple[float, float]:
    """Give the left and right edge of what is printed; a stop may hang over the right one."""
    return min(s.x0 for s in segments), max(s.x1 - s.size * s.text.endswith(_HANGING) for s in segments)


def settle_columns(pages: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """Give what stands alone on a page, as the last lines of a text in two columns, the column it has on others."""
    known = Counter(s.column for page in pages for s in page)
    return [[replace(s, column=_settled(s.column, page, known)) for s in page] for page in pages]


def _settled(
    column: tuple[float, float], page: Sequence[Segment], known: Counter[tuple[float, float]]
) -> tuple[float, float]:
    inside = [s for s in page if s.column == column]
    size = median(s.size for s in inside)
    right = max(s.x1 for s in inside)
    fitting = (
        other
        for other, lines in known.items()
        if lines >= max(_MIN_KNOWN, len(inside))
        and abs(other[0] - column[0]) < size
        and right <= other[1] + _OVERHANG * size
        and other[1] + 2 * size < column[1]
    )
    return min(fitting, key=lambda other: other[1], default=column)


def _ordered(segments: Sequence[Segment], edges: tuple[float, float], depth: int) -> list[Segment]:
    ordered: list[Segment] = []
    for stretch in _stretches(segments) if depth else [list(segments)]:
        columns = _columns(stretch)
        if depth and len(columns) > 1 and _reads_as_prose(columns):
            width = max(right - left for left, right in map(edges_of, columns))
            ends = [*(min(s.x0 for s in column) for column in columns[1:]), edges[1]]
            for column, end in zip(columns, ends, strict=True):
                left, right = edges_of(column)
                ordered += _ordered(column, (left, max(right, min(left + width, end))), depth - 1)
        else:
            ordered += [_joined(row, edges) for row in _rows(stretch)]
    return ordered


def _stretches(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Part the page where a line crosses the gutters of the lines above it, and where gutters begin."""
    stretches: list[list[Segment]] = []
    for row in _rows(segments):
        last = stretches[-1] if stretches else None
        if last is not None and _belongs(last, row):
            last += row
        else:
            stretches.append(list(row))
    return stretches


def _belongs(stretch: list[Segment], row: list[Segment]) -> bool:
    before, after = len(_columns(stretch)), len(_columns([*stretch, *row]))
    if before == 1 and after == 1:
        return len(row) == 1
    # A headline may by chance stand over one column only: it keeps its distance.
    distance = min(s.top for s in row) - max(s.bottom for s in stretch)
    apart = distance > 2.5 * max(s.size for s in row)
    return after > 1 and (before > 1 or not apart) and not (before > 1 and after < before and len(row) > 1)


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Group segments that share a line of the page, downwards."""
    rows: list[list[Segment]] = []
    floor = 0.0
    for segment in sorted(segments, key=lambda s: (s.middle, s.x0)):
        if rows and segment.middle < floor:
            rows[-1].append(segment)
        else:
            rows.append([segment])
            floor = segment.bottom - 0.25 * (segment.bottom - segment.top)
    return [sorted(row, key=lambda s: s.x0) for row in rows]


def _columns(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Part the segments at the gutters that none of them crosses."""
    gutter = _GUTTER * median(s.size for s in segments)
    columns: list[list[Segment]] = []
    edge = float("-inf")
    for segment in sorted(segments, key=lambda s: s.x0):
        if not columns or segment.x0 - edge > gutter:
            columns.append([])
        columns[-1].append(segment)
        edge = max(edge, segment.x1)
    return columns


def _reads_as_prose(columns: list[list[Segment]]) -> bool:
    longest = [max(len(s.text) for s in column) for column in columns]
    counts = [len(column) for column in columns]
    words = sum(len(s.text) for column in columns for s in column)
    long = sum(len(s.text) for column in columns for s in column if len(s.text) >= _PROSE_LINE or s.rows)
    return (
        max(counts) >= (_MIN_LINES if max(longest) < _LONG_LINE else 2)
        and max(longest) >= _PROSE_LINE
        and long > words / 2
    )


def _joined(row: list[Segment], edges: tuple[float, float]) -> Segment:
    return Segment(
        " ".join(s.text for s in row),
        row[0].x0,
        max(s.x1 for s in row),
        min(s.top for s in row),
        max(s.bottom for s in row),
        max(s.size for s in row),
        all(s.bold for s in row),
        tuple(sentence for s in row for sentence in s.rows),
        len(row),
        edges,
    )
