"""Numbered lists as answers: 十件实事有哪些, 第八件是什么, 教育那一条说了啥."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.itemised import Itemised, lists_in
from corpus.sentences import Span, split_sentences, without_marks
from corpus.types import Paragraph, Report
from index.types import Hit
from qa.drafts.draft import Draft, Source, Statement
from qa.drafts.world import World
from qa.evidence.coverage import plain, term_matches, weights_of
from qa.parts.itemasked import LAST, ItemsAsked, items_asked, sizes_in
from qa.understanding.question import Question

_LEAD = 60
"""Characters before the first item, in which a list is announced; and of an item, in which its matter is named."""
_REPORTS = 3
"""A question names one place, and mostly one year: its list stands in one of the best hits' reports."""
_KNOWN = 0.5
"""A lead-in that has half of the question's words, by weight, announces what is asked for; so with an item's topic."""
_LONG = 120
"""A longer item is given by as many of its sentences as fit."""
_Items = tuple[tuple[Paragraph, Span], ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of a report, with how well what announces it fits the question."""

    report: Report
    items: _Items
    numbered: bool
    """By the report, or by their order where it says how many there are."""
    fit: float


def item_draft(question: Question, hits: Sequence[Hit], world: World) -> Draft | None:
    """Give a list, its item of a number or that on a topic; None where none is asked for, or no list fits."""
    asked = items_asked(question)
    found = _lists(question, asked, hits, world) if asked else ()
    best = max(found, key=lambda listed: (listed.fit, listed.report.year or 0), default=None)
    if asked is None or best is None:
        return None
    if best.numbered and max(asked.numbers, default=0) > len(best.items):
        return Draft(reason=f"报告里的这份清单只有 {len(best.items)} 项", nearest=best.report.id)
    chosen = _chosen(best, asked, question, world)
    lead = world.lead(chosen[0][0], chosen[0][0].section.period) if chosen else ""
    statements = [_statement(paragraph, span, lead if len(chosen) == 1 else "") for paragraph, span in chosen]
    return Draft(tuple(statements), lead=lead if len(chosen) > 1 else "", belief=best.fit) if statements else None


def _lists(question: Question, asked: ItemsAsked, hits: Sequence[Hit], world: World) -> Iterator[_Listed]:
    """Give the lists of the nearest reports that are announced by the question's words."""
    for report_id in list(dict.fromkeys(hit.passage.paragraph.report_id for hit in hits))[:_REPORTS]:
        report = world.report(report_id)
        for found in lists_in(report.text):
            items = _placed(found, report)
            in_time = items and (not question.periods or items[0][0].section.period in (None, question.periods[0]))
            announced = _announced(found, report)
            fit = _fit(asked, announced, len(items), world) if in_time else 0.0
            if fit:
                yield _Listed(report, items, found.numbered or len(items) in sizes_in(announced), fit)


def _placed(found: Itemised, report: Report) -> _Items:
    """Give each item with its paragraph, up to whose end it goes; none where one of them was dropped as a repeat."""
    held = [next((p for p in report.paragraphs if p.start <= item.start < p.end), None) for item in found.items]
    pairs = [(p, item, min(item.end, p.end)) for p, item in zip(held, found.items, strict=True) if p]
    placed = tuple((p, Span(item.start, end, item.text[: end - item.start])) for p, item, end in pairs)
    return placed if all(held) else ()


def _announced(found: Itemised, report: Report) -> str:
    """Give what stands before the first item: the last words of its line, or the lines above."""
    before = report.text[: found.items[0].start].rstrip()[-_LEAD:]
    return plain("".join(span.text for span in split_sentences(before)[-2:]))


def _fit(asked: ItemsAsked, announced: str, size: int, world: World) -> float:
    """Tell how much of the question's words announce the list; 0 for another size or another matter."""
    sizes = (asked.size,) if asked.size else sizes_in(announced) or (size,)
    if size not in sizes or not any(noun in announced for noun in asked.nouns):
        return 0.0
    weights = weights_of(asked.terms)
    covered = term_matches(asked.terms, [announced], world.soft)[0] @ weights / weights.sum() if asked.terms else _KNOWN
    return float(covered) if covered >= _KNOWN else 0.0


def _chosen(listed: _Listed, asked: ItemsAsked, question: Question, world: World) -> _Items:
    """Give the items asked for; none where no number tells them, or none is on the topic."""
    if asked.numbers:
        places = [number - 1 if number > 0 else number for number in asked.numbers]
        return tuple(listed.items[place] for place in places) if listed.numbered or places == [LAST] else ()
    return _on_topic(listed, asked, question, world) if asked.topic else listed.items


def _on_topic(listed: _Listed, asked: ItemsAsked, question: Question, world: World) -> _Items:
    terms = [term for term in question.terms if term.text in asked.topic]
    if not terms:
        return ()
    weights = weights_of(terms)
    covered = term_matches(terms, [span.text[:_LEAD] for _, span in listed.items], world.soft) @ weights / weights.sum()
    best = [int(np.argmax(covered))] if not asked.several else range(len(listed.items))
    return tuple(listed.items[i] for i in best if covered[i] >= _KNOWN)


def _statement(paragraph: Paragraph, span: Span, lead: str) -> Statement:
    """Quote an item, of a long one as many sentences as fit."""
    first, *others = split_sentences(span.text)
    last = max((sentence.end for sentence in others if sentence.end <= _LONG), default=first.end)
    quote = Span(span.start, span.start + last, span.text[:last])
    return Statement(lead + without_marks(quote.text).rstrip("。；;，,"), (Source(paragraph, quote),))
