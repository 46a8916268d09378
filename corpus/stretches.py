"""The stretches of a part on several years: 一年来 opens one on its last year, 五年来 one on all of them.

A work report that closes a five-year plan or a term reviews the year before and the whole term in one part, under one
heading; one that opens a plan gives the goals of five years and the tasks of the first in one part. Its paragraphs say
at their beginning when they turn from the one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.sentences import split_sentences
from corpus.types import Paragraph, Period, Section

_OPENING = r"(?:各位代表[！!，,：:]\s*)?(?:[（(]?[一二三四五六七八九十\d]+[）).、]\s*|[—●•·\-]+)?"
_ONE = re.compile(
    rf"{_OPENING}(?:(?:刚刚|即将|已经)?过去的?(?:这)?一年|(?:刚刚|即将)过去的?(?:20|19)\d\d年|一年来|一年多?以来|这一年|去年(?!底)|回[首顾望](?:过去(?:的)?)?一年)"
)
_SPAN = r"[两二三四五几]年"
_SEVERAL = re.compile(
    rf"{_OPENING}(?:(?:总的看|回[首顾望]|综观|纵观)[，,]?)?(?:(?:这|过去的?|刚刚过去的?)?{_SPAN}(?:来|间|以来)|(?:这|过去的?|刚刚过去的?){_SPAN}"
    r"|[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间|以来)|(?:本|这|[一二三四五六七八九十]+)届政府|(?:本届|换届|届)[^，。]{0,6}以来"
    rf"|[^，。]{{2,20}}以来的?{_SPAN}|[^。]{{0,40}}(?:届人大一次会议|本届政府))"
)
_WHOLE_TERM = re.compile(rf"{_OPENING}(?:(?:这|过去的?|刚刚过去的?)五年|五年(?:来|间))")
_TERM_YEARS = 5
_THIS = re.compile(rf"{_OPENING}(?:今年(?!底)|本年度?|做好今年|实现今年|新的一年|在新的一年)")
_AHEAD = re.compile(
    rf"{_OPENING}(?:今后|未来|接下来的?|本届政府){_SPAN}|{_OPENING}[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间)|{_OPENING}(?:力争|努力)?到(?:20|19)\d\d年|{_OPENING}《[^》]*纲要"
)


def settle_stretches(year: int, paragraphs: Sequence[Paragraph], depth: int = 0) -> tuple[Paragraph, ...]:
    """Give the paragraphs of such a part that tell of one year that year for a period.

    Of a review it is the last one, `year` - 1; of a plan the first, `year`. Parts are the headings of this depth.
    """
    settled: list[Paragraph] = []
    part: tuple[str, ...] | None = None
    in_one, long_seen = False, False
    for paragraph in paragraphs:
        section = paragraph.section
        periods = _periods(section, year)
        head = section.path[: depth + 1]
        on_one = periods is not None and section.period == periods[0]
        if head != part or (on_one and paragraph.kind == "heading"):
            part, in_one, long_seen = head, on_one, False
        if periods is None:
            settled.append(paragraph)
            continue
        one, several = periods
        told = in_one
        if paragraph.kind == "body":
            marks = [_turn(sentence.text, one, section, long_seen) for sentence in split_sentences(paragraph.text)]
            turns = [mark for mark in marks if mark is not None]
            whole = False in turns
            long_seen = long_seen or whole
            in_one = turns[-1] if turns else in_one
            told = in_one and not whole
        settled.append(replace(paragraph, section=replace(section, period=one if told else several)))
    return tuple(settled)


def _periods(section: Section, year: int) -> tuple[Period, Period | None] | None:
    """Give the one year and the several that paragraphs of a section may tell of; None for other sections."""
    period = section.period
    if not section.path:
        return None
    last, term = Period(year - 1, year - 1), Period(year - _TERM_YEARS, year - 1)
    if section.status == "done" and (period is None or (period.first < period.last == year - 1)):
        return last, period
    if section.status == "done" and period == last:
        return last, term
    if section.status == "planned" and period is not None and period.last > period.first == year:
        return Period(year, year), period
    return None


def _turn(sentence: str, one: Period, section: Section, long_seen: bool) -> bool | None:
    """Say whether a sentence turns to the one year (True), to several (False), or to neither.

    The year's bare number turns only before the several years are spoken of: among them it dates a single deed, unless
    the sentence says what kind of year it was (2020年是收官之年). In a section on the one year only a whole term turns.
    """
    several, single = (_SEVERAL, _ONE) if section.status == "done" else (_AHEAD, _THIS)
    named = re.match(rf"{_OPENING}(?:刚刚|即将)?(?:过去的)?{one.first}年(?P<told>[，,]?是)?", sentence)
    if single.match(sentence) or (named and named["told"]):
        return True
    if section.period == one:
        several = _WHOLE_TERM
    if several.match(sentence):
        return False
    return True if named and not long_seen else None
