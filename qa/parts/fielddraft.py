"""A field of a year's work as the answer: 教育方面做了哪些事, 交通打算怎么干, 环保搞得怎么样."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.sentences import Span
from corpus.types import Paragraph, Report, Status
from qa.drafts.compose import is_topic, sentences_draft
from qa.drafts.draft import Draft
from qa.drafts.further import is_told
from qa.drafts.lookalike import reports_like
from qa.drafts.sections import sentences_of
from qa.drafts.world import World
from qa.evidence.coverage import plain
from qa.parts.fields import Field, field_named, is_on
from qa.understanding.kinds import BROAD
from qa.understanding.question import Question

_FRAME = re.compile(
    "方面|领域|工作|事业|情况|进展|措施|举措|做法|变化|成效|成绩|成果|老百姓|群众|改善|发展|建设|推进|推动|做好|加强|加快|服务|表现|优化|安排|部署|新|上|搞|[^一-鿿]+"
)
# 有什么安排 of a year long past asks for what was planned then.
_PLANS = re.compile("安排|部署|举措|措施|怎么(?:抓|干|做|搞)(?!的)")
# 教育是什么 and 文化是谁的 ask for no year's work.
_WORK, _MEANING = re.compile("做|办|搞|干|抓|推|添"), re.compile("是什么|是啥|是谁|谁的|什么意思|啥意思|报告")
# Thanks, what is wrong, and a row of all that was done besides say nothing of a field.
_ASIDE = re.compile(
    "感谢|敬意|以下工作|深入学习贯彻|差距|任重道远|短板弱项|急难愁盼|问题[^，。；]{0,4}突出|不均衡|有待|大量工作要做|薄弱|各位代表|党风廉政|四风|形式主义|不忘初心|(?:、[^，。；]{1,8}){7}"
)
_MOST = 8
_LEAST = 4
"""Two sentences with a word of the field each, or one with two, tell of it."""
_BELIEF = 0.9
_SEARCHED = 12
"""Words of a field that its sentences are looked for by."""
_SHORTEST = 8
"""Characters: a shorter sentence only names its matter."""
_Sentences = list[tuple[Paragraph, Span]]


def field_draft(question: Question, world: World) -> Draft | None:
    """Give what the report of the year tells of a field; None where none is asked about, or it says little."""
    field = asked_field(question)
    if field is None or len(question.periods) > 1:
        return None
    for status in _statuses(question):
        for report in _reports(question, field, status, world):
            if _has_section(question, field, report, status):
                return None
            found = [p for p in _sentences(question, field, report, status) if not is_told(p[1].text, question.told)]
            told = _chosen(field, _of_one_period(question, found))
            if sum(field.share(plain(span.text)) for _, span in told) >= _LEAST:
                return sentences_draft(told, world.lead(told[0][0], told[0][0].section.period), _BELIEF)
    return None


def asked_field(question: Question) -> Field | None:
    """Give the field that a broad question is about and says nothing more of."""
    broad = question.kind in BROAD or (question.kind == "name" and _WORK.search(question.text))
    if not broad or question.within or _MEANING.search(question.text):
        return None
    return field_named(frozenset(term.text for term in question.terms if not _FRAME.fullmatch(term.text)))


def _statuses(question: Question) -> tuple[Status, ...]:
    """Give what is looked for, first things first: a plan only where none is excluded."""
    if question.status == "planned" or _PLANS.search(question.text):
        return ("planned", "done") if question.status != "planned" else ("planned",)
    return ("done",) if question.status == "done" else ("done", "planned")


def _reports(question: Question, field: Field, status: Status, world: World) -> Sequence[Report]:
    """Give the reports that tell of the year: the next year's of what was done, its own of what was planned."""
    reports = reports_like(" ".join(field.words[:_SEARCHED]), question, world)
    if question.report_year is not None:
        return [report for report in reports if report.year == question.report_year]
    if not question.periods and not world.of_one_place(question):
        return ()
    if not question.periods:
        return sorted(reports, key=lambda report: report.year or 0, reverse=True)[:1]
    year = question.periods[0].last + (status == "done")
    return [report for report in reports if report.year in (year, question.periods[0].last)][:_MOST]


def _has_section(question: Question, field: Field, report: Report, status: Status) -> bool:
    """Say whether a heading names the field and no other: its section is the answer then."""
    headings = (p for p in report.paragraphs if p.kind == "heading" and _fits(question, p, status))
    return any(any(name in h.text for name in field.names) and is_on(field, h.text) for h in headings)


def _fits(question: Question, paragraph: Paragraph, status: Status) -> bool:
    """Say whether a paragraph is of the period asked about, or of years that end with it, and of the status."""
    period = paragraph.section.period
    in_time = not question.periods or (period is not None and period.last == question.periods[0].last)
    return in_time and paragraph.section.status == status


def _sentences(question: Question, field: Field, report: Report, status: Status) -> Iterator[tuple[Paragraph, Span]]:
    """Give the report's sentences on the field, of the period and status."""
    for paragraph in report.paragraphs:
        if paragraph.kind != "body" or not _fits(question, paragraph, status):
            continue
        for pair in sentences_of([paragraph]):
            text = pair[1].text
            if len(text) >= _SHORTEST and not is_topic(*pair) and not _ASIDE.search(text) and is_on(field, text):
                yield pair


def _of_one_period(question: Question, told: _Sentences) -> _Sentences:
    """Keep what is of the very year where there is such, else what is of the same years as the first."""
    exact = [pair for pair in told if question.periods and pair[0].section.period == question.periods[0]]
    return exact or [pair for pair in told if pair[0].section.period == told[0][0].section.period]


def _chosen(field: Field, told: _Sentences) -> _Sentences:
    """Keep the sentences with most words of the field, in reading order; of equal ones those with a figure."""
    ranked = sorted(told, key=lambda pair: (field.share(plain(pair[1].text)), any(c.isdigit() for c in pair[1].text)))
    kept = {pair[1] for pair in ranked[-_MOST:]}
    return [pair for pair in told if pair[1] in kept]
