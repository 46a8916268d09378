"""Questions that the index itself can answer: for a first screen, and to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from weakref import WeakKeyDictionary

from corpus.lines import without_number
from corpus.numbers import Quantity, find_quantities
from corpus.periods import find_periods, plan_name
from corpus.sentences import split_clauses, split_sentences
from corpus.types import Paragraph, Period
from qa.drafts.draft import Draft
from qa.snapshot import Snapshot
from qa.understanding.question import Question
from qa.wording import period_words

_MOST = 4
_SUBJECT = range(4, 15)
_INNER = str.maketrans("“”", "‘’")
"""Quotes within quotes are single ones."""
_TITLE = 18


_EXAMPLES: WeakKeyDictionary[Snapshot, tuple[str, ...]] = WeakKeyDictionary()


def examples_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Give questions on the newest report, made once for a snapshot: a figure a period, and the parts it lists."""
    if snapshot not in _EXAMPLES:
        _EXAMPLES[snapshot] = _made_of(snapshot)
    return _EXAMPLES[snapshot]


def _made_of(snapshot: Snapshot) -> tuple[str, ...]:
    newest = max(snapshot.reports, key=lambda r: (r.place == snapshot.home_place, r.date or ""), default=None)
    if newest is None:
        return ()
    paragraphs = snapshot.report(newest.id).paragraphs
    figures: dict[Period | None, str] = {}
    for paragraph, _, question in _figure_questions(paragraphs):
        figures.setdefault(paragraph.section.period, question)
    lists = [_part_question(p) for p in paragraphs if p.kind == "heading" and len(p.section.path) == 1]
    found = dict.fromkeys([*figures.values(), *(q for q in reversed(lists) if q)])
    return tuple(_placed(text, newest.id, snapshot) for text in found)[:_MOST]


def suggestions_for(question: Question, draft: Draft, snapshot: Snapshot) -> tuple[str, ...]:
    """Give questions that may come next: other figures of the cited paragraph, the same for another period."""
    if not draft.statements:
        return examples_of(snapshot)[:3]
    paragraph = draft.statements[0].sources[0].paragraph
    report = snapshot.report(paragraph.report_id)
    near = [p for p in report.paragraphs if p.section.path == paragraph.section.path] or [paragraph]
    said = "".join(statement.text for statement in draft.statements).replace("**", "")
    found = (text for _, clause, text in _figure_questions(near) if clause not in said and text != question.text)
    headings = (p for p in report.paragraphs if p.kind == "heading")
    sections = (text for heading in headings if (text := _section_question(heading, paragraph)))
    return tuple(_placed(text, report.id, snapshot) for text in _distinct(chain(found, sections), 3))


def _distinct(texts: Iterable[str], most: int) -> tuple[str, ...]:
    """Give the first few different texts, and make no more than those."""
    found: dict[str, None] = {}
    for text in texts:
        found[text] = None
        if len(found) == most:
            break
    return tuple(found)


def _placed(question: str, report_id: str, snapshot: Snapshot) -> str:
    """Name the report's place where another could be meant."""
    place = snapshot.place_of(report_id)
    return f"{place}{question}" if place and snapshot.many_places and place != snapshot.home_place else question


def _figure_questions(paragraphs: tuple[Paragraph, ...] | list[Paragraph]) -> Iterator[tuple[Paragraph, str, str]]:
    """Turn clauses that end with a quantity round: 城镇新增就业5728人 → 2025年城镇新增就业多少人？"""
    for paragraph in paragraphs:
        if paragraph.kind != "body" or paragraph.section.period is None:
            continue
        for sentence in split_sentences(paragraph.text):
            for clause in split_clauses(sentence.text):
                text = clause.text.strip("，。；、 ")
                quantities = find_quantities(text)
                if len(quantities) == 1 and quantities[0].end == len(text) and _can_be_asked(quantities[0]):
                    quantity = quantities[0]
                    unit = "" if quantity.unit in ("%", "百分点", "个百分点") else quantity.unit
                    scale = "亿" if "亿" in quantity.text and unit == "元" else ""
                    subject = text[: quantity.start]
                    yield paragraph, text, f"{_when(paragraph.section.period)}{subject}多少{scale}{unit}？"


def _can_be_asked(quantity: Quantity) -> bool:
    """Say whether a quantity has a subject before it and is exact; 600余座 makes a poor question."""
    return quantity.start in _SUBJECT and not any(c in quantity.text for c in "余多来")


def _part_question(heading: Paragraph) -> str | None:
    period = heading.section.period
    if period is None or len(heading.text) > _TITLE:
        return None
    return f"{without_number(heading.text).rstrip('。')}有哪些？"


def _section_question(heading: Paragraph, beside: Paragraph) -> str | None:
    """Ask what a neighbouring section says."""
    path, other = heading.section.path, beside.section.path
    if path == other or path[:-1] != other[:-1] or not heading.section.period:
        return None
    title = without_number(heading.text).rstrip("。").split("，")[0]
    when = "" if find_periods(title) else _when(heading.section.period)
    return f"{when}“{title.translate(_INNER)}”有哪些内容？"


def _when(period: Period) -> str:
    return f"{period_words(period)}" if plan_name(period) else f"{period.first}年"
