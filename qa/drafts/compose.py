"""Evidence to statements: what is quoted, what stands in front."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.periods import find_periods
from corpus.sentences import Span, without_marks
from corpus.types import Paragraph, Period
from index.soft import SoftMatch
from qa.drafts.draft import Draft, Source, Statement
from qa.drafts.sections import Part, sentences_of
from qa.evidence.types import Evidence
from qa.figures.chosen import clause_around, spans_of
from qa.figures.figures import Figure
from qa.understanding.question import Question

Lead = Callable[[Paragraph, Period | None], str]

_STOPS = "。；;！!，,、：: "
_DIGIT = re.compile(r"\d")
_TOPIC_LENGTH = 16
_CUT_OFF = "（原文到此中断）"


def figure_statement(
    question: Question, evidence: Evidence, figures: Sequence[Figure], soft: SoftMatch, lead: Lead
) -> Statement:
    """Give the clause that holds the figures, and the figures themselves."""
    clause = clause_around(evidence.sentence.text, figures, question, soft)
    direct = spans_of(evidence.sentence.text, figures)
    text = lead(evidence.paragraph, evidence.period) + without_bold(clause.text)
    return Statement(text, (Source(evidence.paragraph, evidence.sentence),), direct)


def sentence_statement(paragraph: Paragraph, sentence: Span, lead: str) -> Statement:
    """Give a sentence as it stands; say so where the source breaks off."""
    text = without_marks(sentence.text).rstrip(_STOPS)
    if paragraph.cut_off and sentence.end >= paragraph.end:
        text += _CUT_OFF
    return Statement(lead + text, (Source(paragraph, sentence),))


def sentences_draft(sentences: Sequence[tuple[Paragraph, Span]], lead: str, belief: float) -> Draft:
    """Give one or more sentences as they stand: a single one behind the lead-in, more as a list."""
    if len(sentences) == 1:
        return Draft((sentence_statement(*sentences[0], lead),), belief=belief)
    return Draft(tuple(sentence_statement(*pair, "") for pair in sentences), lead=lead, belief=belief)


def part_draft(part: Part, sentences: Sequence[tuple[Paragraph, Span]], lead: Lead, most: int) -> Draft:
    """Answer with a section: its members in order, or the telling sentences of its body."""
    if part.members:
        return Draft(tuple(_member(member) for member in part.members), lead=_title(part, lead))
    told = [(p, s) for p, s in sentences if not is_topic(p, s)] or sentences
    chosen = most_telling(told, most)
    return Draft(tuple(sentence_statement(p, s, "") for p, s in chosen), lead=_title(part, lead))


def overview_draft(part: Part, bodies: Sequence[Paragraph], lead: Lead, most: int) -> Draft:
    """Sum up a section that has members: the first telling sentence under each."""
    statements = []
    for member in part.members:
        under = [member] if member.headless else [b for b in bodies if b.section.path == member.section.path]
        sentences = sentences_of(under)
        first = next(((p, s) for p, s in sentences if not is_topic(p, s)), sentences[0] if sentences else None)
        if first:
            statements.append(sentence_statement(*first, ""))
    return Draft(tuple(statements[:most]), lead=_title(part, lead))


def is_topic(paragraph: Paragraph, sentence: Span) -> bool:
    """Say whether a sentence opens its paragraph and only announces what follows: 「深化重点领域改革。」."""
    short = len(sentence.text) <= _TOPIC_LENGTH and sentence.text.endswith("。")
    return (
        sentence.start == paragraph.start
        and sentence.end < paragraph.end
        and short
        and not _DIGIT.search(sentence.text)
    )


def _title(part: Part, lead: Lead) -> str:
    """Give a section's heading as a lead-in, with its period where the heading does not say it."""
    heading = without_marks(part.heading.text).rstrip(_STOPS)
    told = any(mention.period == part.section.period for mention in find_periods(heading))
    return f"{lead(part.heading, None if told else part.section.period)}{heading}："


def _member(member: Paragraph) -> Statement:
    if member.kind == "heading":
        span = Span(member.start, member.end, member.text)
        return Statement(without_marks(member.text).rstrip(_STOPS), (Source(member, span),))
    paragraph, sentence = sentences_of([member])[0]
    return sentence_statement(paragraph, sentence, "")


def most_telling(sentences: Sequence[tuple[Paragraph, Span]], most: int) -> list[tuple[Paragraph, Span]]:
    """Keep the sentences with figures first where there are too many; in reading order."""
    if len(sentences) <= most:
        return list(sentences)
    ranked = sorted(range(len(sentences)), key=lambda i: (not any(c.isdigit() for c in sentences[i][1].text), i))
    return [sentences[i] for i in sorted(ranked[:most])]


def without_bold(text: str) -> str:
    """Drop Markdown's bold marks."""
    return text.replace("**", "").replace("__", "")
