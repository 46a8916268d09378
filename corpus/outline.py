"""The stack of open headings, and bodies that have lost theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.inherit import periods_named, section_under
from corpus.lines import Line
from corpus.periods import union
from corpus.readers.source import Block
from corpus.types import Paragraph, Period, Section

# Markdown's # to ###### come first, then a line that names a period and opens a part of its own, then the four
# numberings, then headings that only stand alone or in bold; 9. 民生实事完成情况： over a list is under any of these.
_PERIOD_LEVEL = 10
_NUMBER_LEVEL = 10
_PLAIN_LEVEL = 20
_LIST_LEVEL = 25
_CAPTION_LEVEL = 30

COLONS = ("：", ":")

# 附件1：任务分解表 is under none of the document's headings.
_ANNEX = re.compile(r"附(?:件|表|录)?\s*[一二三四五六七八九十\d]{0,3}\s*(?:[:：]|$)")

# Two siblings show how a section is built; one could be chance.
_MIN_SIBLINGS = 2


class Outline:
    """Follows headings in reading order; `section` is where the next paragraph belongs."""

    def __init__(self, year: int | None, month: int | None = None, base: Section | None = None) -> None:
        self._year = year
        self._month = month
        self._base = base or Section((), None, None)
        self._open: list[tuple[int, Section]] = []
        self._listed = 0
        """How deeply the heading of the open list is numbered."""

    @property
    def section(self) -> Section:
        """The innermost open section."""
        return self._open[-1][1] if self._open else self._base

    def open(self, heading: Line, *, captions: bool = False, parts: bool = False) -> None:
        """Close the sections at this heading's level and below, and open its own.

        One that `captions` heads a table; one that `parts` stands over headings numbered anew, without a number of
        its own or with one and the period it is on.
        """
        named = union(periods_named(heading.text, self._year, self._month))
        level = _level(heading, has_period=named is not None and not self._within(named))
        numbered = any(other == _NUMBER_LEVEL + 1 for other, _ in self._open)
        if parts and ((level == _PLAIN_LEVEL and not numbered) or (level == _NUMBER_LEVEL + 1 and named)):
            level = _PERIOD_LEVEL
        if captions and not heading.hashes and not heading.number_level:
            level = _CAPTION_LEVEL
        if _ANNEX.match(heading.text) and not heading.hashes:
            level = _PERIOD_LEVEL
        name = heading.text.rstrip("。")
        if heading.number_level and name.endswith(COLONS) and not (heading.hashes or heading.bold):
            level, self._listed, name = _LIST_LEVEL, heading.number_level, name[:-1]
        elif level <= _LIST_LEVEL:
            self._listed = 0
        self._close(level)
        inner = section_under(self.section, name, self._year, self._month)
        self._open.append((level, inner))

    def _within(self, period: Period) -> bool:
        """Say whether an open numbered part reviews the period, so that a line that names it goes on with that part."""
        reviewed = Section((), period, "done")
        return any(replace(section, path=()) == reviewed for level, section in self._open if level == _NUMBER_LEVEL + 1)

    def end_table(self) -> None:
        """Close the section of a table's caption: what follows the table is not under it."""
        self._close(_CAPTION_LEVEL)

    def end_lists(self, item: Line) -> None:
        """Close the lists that the numbered line is no item of: 11. follows 10. 民生实事完成情况： with its items."""
        if item.number_level <= self._listed:
            self._close(_LIST_LEVEL)
            self._listed = 0

    def _close(self, level: int) -> None:
        while self._open and self._open[-1][0] >= level:
            self._open.pop()

    def close(self) -> None:
        """Close every section: captions and credits belong to the page."""
        self._open.clear()


def mark_headless(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Lift bodies that lost their heading out of the block before them, and mark them.

    In a part where headings touch their bodies, a body behind an empty line is not under the heading above it.
    """
    touching: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for before, paragraph, block in zip(paragraphs, paragraphs[1:], blocks[1:], strict=False):
        if before.kind == "heading" and paragraph.kind == "body" and not block.blank_before:
            touching.setdefault(before.section.path[:-1], set()).add(before.section.path)
    marked = list(paragraphs[:1])
    for before, paragraph, block in zip(paragraphs, paragraphs[1:], blocks[1:], strict=False):
        outer = paragraph.section.path[:-1]
        lost = (
            paragraph.kind == "body"
            and before.kind == "body"
            and block.blank_before
            and paragraph.section.path in touching.get(outer, set())
            and len(touching[outer]) >= _MIN_SIBLINGS
        )
        marked.append(replace(paragraph, headless=True, section=_outer(paragraph.section)) if lost else paragraph)
    return tuple(marked)


def mark_bodiless(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark the headings that no body stands under."""
    covered = {
        p.section.path[:depth] for p in paragraphs if p.kind == "body" for depth in range(1, len(p.section.path) + 1)
    }
    return tuple(
        replace(p, bodiless=True) if p.kind == "heading" and p.section.path not in covered else p for p in paragraphs
    )


def _outer(section: Section) -> Section:
    return replace(section, path=section.path[:-1])


def _level(heading: Line, *, has_period: bool) -> int:
    if heading.hashes:
        return heading.hashes
    if heading.number_level:
        return _NUMBER_LEVEL + heading.number_level
    if has_period and not heading.bold and not heading.bullet:
        return _PERIOD_LEVEL
    return _PLAIN_LEVEL
