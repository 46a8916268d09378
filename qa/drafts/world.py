"""What an answerer may look at: the retrieved passages, and the reports they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.places import PlaceMention
from corpus.types import Paragraph, Period, Report
from index.soft import SoftMatch
from index.types import Hit
from qa.understanding.question import Question


@dataclass(frozen=True, slots=True)
class World:
    """One generation as an answerer sees it."""

    search: Callable[[Question], tuple[Hit, ...]]
    headings: Callable[[Sequence[Hit]], tuple[Paragraph, ...]]
    """The headings of the reports that the best hits come from."""
    report: Callable[[str], Report]
    place_of: Callable[[str], str | None]
    """The place that a report speaks for, without opening it."""
    of_other_kind: Callable[[str], bool]
    """Whether a report is of a kind that tells what a government's work report does not: 公报, 决算, 办法."""
    soft: SoftMatch
    year: int | None
    """The newest report's year, from which 今年 is counted."""
    lead: Callable[[Paragraph, Period | None], str]
    """The lead-in of a statement from this paragraph: whose and which period's."""
    knows: Callable[[PlaceMention], bool]
    """Whether a report speaks for the place."""
    wider: Callable[[Question], Iterator[Question]]
    """The same question of the reports of the places around the one asked about, nearest first."""
    nationwide: Callable[[Question], Question | None]
    """The question of the country's reports, where it names no place and none is at home; None elsewhere."""
    of_one_place: Callable[[Question], bool]
    """Whether all reports that the question is searched in speak for the same place."""
