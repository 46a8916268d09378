"""When a claim says that something was or will be done: its years, and whether it is a deed or a plan."""

from __future__ import annotations

import re

from corpus.periods import find_periods
from corpus.sentences import split_clauses
from corpus.types import Period
from qa.verify.spans import without_spans
from qa.verify.support import Quote, Support

_DONE = re.compile(
    r"已(?!有|知|婚)|(?:完成|实现|建成|取得|新建|新增|获得|引进|改造|启动|出台|举办|解决|制定|达到|超过|突破|建设|投产|配备|推出|打造|推进|实施|改扩建|推行|建)了"
    r"|(?:圆满|全部|全面|顺利|如期)(?:完成|建成|完工)|投入使用|投用|投运"
)
_PLANNED = re.compile(
    r"(?<![即])将(?!军|来)|即将|计划(?![，。、；）”]|$)|拟(?!定)|力争|预计|打算|准备|(?<![主重需纲概摘必提])要(?![求点素闻内])|确保|明年|目标|下一步|今后"
)
# The year that the sentence before named, not the year of the report.
_POINTING = frozenset(("这一年", "当年", "该年", "本年"))
_START = re.compile("开工|动工|启动|开建|在建")
_FINISH = re.compile("完工|竣工|建成|投产|投用|投运|投入使用|落成|挂牌|完成")


def wrong_year(claim: str, support: Support, year: int | None) -> str:
    """Give the first period that the claim names and the quotes do not speak of; empty where all fit.

    `year` is the year in which the claim is made, for 今年 and 去年.
    """
    named = [m for m in find_periods(claim, year) if not _points(claim[m.start : m.end])]
    wrong = [m for m in named if not (_speaks_of(support, m.period) or (m.baseline and m.period in support.baselines))]
    return claim[wrong[0].start : wrong[0].end] if wrong else ""


def _points(words: str) -> bool:
    """Say whether the words only point to a year or count years; spans are looked at by themselves."""
    return words in _POINTING or not without_spans(words).strip()


def of_other_year(asked: frozenset[Period], claim: str, support: Support) -> bool:
    """Say whether a claim without a year of its own would pass for one of the periods asked about and is none."""
    if not asked or find_periods(claim, 2000):
        return False
    return not any(_speaks_of(support, period) or _covered(support, period) for period in asked)


def _speaks_of(support: Support, period: Period) -> bool:
    if period in support.periods:
        return True
    return any(_undated(quote) and _near(quote, period) for quote in support.quotes)


def _covered(support: Support, period: Period) -> bool:
    return any(told.covers(period) or period.covers(told) for told in support.periods)


def _undated(quote: Quote) -> bool:
    return quote.period is None


def _near(quote: Quote, period: Period) -> bool:
    """Say whether an undated sentence may be of this year: the report's or the one before it."""
    year = quote.report.year
    return year is not None and period.first == period.last and period.last in (year - 1, year)


def wrong_status(claim: str, support: Support) -> bool:
    """Say whether the claim reports as done what is planned, or the reverse."""
    statuses = {quote.status for quote in support.quotes}
    planned = _PLANNED.search(claim)
    for clause in split_clauses(claim):
        done, plans = _DONE.search(clause.text), _PLANNED.search(clause.text)
        if done and not plans and done.group() not in support.text and "planned" in statuses:
            return True
        if plans and not done and plans.group() not in support.text and statuses == {"done"}:
            return True
    finished = _FINISH.search(claim)
    return bool(
        finished
        and not planned
        and not _START.search(claim)
        and finished.group() not in support.text
        and not _FINISH.search(support.text)
        and _START.search(support.text)
    )


def bare_plan(claim: str, support: Support) -> bool:
    """Say whether a plan stands in the claim without a word that shows it as one."""
    return {quote.status for quote in support.quotes} == {"planned"} and not _PLANNED.search(claim)
