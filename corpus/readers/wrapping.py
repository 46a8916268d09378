"""Plain text that was cut at a fixed width, as mail and old converters leave it: its lines back to paragraphs.

A line was cut where the next word would not have fitted any more. Whether a file is so wrapped is measured over all of
its lines; one that merely has short lines, headings and lists, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from corpus.lines import is_caption, read_line
from corpus.readers.rows import Change

_LINE = re.compile(r"[^\r\n]+")
_STOPS = tuple("。！？；：!?;:”）")
_INNER_STOP = re.compile("[。！？；](?=.)")
_WORD = re.compile(r"(?:[!-~]+|.)[，。、；：！？”’）》」】,.;:!?)]*")
_LETTERS = re.compile(r"[A-Za-z][,;:.)]?$")

# Widths are in columns, a Chinese character taking two, 15 to 60 of them a line; a Latin letter takes one, or two where
# the program that cut the lines counted characters.
_NARROWEST = 30
_WIDEST = 120
# A character more or less, for the stops that no line may begin with.
_SLACK = 2
_TAIL = 0.98
"""Up to this share of the lines is no longer than the width; an address or a row of a table may be."""
_INDENT = 2
_LOST_INDENT = 4
"""A paragraph's first line is shorter by two characters where the indent that it was cut with is gone."""

# Prose of three lines a paragraph has two thirds of its lines full, less its headings; a list of headings has few that
# are equally long, and no stop within a line, where prose has one or two in every other.
_MIN_FULL = 6
_FULL_SHARE = 0.4
_OPEN_SHARE = 0.6
_INNER_STOPS = 0.2
# Of the lines, so many begin with an indent or behind an empty line, where paragraphs are parted so.
_PARTED = 0.04


Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    """Columns of white space before the text."""
    width: int
    """Columns up to the text's end."""
    after_blank: bool


@dataclass(frozen=True, slots=True)
class _Wrapping:
    lines: Sequence[_Line]
    width: int
    measure: Measure
    full: int
    """How many lines were cut; 0 for none."""


def unwrap(text: str) -> tuple[str, tuple[Change, ...]]:
    """Give the text with the lines of each paragraph joined, and the changes; none where nothing was cut."""
    best = max((_wrapping(text, measure) for measure in (_columns, _characters)), key=lambda found: found.full)
    return _joined(text, best) if best.full else (text, ())


def _joined(text: str, wrapping: _Wrapping) -> tuple[str, tuple[Change, ...]]:
    lines, width, measure = wrapping.lines, wrapping.width, wrapping.measure
    margin = min(line.indent for line in lines)
    few = max(2, _PARTED * len(lines))
    indented = sum(line.indent >= margin + _INDENT for line in lines) >= few
    stops_end = not indented and sum(line.after_blank for line in lines) < few
    lost = 0 if indented else _LOST_INDENT
    written: list[str] = []
    changes: list[Change] = []
    position = length = 0
    first = lines[0]
    for a, b in pairwise(lines):
        stopped = a.text.endswith(_STOPS)
        room = width - lost if a is first and not stopped else width
        if (
            b.after_blank
            or b.indent >= margin + _INDENT
            or (stops_end and stopped)
            or not _full(a, b, room, measure)
            or _opens(b.text)
        ):
            first = b
            continue
        space = " " if _LETTERS.search(a.text) and _LETTERS.match(b.text[:1]) else ""
        written += [text[position : a.end], space]
        length += a.end - position + len(space)
        changes.append((length, b.start - a.end - len(space)))
        position = b.start
    return "".join([*written, text[position:]]), tuple(changes)


def _wrapping(text: str, measure: Measure) -> _Wrapping:
    """Find the width at which the lines were cut, and how many are full; none where they were not cut."""
    lines = _lines(text, measure)
    width = _usual(line.width for line in lines)
    full = [a for a, b in pairwise(lines) if not b.after_blank and _full(a, b, width, measure)]
    open_full = sum(not line.text.endswith(_STOPS) for line in full)
    open_lines = sum(not line.text.endswith(_STOPS) for line in lines)
    inner = sum(len(_INNER_STOP.findall(line.text)) for line in full)
    cut = (
        _NARROWEST <= width <= _WIDEST
        and len(full) >= max(_MIN_FULL, _FULL_SHARE * len(lines))
        and open_full >= _OPEN_SHARE * max(open_lines, len(full))
        and inner >= _INNER_STOPS * len(full)
    )
    return _Wrapping(lines, width, measure, len(full) if cut else 0)


def _lines(text: str, measure: Measure) -> list[_Line]:
    found = [match for match in _LINE.finditer(text) if not match.group().isspace()]
    if _usual(len(match.group()) for match in found) > _WIDEST:  # no line takes fewer columns than characters
        return []
    lines: list[_Line] = []
    end = 0
    for match in found:
        content = match.group().strip()
        lead = match.group().index(content)
        start = match.start() + lead
        gap = text[end:start].replace("\r\n", "\n").replace("\r", "\n")
        indent = measure(match.group()[:lead])
        blank = gap.count("\n") > 1
        lines.append(_Line(start, start + len(content), content, indent, indent + measure(content), blank))
        end = start + len(content)
    return lines


def _usual(widths: Iterable[int]) -> int:
    """Give the width that nearly no line goes beyond."""
    ordered = sorted(widths)
    return ordered[int(_TAIL * (len(ordered) - 1))] if ordered else 0


def _full(line: _Line, after: _Line, width: int, measure: Measure) -> bool:
    """Say whether the next line's first word would not have fitted into this one."""
    word = _WORD.match(after.text)
    return line.width + measure(word.group() if word else "") > width - _SLACK


def _opens(text: str) -> bool:
    """Say whether the line begins something of its own: a heading, an item, a caption, a row, a quotation."""
    line = read_line(text)
    marked = line.hashes or line.bullet or line.bold or line.number_level
    return bool(marked) or is_caption(text) or text.startswith(("|", ">", "**", "__"))


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)


def _characters(text: str) -> int:
    return 2 * len(text)
