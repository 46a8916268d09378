"""The stretches of a part on several years: 一年来 opens one on its last year, 五年来 one on all of them.

A work report that closes a five-year plan or a term reviews the year before and the whole term in one part, under one
heading; one that opens a plan gives the goals of five years and the tasks of the first in one part. Its paragraphs say
at their beginning when they turn from the one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.numbering import Numbering
from corpus.sentences import split_sentences
from corpus.turns import AHEAD, ONE, OPENING, SEVERAL, TERM_YEARS, THIS, WHOLE_TERM
from corpus.types import Paragraph, Period, Section

_SEVERAL_NAMED = r"(?<!\d)[五5]年|届|十[一二三四五]五"


def settle_stretches(year: int, paragraphs: Sequence[Paragraph], depth: int = 0) -> tuple[Paragraph, ...]:
    """Give the paragraphs of such a part that tell of one year that year for a period.

    Of a review it is the last one, `year` - 1; of a plan the first, `year`. Parts are the headings of this depth.
    """
    settled: list[Paragraph] = []
    part: tuple[str, ...] | None = None
    in_one, long_seen, dated = False, False, False
    numbered = Numbering()
    for paragraph in paragraphs:
        section = paragraph.section
        periods = _periods(section, year)
        head = section.path[: depth + 1]
        on_one = periods is not None and section.period == periods[0]
        if head != part or (on_one and paragraph.kind == "heading"):
            part, in_one, long_seen = head, on_one, False
            numbered = Numbering()
        if paragraph.kind == "heading":
            in_one = (numbered.anew(paragraph.text) and dated) or in_one
        if paragraph.kind == "heading" and WHOLE_TERM.match(paragraph.text):
            in_one = False
        if periods is None:
            settled.append(paragraph)
            continue
        one, several = periods
        told = in_one
        if paragraph.kind == "body":
            opens = len(section.path) == depth + 1 and _beside(head[-1], one)
            marks = [
                _turn(sentence.text, one, section, among=long_seen and not (opens and i == 0))
                for i, sentence in enumerate(split_sentences(paragraph.text))
            ]
            turns = [mark for mark in marks if mark is not None]
            whole = False in turns
            long_seen = long_seen or whole
            in_one = turns[-1] if turns else in_one
            told = in_one and not whole
            dated = paragraph.text.startswith(f"{one.first}年") and not whole
        settled.append(replace(paragraph, section=replace(section, period=one if told else several)))
    return tuple(settled)


def _periods(section: Section, year: int) -> tuple[Period, Period | None] | None:
    """Give the one year and the several that paragraphs of a section may tell of; None for other sections."""
    period = section.period
    if not section.path:
        return None
    last, term = Period(year - 1, year - 1), Period(year - TERM_YEARS, year - 1)
    if section.status == "done" and (period is None or (period.first < period.last == year - 1)):
        return last, period
    if section.status == "done" and period == last:
        return last, term
    if section.status == "planned" and period is not None and period.last > period.first == year:
        return Period(year, year), period
    return None


def _beside(heading: str, one: Period) -> bool:
    """Say whether a heading names the one year beside the several: 过去五年及2021年工作回顾."""
    return re.search(rf"(?:{_SEVERAL_NAMED}).*[和与及暨、].*(?:{one.first}|去)年", heading) is not None


def _turn(sentence: str, one: Period, section: Section, *, among: bool) -> bool | None:
    """Say whether a sentence turns to the one year (True), to several (False), or to neither.

    The year's bare number turns only where the several years are not spoken of: `among` them it dates a single deed,
    unless the sentence says what kind of year it was (2020年是收官之年). In a section on the one year only a whole term
    turns.
    """
    several, single = (SEVERAL, ONE) if section.status == "done" else (AHEAD, THIS)
    named = re.match(rf"{OPENING}(?:刚刚|即将)?(?:过去的)?{one.first}年(?![底末初\d])(?P<told>[，,]?是)?", sentence)
    if single.match(sentence) or (named and named["told"]):
        return True
    if section.period == one:
        several = WHOLE_TERM
    if several.match(sentence):
        return False
    return True if named and not among else None
