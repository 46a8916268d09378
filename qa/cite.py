"""Markers and citations: every statement gets the numbers of the quotes that say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import Report
from index.types import Hit
from qa.drafts.draft import Draft, Source, Statement
from qa.evidence.agreement import sentence_period
from qa.types import Citation, RankedPassage
from qa.wording import direct_words, marker

# The passages an answer shows; more are looked at.
_SHOWN = 10


class Citer:
    """Writes statements one after the other and gives out the markers; made once an answer."""

    def __init__(self, report: Callable[[str], Report]) -> None:
        """Take what gives a report by its id."""
        self._report = report
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of what was written so far, numbered from 1 in the order of the text."""
        return tuple(self._citations.values())

    def line(self, statement: Statement) -> str:
        """Write a statement with its markers: `**45个**——2026年（计划）：…[1]。`."""
        marks = "".join(dict.fromkeys(marker(self._number(source)) for source in statement.sources))
        return f"{direct_words(statement.direct)}{statement.text}{marks}。"

    def text(self, draft: Draft) -> str:
        """Write a draft whole; statements written before keep their numbers."""
        if draft.plain:
            return draft.plain
        lines = [self.line(statement) for statement in draft.statements]
        as_list = len(lines) > 1 and not draft.prose
        body = "\n".join(f"- {line}" for line in lines) if as_list else "".join(lines)
        return "\n".join([*([draft.lead] if draft.lead else []), body, *(f"- {note}。" for note in draft.notes)])

    def _number(self, source: Source) -> int:
        key = (source.paragraph.report_id, source.quote.start, source.quote.end)
        if key not in self._citations:
            number = len(self._citations) + 1
            self._citations[key] = _citation(number, source, self._report(source.paragraph.report_id))
        return self._citations[key].marker


def listed(hits: Sequence[Hit]) -> tuple[RankedPassage, ...]:
    """Give the passages that an answer shows: the first of those looked at."""
    return tuple(RankedPassage(h.passage.id, h.rank, h.score, h.passage.text, _report_id(h)) for h in hits[:_SHOWN])


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
