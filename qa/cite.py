"""Markers and citations: every statement gets the numbers of the quotes that say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import Report
from index.types import Hit
from qa.draft import Draft, Source
from qa.evidence import sentence_period
from qa.types import Citation, RankedPassage
from qa.wording import direct_words, marker

# The passages an answer shows; more are looked at.
_SHOWN = 10


def cited(
    draft: Draft, hits: Sequence[Hit], report: Callable[[str], Report]
) -> tuple[str, tuple[Citation, ...], tuple[RankedPassage, ...]]:
    """Write the draft as text; give its citations, numbered from 1 in the order of the text, and the passages."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    lines: list[str] = []
    for statement in draft.statements:
        marks = []
        for source in statement.sources:
            key = (source.paragraph.report_id, source.quote.start, source.quote.end)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(_citation(numbers[key], source, report(source.paragraph.report_id)))
            marks.append(marker(numbers[key]))
        lines.append(f"{direct_words(statement.direct)}{statement.text}{''.join(marks)}。")
    passages = tuple(RankedPassage(h.passage.id, h.rank, h.score, h.passage.text, _report_id(h)) for h in hits[:_SHOWN])
    return _text(draft, lines), tuple(citations), passages


def _text(draft: Draft, lines: Sequence[str]) -> str:
    if draft.plain:
        return draft.plain
    many = len(lines) > 1
    body = "\n".join(f"- {line}" for line in lines) if many else "".join(lines)
    return "\n".join([*([draft.lead] if draft.lead else []), body, *(f"- {note}。" for note in draft.notes)])


def _citation(number: int, source: Source, report: Report) -> Citation:
    paragraph = source.paragraph
    period = paragraph.section.period and sentence_period(source.quote.text, paragraph, report.year)
    return Citation(
        marker=number,
        report_id=report.id,
        title=report.title,
        section=paragraph.section.path,
        period=str(period) if period else None,
        quote=report.text[source.quote.start : source.quote.end],
        start=source.quote.start,
        end=source.quote.end,
        paragraph=paragraph.text,
        page=paragraph.page,
    )


def _report_id(hit: Hit) -> str:
    return hit.passage.paragraph.report_id
