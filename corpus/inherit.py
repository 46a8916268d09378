"""What a section is on: the period and status that its heading names or inherits."""

from __future__ import annotations

import re

from corpus.periods import find_periods, find_status, union
from corpus.turns import OPENING_MONTH, TERM_YEARS
from corpus.types import Period, Section, Status

# A document of one of these kinds speaks of the period in its title; another 报告 tells two years.
_ONE_PERIOD = re.compile("公报|规划|纲要|计划|要点|总结|通报|机构改革|年报|年度(?:工作)?报告|审计[^，。]{0,8}报告")
_OF_TWO = re.compile("报告(?<!年度报告)(?<!年度工作报告)(?<!审计工作报告)(?<!审计报告)")
# Under a review of last year 高水平推进城市规划建设 and 落实中央决策部署 tell what was done; 下一步打算 there does not.
_AHEAD = re.compile(
    "下一步|今后|未来(?:[^的]{0,2}年|发展)|打算|展望|总体要求"
    "|(?:^|[^，。、]{0,3}年|主要|重点|工作|任务|目标|发展|改革)[^，。、落]{0,6}(?:安排|思路|部署)[^，。]{0,2}$"
)
# 实现“十四五”良好开局 is the aim of the plan's first year.
_FIRST_YEAR = re.compile(
    r"[“\"]?(?:十[一二三四五]|[七八九十])五[”\"]?(?:规划|计划)?[^，。；]{0,10}"
    r"(?:开好?局|起好?步|良好开端|开门红|第一年|起步之年)"
)
# 确保“十四五”圆满收官 is the aim of its last year.
_LAST_YEAR = re.compile(r"[^，。；]{0,12}收好?官")
# 2014年各项工作务求新成效 does not look back; these words do.
REVIEW = re.compile("回顾|总结|情况|成就|成绩(?!单)|历程|过去")
"""Words of a heading that looks back for sure."""
_NEW_TERM = re.compile("新一届")
_NEW_YEAR = re.compile("新的一年")
# 本届政府和2021年工作回顾 reviews a term of five years that ends with that year.
_TERM = re.compile("(?:本|上一?|[一二三四五六七八九十]+)届[^，。]{0,6}政府")
# 这一年，我们内外联动 is of the year that is being told of already.
_THIS_YEAR = re.compile(r"(?<!\d)这一年")
# 2008年以来的工作回顾 reviews all the years up to the last.
_SINCE = re.compile("年以来")
# 发展基础 of a plan of several years tells what was reached before it.
_BASIS = re.compile(
    "^(?!.*(?:夯实|筑牢|巩固|强化|构筑|打牢|奠定|增强|厚植)).*(?:(?:发展|工作|现实|产业)基础|现状(?:分析)?|回顾)$"
)
_FAR_GOAL = re.compile(r"(?:19|20)\d\d年远景目标")


def base_section(title: str, year: int | None) -> Section:
    """Give the section outside all headings: a 公报, 规划, 总结 or 年度报告 speaks of the one period in its title."""
    periods = set(periods_named(_FAR_GOAL.sub("", title), year))
    if _OF_TWO.search(title) or not _ONE_PERIOD.search(title) or len(periods) != 1:
        return Section((), None, None)
    (period,) = periods
    return Section((), period, find_status(title) or _status_by_year(period, year))


def section_under(outer: Section, heading: str, year: int | None, month: int | None = None) -> Section:
    """Give the section that `heading` opens in `outer`; it inherits the period and status that it does not name."""
    named = union(periods_named(heading, year, month))
    period = named or outer.period
    long = named is not None and named.first < named.last  # “八五”计划的完成为今后的发展奠定了基础
    status = find_status(heading)
    reviewed = outer.status == "done" and period == outer.period and not _AHEAD.search(heading)
    if reviewed or (status is None and period == outer.period):
        status = outer.status
    of_years = outer.status == "planned" and outer.period is not None and outer.period.first < outer.period.last
    if named is None and of_years and _BASIS.search(heading):
        return Section((*outer.path, heading), None, "done")
    if _still_ahead(outer, period, heading, year, month):
        status = "planned"
    elif period is not None and year is not None and period.last < year and (long or not _AHEAD.search(heading)):
        status = "done"  # 完成2013年目标任务, “十一五”规划执行情况
    return Section((*outer.path, heading), period, status or _status_by_year(period, year))


def _still_ahead(outer: Section, period: Period | None, heading: str, year: int | None, month: int | None) -> bool:
    """Say whether the heading plans, though it speaks of 成效: under a plan, or on the year that has only begun."""
    if period is None or REVIEW.search(heading):
        return False
    goes_on = period == outer.period
    begins = month is not None and month <= OPENING_MONTH and period.first == year
    return outer.status == "planned" if goes_on else begins


def periods_named(text: str, year: int | None, month: int | None = None) -> list[Period]:
    """Give the periods that a heading names, not those it only compares with."""
    told = _THIS_YEAR.sub("", _FIRST_YEAR.sub("", text))
    mentions = [m for m in find_periods(told, year, month=month) if not m.baseline]
    named = [m.period for m in mentions if not (m.period.last == year and _LAST_YEAR.match(told, m.end))]
    if year is not None and not mentions and _NEW_YEAR.search(text):
        return [Period(year, year)]
    if year is not None and len(named) == 1 and _SINCE.search(text) and named[0].first == named[0].last < year - 1:
        named.append(Period(named[0].last, year - 1))
    status = find_status(text) if _TERM.search(text) else None
    if status == "done" and len(named) == 1 and named[0].first == named[0].last:
        named.append(Period(named[0].last - TERM_YEARS + 1, named[0].last))
    if not named and month is not None and (status == "done" or (status and _NEW_TERM.search(text))):
        years = "过去五年" if status == "done" else "今后五年"
        return [m.period for m in find_periods(years, year, month=month)]
    return named


def _status_by_year(period: Period | None, year: int | None) -> Status | None:
    """A part on years that end before the report's is a review; one that begins after it is a plan."""
    if period is None or year is None:
        return None
    if period.first > year:
        return "planned"
    return "done" if period.last < year else None
