"""The stretches of a review of several years: 一年来 opens one on its last year, 五年来 one on all of them.

A work report that closes a five-year plan or a term reviews the year before and the whole term in one part, under one
heading. Its paragraphs say at their beginning when they turn from the one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.sentences import split_sentences
from corpus.types import Paragraph, Period

_OPENING = r"(?:各位代表[！!，,：:]\s*)?(?:[（(]?[一二三四五六七八九十\d]+[）).、]\s*|[—●•·\-]+)?"
_ONE = re.compile(
    rf"{_OPENING}(?:(?:刚刚|即将|已经)?过去的?(?:这)?一年|刚刚过去的?(?:20|19)\d\d年|一年来|一年多?以来|这一年|去年(?!底)|回[首顾望](?:过去(?:的)?)?一年)"
)
_SPAN = r"[两二三四五几]年"
_SEVERAL = re.compile(
    rf"{_OPENING}(?:(?:总的看|回[首顾望]|综观|纵观)[，,]?)?(?:(?:这|过去的?|刚刚过去的?)?{_SPAN}(?:来|间|以来)|(?:这|过去的?|刚刚过去的?){_SPAN}"
    r"|[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间|以来)|(?:本|这|[一二三四五六七八九十]+)届政府|(?:本届|换届|届)[^，。]{0,6}以来)"
)


def settle_stretches(year: int, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give the paragraphs of such a review that tell of its last year, `year` - 1, this year for a period."""
    last = Period(year - 1, year - 1)
    settled: list[Paragraph] = []
    part: tuple[str, ...] | None = None
    in_last, long_seen = False, False
    for paragraph in paragraphs:
        section = paragraph.section
        if section.path[:1] != part:
            part, in_last, long_seen = section.path[:1], False, False
        period = section.period
        reviews = section.status == "done" and (
            period is None or (period.first < period.last and period.last == last.last)
        )
        if not reviews or not section.path:
            settled.append(paragraph)
            continue
        if paragraph.kind == "body":
            marks = [_turn(sentence.text, last, long_seen) for sentence in split_sentences(paragraph.text)]
            turns = [mark for mark in marks if mark is not None]
            whole = False in turns
            long_seen = long_seen or whole
            in_last = turns[-1] if turns else in_last
            told = in_last and not whole
        else:
            told = in_last
        settled.append(replace(paragraph, section=replace(section, period=last)) if told else paragraph)
    return tuple(settled)


def _turn(sentence: str, last: Period, long_seen: bool) -> bool | None:
    """Say whether a sentence turns to the last year (True), to several (False), or to neither.

    The year's number turns only before the several years are spoken of: among them it dates a single deed.
    """
    if _SEVERAL.match(sentence):
        return False
    if _ONE.match(sentence):
        return True
    named = re.match(rf"{_OPENING}(?:刚刚过去的)?{last.first}年", sentence)
    return True if named and not long_seen else None
