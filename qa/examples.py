"""Questions that the index itself can answer: for a first screen, and to ask next."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.numbers import find_quantities
from corpus.periods import plan_name
from corpus.sentences import split_clauses, split_sentences
from corpus.types import Paragraph, Period
from qa.draft import Draft
from qa.question import Question
from qa.snapshot import Snapshot
from qa.wording import period_words

_MOST = 4
_SUBJECT = range(4, 15)
_TITLE = 18


def examples_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Make questions on the newest report: a figure a period, and the parts it lists."""
    newest = max(snapshot.reports, key=lambda r: (r.place == snapshot.home_place, r.date or ""), default=None)
    if newest is None:
        return ()
    paragraphs = snapshot.report(newest.id).paragraphs
    figures: dict[Period | None, str] = {}
    for paragraph, question in _figure_questions(paragraphs):
        figures.setdefault(paragraph.section.period, question)
    lists = [_part_question(p) for p in paragraphs if p.kind == "heading" and len(p.section.path) == 1]
    return tuple(dict.fromkeys([*figures.values(), *(q for q in reversed(lists) if q)]))[:_MOST]


def suggestions_for(question: Question, draft: Draft, snapshot: Snapshot) -> tuple[str, ...]:
    """Give questions that may come next: other figures of the cited paragraph, the same for another period."""
    if not draft.statements:
        return examples_of(snapshot)[:3]
    paragraph = draft.statements[0].sources[0].paragraph
    report = snapshot.report(paragraph.report_id)
    near = [p for p in report.paragraphs if p.section.path == paragraph.section.path] or [paragraph]
    found = [text for _, text in _figure_questions(near) if text != question.text]
    found += [q for p in report.paragraphs if p.kind == "heading" and (q := _section_question(p, paragraph))]
    return tuple(dict.fromkeys(found))[:3]


def _figure_questions(paragraphs: tuple[Paragraph, ...] | list[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Turn clauses that end with a quantity round: 城镇新增就业5728人 → 2025年城镇新增就业多少人？"""
    for paragraph in paragraphs:
        if paragraph.kind != "body" or paragraph.section.period is None:
            continue
        for sentence in split_sentences(paragraph.text):
            for clause in split_clauses(sentence.text):
                text = clause.text.strip("，。；、 ")
                quantities = find_quantities(text)
                if len(quantities) == 1 and quantities[0].end == len(text) and quantities[0].start in _SUBJECT:
                    quantity = quantities[0]
                    unit = "" if quantity.unit in ("%", "百分点", "个百分点") else quantity.unit
                    scale = "亿" if "亿" in quantity.text and unit == "元" else ""
                    subject = text[: quantity.start]
                    yield paragraph, f"{_when(paragraph.section.period)}{subject}多少{scale}{unit}？"


def _part_question(heading: Paragraph) -> str | None:
    period = heading.section.period
    if period is None or len(heading.text) > _TITLE:
        return None
    return f"{heading.text.rstrip('。')}有哪些？"


def _section_question(heading: Paragraph, beside: Paragraph) -> str | None:
    """Ask what a neighbouring section says."""
    path, other = heading.section.path, beside.section.path
    if path == other or path[:-1] != other[:-1] or not heading.section.period:
        return None
    title = heading.text.rstrip("。").split("，")[0]
    return f"{_when(heading.section.period)}{title}方面说了什么？"


def _when(period: Period) -> str:
    return f"{period_words(period)}" if plan_name(period) else f"{period.first}年"
