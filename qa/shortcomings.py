"""What a report admits is still wrong: 还存在哪些问题, 承认了哪些不足.

Every work report has a passage on it, each in other words. It opens with 在肯定成绩的同时，我们也清醒地看到
or the like, and ends where the report says what is to be done about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from corpus.itemised import lists_in
from corpus.sentences import Span
from corpus.types import Paragraph, Report
from index.types import Hit
from qa.admissions import (
    LEAST_WEIGHT,
    MOST_WEIGHT,
    asks_admission,
    ends_admission,
    frames_admission,
    only_announces,
    opens_admission,
    weight_of_cues,
)
from qa.compose import sentence_statement
from qa.coverage import term_matches
from qa.draft import Draft
from qa.kinds import BROAD
from qa.question import Question
from qa.sections import sentences_of
from qa.world import World

_QUERY = "在肯定成绩的同时，也清醒地看到经济社会发展中还存在不少困难和问题，政府工作还有短板和不足"
_LOOKED_AT = 40
_MOST = 8
_BELOW = 10
"""Paragraphs behind one that only announces."""
_KNOWN = 0.5
_Sentences = list[tuple[Paragraph, Span]]


@dataclass(frozen=True, slots=True)
class _Opening:
    """A sentence that opens such a passage, with how much speaks for it."""

    report: Report
    paragraph: Paragraph
    sentence: Span
    fit: tuple[int, int]
    """Of its report's year, and of its words."""


def shortcomings_draft(question: Question, world: World) -> Draft | None:
    """Give what the report of the place and year says is still wrong; None where that is not asked, or not found."""
    if question.kind not in (*BROAD, "name") or not asks_admission(question.text):
        return None
    asked = replace(question, text=_QUERY, terms=(), carried=())
    hits = [hit for one in (asked, replace(asked, periods=())) for hit in world.search(one)[:_LOOKED_AT]]
    best = max(_openings(question, hits, world), key=lambda opening: opening.fit, default=None)
    told = _on_field(question, _told(best), world)[:_MOST] if best else []
    if best is None or not told:
        return None
    lead = world.lead(best.paragraph, best.paragraph.section.period)
    alone = len(told) == 1
    statements = tuple(sentence_statement(*pair, lead if alone else "") for pair in told)
    return Draft(statements, lead="" if alone else lead, belief=best.fit[1] / MOST_WEIGHT)


def _openings(question: Question, hits: Sequence[Hit], world: World) -> Iterator[_Opening]:
    """Give the first such sentence of each paragraph found."""
    for paragraph in dict.fromkeys(hit.passage.paragraph for hit in hits):
        report = world.report(paragraph.report_id)
        year = _year_fit(question, report)
        sentences = sentences_of([paragraph]) if year and paragraph.kind == "body" else []
        for i, (_, sentence) in enumerate(sentences):
            weight = weight_of_cues("".join(span.text for _, span in sentences[i : i + 2]))
            if weight >= LEAST_WEIGHT and opens_admission(sentence.text):
                yield _Opening(report, paragraph, sentence, (year, weight))
                break


def _year_fit(question: Question, report: Report) -> int:
    """Tell how well a report's year fits: what was wrong in a year is told by the next year's report."""
    year = report.year or 0
    if question.report_year is not None:
        return int(year == question.report_year)
    if not question.periods:
        return year or 1
    return {question.periods[0].last + 1: 2, question.periods[0].last: 1}.get(year, 0)


def _told(opening: _Opening) -> _Sentences:
    """Give the sentences of the passage, of a numbered list its items; the opening too where it tells something."""
    spans = _passage(opening)
    further = [pair for pair in spans if pair[1] != opening.sentence]
    return _items(spans) or (further if further and only_announces(opening.sentence.text) else spans)


def _passage(opening: _Opening) -> _Sentences:
    """Give its sentences; those below it, a paragraph each, where it announces them at the end of its own."""
    own = [pair for pair in sentences_of([opening.paragraph]) if pair[1].start >= opening.sentence.start]
    told = list(takewhile(lambda pair: pair[1] == opening.sentence or not ends_admission(pair[1].text), own))
    if len(own) > 1 or not only_announces(opening.sentence.text):
        return told
    paragraphs = opening.report.paragraphs
    at = paragraphs.index(opening.paragraph) + 1
    below = [p for p in paragraphs[at : at + _BELOW] if p.kind == "body" and p.section == opening.paragraph.section]
    further = takewhile(lambda p: not ends_admission(p.text), below)
    return [*told, *(pair for p in further for pair in sentences_of([p])[:1])]


def _items(spans: Sequence[tuple[Paragraph, Span]]) -> _Sentences:
    """Of a list 一是…。二是…。 within one paragraph, give the sentences in which a number stands."""
    paragraphs = {paragraph.id: paragraph for paragraph, _ in spans}.values()
    starts = [p.start + item.start for p in paragraphs for found in lists_in(p.text) for item in found.items]
    opened = [(p, s) for p, s in spans if any(s.start <= start < s.end for start in starts)]
    return opened if len(opened) > 1 else []


def _on_field(question: Question, told: _Sentences, world: World) -> _Sentences:
    """Leave out what is not on the field asked about: 教育方面还有哪些短板."""
    field = [term for term in question.terms if not frames_admission(term.text)]
    if not field:
        return told
    covered = term_matches(field, [span.text for _, span in told], world.soft).max(axis=1, initial=0)
    return [pair for pair, share in zip(told, covered, strict=True) if share >= _KNOWN]
