"""Sections as answers: a question on a whole part of a report is answered by its members or its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.sentences import Span, split_sentences
from corpus.types import Paragraph, Report, Section
from index.soft import SoftMatch
from qa.evidence.coverage import plain, share_words, term_matches
from qa.understanding.kinds import GENERAL, asks
from qa.understanding.question import Question

# Of the question's terms, by weight, a heading must hold this much for its whole section to be the answer.
_MIN_COVERAGE = 0.6
# The line that says who speaks is no section: 佛山市市长 梁绍棠.
_SPEAKER = re.compile(r"(?:[省市州县区盟]长|主席)[\s　]+\S{2,4}$")
_GENERIC = (*GENERAL, "干", "做", "办")


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a report with what stands directly under it, in reading order."""

    report_id: str
    heading: Paragraph
    section: Section
    members: tuple[Paragraph, ...]
    """Its sub-headings, and bodies that have lost theirs."""
    bodies: tuple[Paragraph, ...]
    """The bodies under no sub-heading."""


def part_of(report: Report, heading: Paragraph) -> Part:
    """Give the section of the report that the heading stands above."""
    path = heading.section.path
    after = report.paragraphs[report.paragraphs.index(heading) + 1 :]
    below = [p for p in after if p.section.path[: len(path)] == path]
    members = [p for p in below if _is_member(p, path)]
    bodies = [p for p in below if p.kind == "body" and p.section.path == path and not p.headless]
    return Part(report.id, heading, heading.section, tuple(members), tuple(bodies))


def find_heading(question: Question, headings: Sequence[Paragraph], soft: SoftMatch) -> Paragraph | None:
    """Give the heading of the section that the question as a whole is about; None when it asks for something inside.

    Of headings that fit equally well, the first: outer ones come before inner ones.
    """
    headings = [heading for heading in headings if not speaks(heading.text)]
    fitting = [heading for heading in headings if _on_period(question, heading.section)]
    fitting = fitting or [heading for heading in headings if _reviews(question, heading.section)]
    if not fitting:
        return None
    if not question.terms:
        return max(fitting, key=lambda h: (_named(question, h), -len(h.section.path))) if _is_broad(question) else None
    share = share_words(question.terms, [h.text for h in fitting])
    fitting = [heading for heading, shares in zip(fitting, share, strict=True) if shares]
    if not fitting:
        return None
    weights = np.array([term.weight for term in question.terms], np.float32)
    own = term_matches(question.terms, [h.text for h in fitting], soft) @ weights / weights.sum()
    best = int(np.argmax(own))
    return fitting[best] if own[best] >= _MIN_COVERAGE else None


def _is_broad(question: Question) -> bool:
    """Say whether a question without a topic asks for a whole period: 明年打算干啥, 十四五有哪些成就."""
    return bool(question.periods) and (not asks(question.text) or names_general(question))


def names_general(question: Question) -> bool:
    """Say whether the question uses a word for a report's matter in general: 亮点, 打算, 数字."""
    return any(word in question.text for word in _GENERIC)


def sentences_of(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, Span]]:
    """Give the sentences of the paragraphs with their offsets in the report."""
    return [(p, Span(p.start + s.start, p.start + s.end, s.text)) for p in paragraphs for s in split_sentences(p.text)]


def _is_member(paragraph: Paragraph, path: tuple[str, ...]) -> bool:
    if paragraph.kind == "heading":
        return len(paragraph.section.path) == len(path) + 1
    return paragraph.headless and paragraph.section.path == path


def speaks(heading: str) -> bool:
    """Say whether a line taken for a heading only says who speaks: 临江市市长 张三."""
    return bool(_SPEAKER.search(heading))


def _on_period(question: Question, section: Section) -> bool:
    """Say whether a section is on the period asked about: a plan is not on what was reached in it, nor the reverse."""
    other = {section.status, question.status} == {"planned", "done"}
    return not other and (not question.periods or section.period == question.periods[0])


def _reviews(question: Question, section: Section) -> bool:
    """Say whether a section looks back on several years of which the year asked about is the last."""
    asked = question.periods[0] if len(question.periods) == 1 and question.status == "done" else None
    return bool(
        asked
        and asked.first == asked.last
        and section.period
        and section.status == "done"
        and section.period.last == asked.last
    )


def _named(question: Question, heading: Paragraph) -> int:
    """Count the general words, such as 亮点 or 成就, that question and heading share."""
    told = plain(heading.text)
    return sum(word in question.text and word in told for word in _GENERIC)
