"""What a whole report tells, as its headings put it: 这份报告讲了什么, 总结一下2015年的政府工作报告."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.sentences import Span, without_marks
from corpus.types import Paragraph, Report
from qa.drafts.draft import Draft, Source, Statement
from qa.drafts.lookalike import reports_like
from qa.drafts.sections import speaks
from qa.drafts.world import World
from qa.understanding.question import Question

_ASKED = re.compile(
    "(?:报告|专版|文件|规划|纲要|公报|这篇|这份)[^，。？?]{0,8}(?:(?:讲|说|写|提|谈|包括|包含)到?(?:了|的)?(?:些|是)?(?:什么|啥|哪些)(?:内容|东西|事)?|有(?:什么|哪些|啥)内容|(?:主要|大概)?(?:内容|要点|意思)(?:是什么|是啥|有哪些)?)$"
    "|(?:总结|概括|归纳|概述|简述|梳理|介绍)(?:一下|下)?[^，。？?]{0,24}(?:报告|专版|纲要|规划|公报)(?:的?(?:主要)?内容)?$"
    "|(?:报告|专版|纲要|规划|公报)[^，。？?]{0,6}(?:总结|概括|归纳|概述|简述|梳理|介绍)(?:一下|下)?$"
)
_COUNTED = "(?:哪些|哪几|哪[一二三四五六七八九十]{1,2}|什么|啥)(?:大|个)*(?:项|块|方面|件事?|工作|任务|事)?"
_TASKS = re.compile(
    f"重点(?:要|是)?(?:抓|做|推进|干|安排)?(?:好|了)?{_COUNTED}(?:工作|任务)?$|(?:主要|重点)(?:任务|工作)(?:都|主要)?(?:是|有){_COUNTED}$|主要任务有{_COUNTED}$"
)
_DONE = re.compile("完成|做了|去年|过去")
_CLAUSE = re.compile("[，,。；;？?！!\\s]+")
_FRAME = re.compile(
    "这份|这篇|那份|专版|报告|内容|主要|大概|文件|[^一-鿿]+|两会|政府|工作|一下|重点|任务|抓好?|做好?|推进|干|安排|块|几大块|主要内容|整体|简单|列|[一二三四五六七八九十]项"
)
_MOST = 12
_MOST_MEMBERS = 12
_STOPS = "：:。；; "
_LONGEST = 60
"""Characters: a longer line is no heading that sums up."""


def outline_draft(question: Question, world: World) -> Draft | None:
    """Give the headings of the report asked about, the outer ones with those under them; None where none is meant.

    Of the year's tasks, the parts of its plan that have headings under them.
    """
    clauses = _CLAUSE.split(question.text)
    tasks = any(_TASKS.search(clause) for clause in clauses) and not _DONE.search(question.text)
    asked = tasks or any(_ASKED.search(clause) for clause in clauses)
    if not asked or any(not _FRAME.fullmatch(term.text) for term in question.terms):
        return None
    report = _report(question, world)
    headings = [p for p in report.paragraphs if _is_heading(p)] if report else []
    if tasks:
        headings = [h for h in headings if h.section.status == "planned" and _of_year(question, h)]
    statements = tuple(s for s in _statements(headings) if not tasks or len(s.sources) > 1)
    if report is None or not statements:
        return None
    return Draft(statements[:_MOST], lead=f"《{report.title}》：", belief=1.0)


def _report(question: Question, world: World) -> Report | None:
    """Give the report of the year that is named, else the newest."""
    reports = reports_like("一、工作回顾 二、工作安排 主要目标 重点任务", question, world)
    year = question.report_year or (question.periods[0].last if question.periods else None)
    fitting = [report for report in reports if year is None or report.year == year]
    return max(fitting, key=lambda report: report.year or 0, default=None)


def _of_year(question: Question, heading: Paragraph) -> bool:
    period = heading.section.period
    return not question.periods or (period is not None and period == question.periods[0])


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.kind == "heading" and len(paragraph.text) <= _LONGEST and not speaks(paragraph.text)


def _statements(headings: Sequence[Paragraph]) -> Iterator[Statement]:
    """Join each outer heading with the ones directly under it."""
    depth = min((len(heading.section.path) for heading in headings), default=0)
    outer = [heading for heading in headings if len(heading.section.path) == depth]
    for heading in outer:
        path = heading.section.path
        under = [h for h in headings if len(h.section.path) == depth + 1 and h.section.path[:depth] == path]
        members = under[:_MOST_MEMBERS]
        told = "；".join(_words(member) for member in members)
        text = f"{_words(heading)}：{told}" if told else _words(heading)
        yield Statement(text, tuple(_source(paragraph) for paragraph in (heading, *members)))


def _words(heading: Paragraph) -> str:
    return without_marks(heading.text).strip(_STOPS)


def _source(paragraph: Paragraph) -> Source:
    return Source(paragraph, Span(paragraph.start, paragraph.end, paragraph.text))
