"""Paragraphs whose period no heading tells: those before any heading, and those under one that names two years' work.

Some reports are one run of text up to their plan; others review the year before and set the aims of their own under
one heading (一、2004年工作回顾和2005年工作总体要求). Paragraphs say at their beginning when they turn to another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.numbering import Numbering
from corpus.periods import find_periods, find_status, union
from corpus.sentences import split_sentences
from corpus.turns import AHEAD, ONE, OPENING, SEVERAL, TERM_YEARS, THIS
from corpus.types import Paragraph, Period, Section, Status

_REVIEW_AND_AIM = re.compile("(?:回顾|工作|情况|成就|成绩)[^。]{0,4}[和与及、][^。]*(?:要求|目标|任务|方针|安排|思路)")
_BEGINNING = 16
_EARLY = 1
"""The month such a report is given in, as far as 过去五年 is concerned."""

Told = tuple[Period, Status]


def settle_unheaded(year: int, paragraphs: Sequence[Paragraph], *, below: bool = False) -> tuple[Paragraph, ...]:
    """Give such paragraphs of a report of this year the period and status that the last turn before them tells.

    With `below`, those under headings without a period too: （一） that stands below no heading goes on with the text.
    """
    settled: list[Paragraph] = []
    told: Told | None = None
    part: str | None = None
    numbered = Numbering()
    for paragraph in paragraphs:
        section = paragraph.section
        head = section.path[0] if section.path and not below else ""
        anew = paragraph.kind == "heading" and numbered.anew(paragraph.text)
        if below and ((section.period and section.period.first >= year) or (told and anew)):
            told = Period(year, year), "planned"
        if paragraph.kind not in ("body", "heading") or not (_open(section, below) or _double(head, section, year)):
            settled.append(paragraph)
            continue
        if head != part:
            part, told = head, _review(section.period, year) if head else None
        if paragraph.kind == "body" and not (told and told[1] == "planned"):
            told = turn_of(paragraph.text, year) or _aims(paragraph.text, section.period, year) or told
        if told:
            section = Section(section.path, *told)
        settled.append(replace(paragraph, section=section))
    return tuple(settled)


def _open(section: Section, below: bool) -> bool:
    return section.period is None and (below or not section.path)


def _double(head: str, section: Section, year: int) -> bool:
    """Say whether a heading stands over the review of the year before, or of a plan's five, and over the next aims."""
    ends = (Period(year - 1, year), Period(year - TERM_YEARS, year + TERM_YEARS - 1))
    return section.period in ends and bool(_REVIEW_AND_AIM.search(head))


def _review(period: Period | None, year: int) -> Told:
    """Give what such a heading's text begins with: the review up to the year before."""
    return Period(max(period.first if period else year - 1, year - TERM_YEARS), year - 1), "done"


def _aims(text: str, period: Period | None, year: int) -> Told | None:
    """Tell whether a paragraph under a heading on ten years turns to the five that begin."""
    if period is None or period.last <= year:
        return None
    named = [m.period for m in find_periods(text[:_BEGINNING], year, month=_EARLY) if not m.baseline]
    ahead = named[:1] == [Period(year, period.last)] or (not named and AHEAD.match(text))
    return (Period(year, period.last), "planned") if ahead else None


def turn_of(text: str, year: int) -> Told | None:
    """Tell to which period a paragraph turns at its beginning; None where it goes on."""
    first = next((sentence.text for sentence in split_sentences(text)), "")
    if THIS.match(first) or _begins_with(first, year):
        return Period(year, year), "planned"
    if ONE.match(first) or _begins_with(first, year - 1):
        return Period(year - 1, year - 1), "done"
    if not SEVERAL.match(first):
        return None
    named = union([m.period for m in find_periods(first, year, month=_EARLY) if not m.baseline])
    long = named if named and named.first < named.last < year else Period(year - TERM_YEARS, year - 1)
    return None if find_status(first) == "planned" else (long, "done")


def _begins_with(sentence: str, year: int) -> bool:
    return bool(
        re.match(rf"{OPENING}(?:刚刚|即将)?(?:过去的)?(?:回顾|总结|展望|做好|关于)?{year}\s*年(?!底)", sentence)
    )
