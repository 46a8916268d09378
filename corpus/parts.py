"""The parts of a work report that name no year: the first tells of the year before, the later ones plan the year.

A government work report is given at the beginning of its year; its parts follow one another in this order everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.periods import find_status
from corpus.stretches import settle_stretches
from corpus.types import Paragraph, Period, Report, Section, Status

# Later in the year a report reviews that year too.
_LAST_MONTH = 4
# A review of more than one year, which the heading does not count.
_LONGER = re.compile("届(?!人大|[^，。]{0,4}人民代表)|[二三四五几两]年|时期|以来")
_MIN_PARTS = 2


def settle_parts(report: Report, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give every paragraph in a part without a period the year that this part of a work report is on."""
    depth = _depth(paragraphs)
    heads = list(dict.fromkeys(head for p in paragraphs if p.kind == "body" and (head := _head(p, depth))))
    if report.year is None or not is_opening(report) or len(heads) < _MIN_PARTS:
        return tuple(paragraphs)
    years = {head: _year_of(head, i, report.year) for i, head in enumerate(heads)}
    return settle_stretches(report.year, [_settled(p, years, report.year, depth) for p in paragraphs], depth)


def _depth(paragraphs: Sequence[Paragraph]) -> int:
    """Give how many headings stand above all parts: 1 where the title is repeated as a heading over everything."""
    paths = [p.section.path for p in paragraphs if p.kind == "body" and p.section.path]
    return int(bool(paths) and all(path[0] == paths[0][0] for path in paths))


def _head(paragraph: Paragraph, depth: int) -> str | None:
    path = paragraph.section.path
    return path[depth] if len(path) > depth else None


def is_opening(report: Report) -> bool:
    """Say whether the report opens its year: it reviews the year before and plans its own."""
    return report.spoken and report.month is not None and report.month <= _LAST_MONTH


def _year_of(head: str, position: int, year: int) -> int | None:
    """Give the year of a part that names none; None for a review of several years."""
    status = find_status(head)
    if position == 0 and status != "planned":
        return None if _LONGER.search(head) else year - 1
    return year - 1 if status == "done" else year


def _settled(paragraph: Paragraph, years: dict[str, int | None], year: int, depth: int) -> Paragraph:
    section = paragraph.section
    head = _head(paragraph, depth)
    own = years.get(head) if head else None
    if paragraph.kind not in ("body", "heading"):
        return paragraph
    if section.period == Period(year, year) and section.status is None:
        return replace(paragraph, section=replace(section, status="planned"))  # the year has only begun
    if section.period or own is None:
        return paragraph
    status: Status = "done" if own < year else "planned"
    return replace(paragraph, section=Section(section.path, Period(own, own), status))
