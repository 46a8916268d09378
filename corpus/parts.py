"""The parts of a work report that name no year: the first tells of the year before, the later ones plan the year.

A government work report is given at the beginning of its year; its parts follow one another in this order everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.afterreview import settle_after_review
from corpus.inherit import REVIEW
from corpus.numbering import Numbering
from corpus.periods import find_status
from corpus.stretches import settle_stretches
from corpus.turns import OPENING_MONTH, TERM_YEARS
from corpus.types import Paragraph, Period, Report, Section, Status
from corpus.unheaded import settle_unheaded, turn_of

# A review of more than one year, which the heading does not count.
_LONGER = re.compile("(?P<term>届(?!人大|[^，。]{0,4}人民代表))|(?P<count>[二三四五几两])年|时期|以来")
_COUNTS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_MIN_PARTS = 2
# （一） as the first heading stands below one that was lost.
_BELOW = re.compile("[（(][一二三四五六七八九十]+[）)]")
# So does 一、, where a heading behind names the year that is planned.
_FIRST = re.compile("一、")


def settle_parts(report: Report, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give every paragraph in a part without a period the year that this part of a work report is on."""
    if report.year is None or not is_opening(report):
        return tuple(paragraphs)
    year = _planned_year(report.year, paragraphs)
    paragraphs = settle_unheaded(year, paragraphs, below=_goes_on(paragraphs, year))
    reviewed = any(not p.section.path and p.section.status == "done" for p in paragraphs)
    depth = 0 if reviewed else _depth(paragraphs)
    heads = list(dict.fromkeys(head for p in paragraphs if p.kind == "body" and (head := _head(p, depth))))
    if len(heads) + reviewed < _MIN_PARTS and not any(map(REVIEW.search, heads)):
        return _turned(year, paragraphs, depth)
    bodies = [p for p in paragraphs if p.kind == "body"]
    openings = {head: next(p.text for p in bodies if _head(p, depth) == head) for head in heads}
    periods = {head: _period_of(head, openings[head], year, first=i + reviewed == 0) for i, head in enumerate(heads)}
    if not reviewed:
        periods |= dict.fromkeys(heads[1 : _leading(heads)], periods[heads[0]])
    return _turned(year, [_settled(p, periods, year, depth) for p in paragraphs], depth)


def _planned_year(year: int, paragraphs: Sequence[Paragraph]) -> int:
    """Give the year that is planned: the one after the report's, where it reviews its own."""
    own = Section((), Period(year, year), "done")
    heads = [p for p in paragraphs if p.kind == "heading" and replace(p.section, path=()) == own]
    return year + any(find_status(p.text) == "done" and REVIEW.search(p.text) is not None for p in heads)


def _turned(year: int, paragraphs: Sequence[Paragraph], depth: int) -> tuple[Paragraph, ...]:
    """Follow the turns within parts: to one year and to several, and from the review to the plan."""
    return settle_after_review(year, settle_stretches(year, paragraphs, depth), depth)


def _goes_on(paragraphs: Sequence[Paragraph], year: int) -> bool:
    """Say whether the first headings go on with the text before them: （一） below a review whose heading is lost."""
    headed = next((i for i, p in enumerate(paragraphs) if p.kind == "heading"), 0)
    before = [p for p in paragraphs[:headed] if p.kind == "body"]
    if not before:
        return False
    headings = [p for p in paragraphs[headed:] if p.kind == "heading"]
    planned = any(p.section.period and p.section.period.last >= year for p in headings)
    anew = sum(bool(_FIRST.match(p.text)) for p in headings) > 1
    if _BELOW.match(headings[0].text) or (_FIRST.match(headings[0].text) and anew):
        return any((turn := turn_of(p.text, year)) and turn[1] == "done" for p in before)
    return bool(_FIRST.match(headings[0].text)) and planned and before[-1].text.rstrip().endswith(("：", ":"))


def _depth(paragraphs: Sequence[Paragraph]) -> int:
    """Give how many headings stand above all parts: 1 where the title is repeated as a heading over everything."""
    paths = [p.section.path for p in paragraphs if p.kind == "body" and p.section.path]
    alone = bool(paths) and all(path[0] == paths[0][0] for path in paths)
    return int(alone and not REVIEW.search(paths[0][0]))


def _leading(heads: Sequence[str]) -> int:
    """Count the headings of the first part: all of （一） to （六） where its own is lost and other parts follow."""
    if not heads or not _BELOW.match(heads[0]):
        return 1
    numbers = Numbering()
    run = next((i for i, head in enumerate(heads) if numbers.anew(head) or not _BELOW.match(head)), len(heads))
    return run if run < len(heads) else 1


def _head(paragraph: Paragraph, depth: int) -> str | None:
    path = paragraph.section.path
    return path[depth] if len(path) > depth else None


def is_opening(report: Report) -> bool:
    """Say whether the report opens its year: it reviews the year before and plans its own."""
    return report.spoken and report.month is not None and report.month <= OPENING_MONTH


def _period_of(head: str, opening: str, year: int, *, first: bool) -> Period | None:
    """Give the period of a part that names none: one year, or those of a term; None where it does not say how many.

    A first part that begins with the year before reviews it, though its heading speaks of the tasks: 目标任务执行情况.
    """
    status = find_status(head)
    turn = turn_of(opening, year)
    if first and (status != "planned" or (turn and turn[1] == "done")):
        status = "done"
        if longer := _LONGER.search(head):
            count = TERM_YEARS if longer["term"] else _COUNTS.get(longer["count"] or "")
            return Period(year - count, year - 1) if count else None
    told = year - 1 if status == "done" and (first or REVIEW.search(head)) else year
    return Period(told, told)


def _settled(paragraph: Paragraph, periods: dict[str, Period | None], year: int, depth: int) -> Paragraph:
    section = paragraph.section
    head = _head(paragraph, depth)
    own = periods.get(head) if head else None
    if paragraph.kind not in ("body", "heading"):
        return paragraph
    if section.period == Period(year, year) and section.status is None:
        return replace(paragraph, section=replace(section, status="planned"))  # the year has only begun
    if section.period or own is None:
        return paragraph
    status: Status = "done" if own.last < year else "planned"
    return replace(paragraph, section=Section(section.path, own, status))
