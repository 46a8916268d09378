"""How well a sentence's period and status fit those asked for."""

from __future__ import annotations

import re

from corpus.periods import find_periods
from corpus.types import Paragraph, Period, Status
from qa.understanding.question import Question

# “十三五”末 is its last year.
_AT_END = re.compile("末|.[末底]")
_LEVEL = re.compile(
    r"(?:达到?|(?:增加|提高|增|升|扩大|发展|下降|降|缩小)[到至]|稳定在|总[数量]|保有量)[了]?[^，。；\d]{0,3}\d"
)
_OVER_YEARS = re.compile(r"累计|年均|共|总计|(?<!\d)[五5两三]年|人次|投[资入]|引进")
# 年均增长21.3%，达到2234.1亿元: what follows the rate is the last year's level.
_YEARLY_RISE = re.compile("年均(?:增长|增速|递增|提高)[^，。；]*[，、](?=达)")
OTHER_STATUS = 0.7
"""What a plan counts where a deed is meant, and the reverse."""
_WIDER_PERIOD = 0.7
# The last year of a review is what its figures most often stand for; 十三五 says little of 2018.
AMONG = 0.5
"""The agreement of a sentence on several years with a year among them."""
_NO_PERIOD = 0.7
# 累计新增就业49万人 and 年均增长7.5% tell nothing of the last year alone.
_SUMMED = re.compile("^[^，。；]{0,12}(?:累计(?!达)|年均)")
_ADDED = re.compile("^[^，。；]{0,4}新增[^，。；\\d]{0,12}\\d[^，。；]*。?$")
# 到2020年底为止一共调了多少水 asks for what the years up to then add up to.
_ASKS_SUM = re.compile(rf"{_SUMMED.pattern}|为止|截[至止]")
_WITH_FIGURE = re.compile(r"[^，。；]*\d[^，。；]*")


def sentence_period(
    sentence: str, paragraph: Paragraph, year: int | None, asked: Period | None = None
) -> Period | None:
    """Give the period of the sentence's section, or the one year of it that the sentence names.

    A level reached is of the last year (of 2019年和今年以来 it may be of either), and what follows a single year
    (2017年贷款余额3047亿元，近五年年均增长15%) of that one, unless the section's whole period is `asked` for. Outside
    all sections it is the shortest period that the sentence names, if only one.
    """
    own = paragraph.section.period
    if own and own.first == own.last:
        return own
    mentions = [m for m in find_periods(sentence, year) if not m.baseline]
    named = {m.period for m in mentions}
    if own and any(m.period == own and _AT_END.match(sentence, m.end - 1) for m in mentions):
        return Period(own.last, own.last)
    if own:  # a year inside a section on several
        single = [period for period in named if period.first == period.last and own.covers(period)]
        if not named and own.last - own.first > 1 and ("全年" in sentence or _is_level(sentence, paragraph)):
            return own if asked == own else Period(own.last, own.last)
        if len(single) != 1 or (asked == own and len(named) > 1):
            return own
        others = [period for period in named if period != single[0]]
        begins = bool(mentions) and mentions[0].period == single[0]
        return single[0] if begins and all(period.covers(single[0]) for period in others) else own
    shortest = min((period.last - period.first for period in named), default=0)
    narrow = [period for period in named if period.last - period.first == shortest]
    return narrow[0] if len(narrow) == 1 else None


def _is_level(sentence: str, paragraph: Paragraph) -> bool:
    """Say whether a sentence of a review of several years tells what was reached at their end: 床位达3247张."""
    if paragraph.section.status != "done" or not _LEVEL.search(sentence):
        return False
    return not _OVER_YEARS.search(_YEARLY_RISE.sub("", sentence))


def agreement_of(
    question: Question, period: Period | None, sentence: str, years: Period | None, year: int | None
) -> float:
    """Tell how well a sentence's period fits the one asked for; 0 when it speaks of another."""
    if not question.periods:
        return 1.0
    asked = question.periods[0]
    if period is None:
        if years is None and year is not None:
            years = Period(year - 1, year + 1)
        near = years is None or (asked.first <= years.last and asked.last >= years.first)
        return _NO_PERIOD if near else 0.0  # a report without years still speaks of its own time
    if period == asked or any(m.period == asked for m in find_periods(sentence) if not m.baseline):
        return 1.0
    if not period.covers(asked):
        return 0.0
    if period.last - period.first == 1:  # 2019年和今年以来: mostly of the one year or the other
        return _WIDER_PERIOD
    flow = asked.first == asked.last and "%" not in question.units
    long = period.last - period.first > 2 and bool(_ADDED.search(sentence))
    summed = flow and (long or _is_summed(sentence)) and not _ASKS_SUM.search(question.text)
    last = asked.first == asked.last == period.last and not summed
    return _WIDER_PERIOD if last or asked.first < asked.last else AMONG


def _is_summed(sentence: str) -> bool:
    """Say whether a sentence begins with what years add up to, or has no other figure."""
    told = [m.group() for m in _WITH_FIGURE.finditer(sentence)]
    levels = any(_LEVEL.search(one) and not _OVER_YEARS.search(one) for one in told)
    return bool(_SUMMED.search(sentence) and not levels) or (
        bool(told) and all("累计" in one and "累计达" not in one for one in told)
    )


def of_other_status(question: Question, status: Status | None, year: int | None) -> bool:
    """Say whether a plan stands where a deed is meant, or the reverse; of a year long reported on deeds are meant."""
    if status is None or question.status:
        return status is not None and question.status != status
    past = bool(question.periods) and year is not None and question.periods[0].last < year
    return past and status == "planned"
