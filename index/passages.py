"""Paragraphs to passages: what is embedded, with the place, period and section path that give it its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.periods import plan_name
from corpus.sentences import split_sentences
from corpus.types import Paragraph, Removal, Report
from index.types import Passage

# A paragraph of a report is about 200 characters; one of three times that speaks of several things.
_MAX_PASSAGE = 600
_PART = 400


def passages_of(
    report: Report, paragraphs: Sequence[Paragraph], removals: Sequence[Removal], *, split: bool = True
) -> tuple[Passage, ...]:
    """Make the passages of a report's kept paragraphs, in order."""
    copies: dict[str, list[str]] = {}
    for removal in removals:
        copies.setdefault(removal.kept_id, []).append(removal.removed.id)
    return tuple(
        Passage(
            id=paragraph.id if part == 1 else f"{paragraph.id}.{part}",
            paragraph=paragraph,
            start=start,
            text=report.text[start:end],
            context=context_of(report, paragraph),
            copies=tuple(copies.get(paragraph.id, ())),
        )
        for paragraph in paragraphs
        for part, (start, end) in enumerate(_parts(paragraph, split=split), 1)
    )


def context_of(report: Report, paragraph: Paragraph) -> str:
    """Say where the paragraph stands: place, period where no heading names it, section path."""
    path = paragraph.section.path[:-1] if paragraph.kind == "heading" else paragraph.section.path
    words = [report.place or "", *path]
    period = paragraph.section.period
    if period:
        names = [str(period.last), (plan_name(period) or "").strip("“”")]
        if not any(name and name in heading for heading in path for name in names):
            words.insert(1, f"{period}年")
    return " ".join(word for word in words if word)


def _parts(paragraph: Paragraph, *, split: bool) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph between sentences."""
    if not split or len(paragraph.text) <= _MAX_PASSAGE:
        yield paragraph.start, paragraph.end
        return
    start = 0
    end = 0
    for sentence in split_sentences(paragraph.text):
        if sentence.end - start > _PART and end > start:
            yield paragraph.start + start, paragraph.start + end
            start = sentence.start
        end = sentence.end
    yield paragraph.start + start, paragraph.end
