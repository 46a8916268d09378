"""Numbered lists as answers: 十件实事有哪些, 第八件是什么, 教育那一条说了啥."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.itemised import Itemised, lists_in, number_of
from corpus.sentences import Span, split_sentences, without_marks
from corpus.types import Paragraph, Report
from index.types import Hit
from qa.coverage import plain, term_matches, weights_of
from qa.draft import Draft, Source, Statement
from qa.question import Question
from qa.terms import Term
from qa.world import World

_HAN = "[一二三四五六七八九十]{1,3}"
_NOUN = re.compile("实事|好事|任务|工程|行动|举措|措施|工作|目标|要求|承诺|方面|项目|计划")
_GOOD_DEEDS = re.compile("实事|好事")
_MEASURE = "(?:大|件|项|条|个|点|方面)"
_COUNTED = re.compile(rf"(?<![第那这哪每])(?P<n>{_HAN}|\d{{1,2}}){_MEASURE}")
_NTH = re.compile(
    rf"第(?P<n>{_HAN}|\d{{1,2}}){_MEASURE}(?:方面)?(?:的?(?:[民为惠][生民])?(?:{_NOUN.pattern}))?"
    r"(?:的?(?:内容|名称|名字))?(?=$|[？?，,呢]|(?:具体|到底|究竟|主要|都|又)*(?:是|说|讲|指|要|干|做|写|叫|包括))"
)
_ALL = re.compile(
    "哪些|哪[几\\d一二三四五六七八九十]+[件项个条大]|(?:都|分别)?(?:是|有|包括|干|办|做)(?:了|的)?(?:些)?(?:什么|啥)"
)
_ONE_ON = re.compile(
    "(?:里头?|里面|中|当中|之中)[，,]?(?:关于|有关|跟|和)?(?P<topic>[\u4e00-\u9fff]{1,8}?)(?:方面|有关|相关)?的?[那这](?:一?[件项条个点]|(?:一个)?方面)"
)
_LEAD = 60
"""Characters before the first item, in which a list is announced."""
_REPORTS = 3
_KNOWN = 0.5
_MOST = 12
_LONG = 120
"""A longer item is given by as many of its sentences as fit."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of a report, with how well what announces it fits the question."""

    report: Report
    items: tuple[tuple[Paragraph, Span], ...]
    numbered: bool
    fit: float


def item_draft(question: Question, hits: Sequence[Hit], world: World) -> Draft | None:
    """Give a list, its item of a number or that on a topic; None where none is asked for, or no list fits."""
    nth, on = _NTH.search(question.text), _ONE_ON.search(question.text)
    every = _ALL.search(question.text) and (_GOOD_DEEDS.search(question.text) or _COUNTED.search(question.text))
    if question.kind == "figure" or not (nth or on or every) or not _NOUN.search(question.text):
        return None
    best = max(_lists(question, hits, world), key=lambda listed: (listed.fit, listed.report.year or 0), default=None)
    if best is None:
        return None
    if nth and best.numbered and number_of(nth["n"]) > len(best.items):
        return Draft(reason=f"报告里的这份清单只有 {len(best.items)} 项", nearest=best.report.id)
    chosen = _nth(best, nth) if nth else _on_topic(best, on["topic"], question, world) if on else best.items[:_MOST]
    lead = world.lead(chosen[0][0], chosen[0][0].section.period) if chosen else ""
    statements = [_statement(paragraph, span, lead if len(chosen) == 1 else "") for paragraph, span in chosen]
    return Draft(tuple(statements), lead=lead if len(chosen) > 1 else "", belief=best.fit) if statements else None


def _lists(question: Question, hits: Sequence[Hit], world: World) -> Iterator[_Listed]:
    """Give the lists of the nearest reports that are announced by the question's words."""
    for report_id in list(dict.fromkeys(hit.passage.paragraph.report_id for hit in hits))[:_REPORTS]:
        report = world.report(report_id)
        for found in lists_in(report.text):
            items = _placed(found, report)
            fit = _fit(question, found, items, report, world)
            if fit:
                yield _Listed(report, items, found.numbered, fit)


def _placed(found: Itemised, report: Report) -> tuple[tuple[Paragraph, Span], ...]:
    """Give each item with its paragraph; none where one of them was dropped as a repeat."""
    held = [next((p for p in report.paragraphs if p.start <= item.start < p.end), None) for item in found.items]
    return tuple((p, item) for p, item in zip(held, found.items, strict=True) if p) if all(held) else ()


def _fit(
    question: Question, found: Itemised, items: Sequence[tuple[Paragraph, Span]], report: Report, world: World
) -> float:
    """Tell how much of the question's words announce the list; 0 for another count, another year or another matter."""
    if not items or (question.periods and items[0][0].section.period not in (None, question.periods[0])):
        return 0.0
    announced = plain(_announced(found, report))
    count = next((number_of(m["n"]) for m in _COUNTED.finditer(question.text)), None)
    told = {number_of(m["n"]) for m in _COUNTED.finditer(announced)}
    nouns = _NOUN.findall(question.text)
    if not any(noun in announced for noun in nouns) or len(items) not in ({count} if count else told or {len(items)}):
        return 0.0
    terms = _topic_terms(question)
    weights = weights_of(terms)
    covered = term_matches(terms, [announced], world.soft)[0] @ weights / weights.sum() if terms else _KNOWN
    return float(covered) if covered >= _KNOWN else 0.0


def _announced(found: Itemised, report: Report) -> str:
    """Give what stands before the first item: the last words of its line, or the lines above."""
    before = report.text[: found.items[0].start].rstrip()[-_LEAD:]
    spans = split_sentences(before)
    return "".join(span.text for span in spans[-2:])


def _topic_terms(question: Question) -> list[Term]:
    """Leave out the words that number, and those on one item."""
    numbers = " ".join(m.group() for pattern in (_COUNTED, _NTH) for m in pattern.finditer(question.text))
    on = _ONE_ON.search(question.text)
    said = question.text[: on.start()] if on else question.text
    return [t for t in question.terms if (t.text in said and t.text not in numbers) or _NOUN.fullmatch(t.text)]


def _nth(listed: _Listed, nth: re.Match[str]) -> Sequence[tuple[Paragraph, Span]]:
    number = number_of(nth["n"])
    return listed.items[number - 1 : number] if listed.numbered else ()


def _on_topic(listed: _Listed, topic: str, question: Question, world: World) -> Sequence[tuple[Paragraph, Span]]:
    """Give the item that tells of the topic."""
    terms = [term for term in question.terms if term.text in topic]
    if not terms:
        return ()
    weights = weights_of(terms)
    opening = [span.text[:_LEAD] for _, span in listed.items]
    covered = term_matches(terms, opening, world.soft) @ weights / weights.sum()
    best = int(np.argmax(covered))
    return listed.items[best : best + 1] if covered[best] >= _KNOWN else ()


def _statement(paragraph: Paragraph, span: Span, lead: str) -> Statement:
    told = split_sentences(span.text)
    last = told[0].end
    for sentence in told[1:]:
        if sentence.end > _LONG:
            break
        last = sentence.end
    quote = Span(span.start, span.start + last, span.text[:last])
    return Statement(lead + without_marks(quote.text).rstrip("。；;，,"), (Source(paragraph, quote),))
