"""The plan that no heading opens: what follows the paragraph on problems, with which a review ends.

Work reports close their review with thanks and with what is still wanting, then plan. Where the heading of the plan is
lost or stands in the text (二、2012年主要任务 明年…), the parts behind it seem to go on with the review.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.periods import find_periods
from corpus.sentences import split_sentences
from corpus.turns import AHEAD, OPENING, TERM_YEARS, THIS
from corpus.types import Paragraph, Period, Section, Status

_SEEN = re.compile("清醒|正视|不容忽视|(?:看到|肯定|取得|总结)成绩的?同时|也要看到|应当看到")
_WANTING = re.compile("问题|不足|困难|差距|短板|挑战|矛盾")
_PLANNED_ELSEWHERE = 0.15
"""Where so much of a report plans already, no heading is taken for one of the plan."""
_BEFORE = 3
"""A review has at least so many paragraphs before it speaks of problems."""
_AIMS = re.compile("目标|任务|要求|思路|工作|安排|是[^，。]{2,40}之年")
_OWN = rf"{OPENING}[^，。：；]{{0,12}}?(?:今年|明年|%d年)"
_TERM_AHEAD = re.compile(rf"{OPENING}(?:[^，。：；]{{0,6}})?(?:今后|未来)的?五年")

Told = tuple[Period, Status]


def settle_after_review(year: int, paragraphs: Sequence[Paragraph], depth: int = 0) -> tuple[Paragraph, ...]:
    """Give what follows the problems in a part on the years before the period that it turns to, or the report's own."""
    settled: list[Paragraph] = []
    part: tuple[str, ...] = ()
    bodies, wanting, lost = 0, False, _plans(year, paragraphs) < _PLANNED_ELSEWHERE
    told: Told | None = None
    for paragraph in paragraphs:
        section = paragraph.section
        if section.path[: depth + 1] != part:
            part, bodies, wanting, told = section.path[: depth + 1], 0, False, None
        if not _reviews(section, year) or paragraph.kind not in ("body", "heading"):
            settled.append(paragraph)
            continue
        if wanting:
            told = _turn(paragraph, year, told, lost=lost)
        elif paragraph.kind == "body":
            bodies += 1
            wanting = bodies > _BEFORE and is_wanting(paragraph.text)
        settled.append(replace(paragraph, section=Section(section.path, *told)) if told else paragraph)
    return tuple(settled)


def is_wanting(text: str) -> bool:
    """Say whether a paragraph is the one on problems that closes a review: 我们也清醒地看到，发展中还存在不少困难."""
    seen = _SEEN.search(text)
    return bool(seen and _WANTING.search(text, seen.start()))


def _plans(year: int, paragraphs: Sequence[Paragraph]) -> float:
    """Give how much of the text plans the year or those after it: 0 to 1."""
    bodies = [p for p in paragraphs if p.kind == "body"]
    ahead = [p for p in bodies if p.section.status != "done" and p.section.period and p.section.period.first >= year]
    return sum(len(p.text) for p in ahead) / max(1, sum(len(p.text) for p in bodies))


def _reviews(section: Section, year: int) -> bool:
    period = section.period
    return bool(section.path) and period is not None and period.last <= year and section.status != "planned"


def _turn(paragraph: Paragraph, year: int, told: Told | None, *, lost: bool) -> Told | None:
    """Tell what a paragraph behind the problems turns to; where the plan is lost, a heading there opens it."""
    reviewed = paragraph.section.period
    if reviewed and reviewed.last == year:
        year += 1  # the date is that of the year reviewed
    own, term = Period(year, year), Period(year, year + TERM_YEARS - 1)
    if paragraph.kind == "heading":
        return told or ((own, "planned") if lost else None)
    first = next((sentence.text for sentence in split_sentences(paragraph.text)), "")
    if THIS.match(first) or (re.match(_OWN % year, first) and _AIMS.search(first)):
        return own, "planned"
    if (AHEAD.match(first) or _TERM_AHEAD.match(first)) and not _over(first, year):
        return term, "planned"
    return told


def _over(sentence: str, year: int) -> bool:
    """Say whether the period that a sentence begins with is over: “十三五”时期 in a report of 2021."""
    named = [mention.period for mention in find_periods(sentence, year, month=1) if not mention.baseline]
    return bool(named) and named[0].last < year
